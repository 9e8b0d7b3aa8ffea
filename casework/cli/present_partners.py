"""Show the partners and their certificates, to people and to programs."""

from collections.abc import Sequence
from typing import Any

from casework.exchange.described import Use
from casework.models import CertificateState
from casework.services.exchange.certificate_words import IN_WORDS, KINDS
from casework.services.exchange.certificates import KnownCertificate
from casework.services.exchange.keys import keys_for
from casework.services.exchange.known import KnownPartner
from casework.services.exchange.revocation import Lists
from casework.work import Work
from statemachines.dutch import in_words


def partner_data(
    work: Work,
    partner: KnownPartner,
    certificates: Sequence[KnownCertificate],
    lists: Lists,
) -> dict[str, Any]:
    """Return a partner as JSON values, without how its people are reached."""
    return {
        "id": partner.id,
        "naam": partner.naam,
        "rol": partner.rol,
        "oin_of_kvk": partner.oin_of_kvk,
        "convenant": partner.convenant,
        "toegetreden_op": partner.toegetreden_op,
        "uitgetreden_op": partner.uitgetreden_op,
        "profiel": partner.profiel.value,
        "kanaal": partner.kanaal.value,
        "gecontroleerd": partner.approved,
        "bezwaren": [r.sentence for r in keys_for(work, partner.id).reasons],
        "certificaten": [_certificate(work, known, lists) for known in certificates],
    }


def partner_text(told: dict[str, Any]) -> str:
    """Return a partner as people read it."""
    lines = [f"{told['naam']} ({told['rol']}, {told['oin_of_kvk']})  {told['id']}"]
    lines += [f"  LET OP  {sentence}" for sentence in told["bezwaren"]]
    for each in told["certificaten"]:
        kind = KINDS[Use(each["soort"])]
        state = IN_WORDS[CertificateState(each["staat"])]
        until = f"{in_words(each['tot_en_met'])} ({each['dagen']} dagen)"
        lines.append(f"  - {kind}: {state}, geldt tot en met {until}")
        lines.append(f"    {each['vingerafdruk']}")
    if not told["certificaten"]:
        lines.append("  Nog geen certificaat.")
    return "\n".join(lines)


def _certificate(work: Work, known: KnownCertificate, lists: Lists) -> dict[str, Any]:
    read = known.read
    return {
        "id": known.id,
        "soort": known.kind.value,
        "staat": known.state.value,
        "van": known.subject,
        "sleutel": read.key,
        "vingerafdruk": read.fingerprint,
        "geldig_vanaf": known.not_before,
        "tot_en_met": known.last_day,
        "dagen": known.days_left(work.today),
        "intrekking_bekend_tot": lists.of(read),
        "reden": known.reason,
    }
