"""What the states and kinds of a certificate are called."""

from collections.abc import Mapping

from casework.exchange.described import Use
from casework.models import CertificateState

IN_WORDS: Mapping[CertificateState, str] = {
    CertificateState.PROPOSED: "voorgesteld: een ander moet de partner nog bellen",
    CertificateState.VERIFIED: "gecontroleerd, nog niet in gebruik",
    CertificateState.ACTIVE: "in gebruik",
    CertificateState.RETIRING: "wordt uitgefaseerd",
    CertificateState.RETIRED: "niet meer in gebruik",
    CertificateState.REVOKED: "ingetrokken",
}
KINDS: Mapping[Use, str] = {
    Use.SIGN: "ondertekenen",
    Use.ENCRYPT: "versleutelen",
}
