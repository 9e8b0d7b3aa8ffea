"""From a certificate up to a root in a file of our own, and nowhere else."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes

from casework.exchange.certificates import Certificate
from casework.exchange.refusal import Unfit, require

_LONGEST = 6
_STRONG = (hashes.SHA256, hashes.SHA384, hashes.SHA512)
_UNDERSTOOD = (
    x509.BasicConstraints,
    x509.CertificatePolicies,
    x509.ExtendedKeyUsage,
    x509.KeyUsage,
    x509.SubjectAlternativeName,
)
"""A critical extension outside this list can limit a certificate unseen by us."""


def chain_to(
    certificate: Certificate, authorities: Sequence[Certificate], moment: datetime
) -> tuple[Certificate, ...]:
    """Return the certificate and its issuers up to a root, all valid at the moment.

    A root is a certificate in `authorities` that issued itself; the others there may
    stand in between. A certificate that issued itself is trusted only when it is one
    of them. Raises `Unfit`.
    """
    found = _climb((certificate,), authorities)
    require(found, "no chain to a root of ours")
    chain = found or ()
    for link in chain:
        _usable(link, moment)
    for depth, issuer in enumerate(chain[1:]):
        _may_issue(issuer, depth, anchor=issuer is chain[-1])
    return chain


def issued(issuer: Certificate, certificate: Certificate) -> bool:
    """Tell whether one issued the other: the name and a strong signature."""
    if not isinstance(certificate.parsed.signature_hash_algorithm, _STRONG):
        return False
    try:
        certificate.parsed.verify_directly_issued_by(issuer.parsed)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _climb(
    chain: tuple[Certificate, ...], authorities: Sequence[Certificate]
) -> tuple[Certificate, ...] | None:
    last = chain[-1]
    if issued(last, last):
        return chain if last in authorities else None
    if len(chain) == _LONGEST:
        return None
    for above in authorities:
        if above not in chain and issued(above, last):
            found = _climb((*chain, above), authorities)
            if found:
                return found
    return None


def _usable(link: Certificate, moment: datetime) -> None:
    require(link.valid_at(moment), "a certificate outside its validity")
    _ = link.public_key  # too weak a key is refused here
    for extension in link.parsed.extensions:
        known = isinstance(extension.value, _UNDERSTOOD)
        require(known or not extension.critical, "an unknown critical extension")


def _may_issue(issuer: Certificate, depth: int, *, anchor: bool) -> None:
    """Refuse an issuer that says it is none. An old root says nothing at all."""
    extensions = issuer.parsed.extensions
    if anchor and not len(extensions):
        return
    try:
        constraint = extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        raise Unfit("an issuer that is no authority") from None
    require(constraint.ca, "an issuer that is no authority")
    short = constraint.path_length is not None and constraint.path_length < depth
    require(not short, "a chain longer than its root allows")
    try:
        usage = extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    require(usage.key_cert_sign, "an issuer that may not issue")


def links(chain: Sequence[Certificate]) -> list[tuple[Certificate, Certificate]]:
    """Return each certificate of a chain with its issuer; a lone one with itself."""
    return [*pairwise(chain)] or [(chain[0], chain[0])]
