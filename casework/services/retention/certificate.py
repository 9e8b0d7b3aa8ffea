"""The statement for the school: what was erased, when, why, and by whom (4.7)."""

from typing import Any

from casework.access import SYSTEEM, CaseNotFound
from casework.clock import amsterdam_day
from casework.proof.destruction import read_record
from casework.services.accounts.known import UnknownAccount, account_of
from casework.services.hold import find, view
from casework.services.retention.confirm import MAY_CONFIRM
from casework.services.retention.erased import Gone, erased_of
from casework.services.retention.pen import signer_of
from casework.vault import CannotOpen
from casework.work import Work
from notifications.dutch import opsomming
from notifications.letter import Document
from notifications.render import fill
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.secrecy import DataClass

KINDS = {
    DataClass.GEZONDHEID: "gegevens over gezondheid, en de brieven",
    DataClass.GEZIN: "gegevens over het gezin",
    DataClass.ONDERWIJS: "gegevens over het onderwijs, notities en documenten",
    DataClass.ZIENSWIJZE: "wat de ouders en anderen ons vertelden",
    DataClass.IDENTITEIT: "namen, adressen en het bewijs van antwoorden",
}
"""What goes with each class, as people read it."""
_SOMEBODY = "iemand die hier niet meer werkt"


def told_of(work: Work, kenmerk: str) -> list[dict[str, Any]]:
    """Return what was erased of a case; empty when nothing was.

    Raises `CaseNotFound`. Names nobody: who confirmed goes by function.
    """
    case_id = find(work, kenmerk, SYSTEEM)
    return [_told(work, gone) for gone in erased_of(work, case_id).values()]


def certificate_of(work: Work, kenmerk: str) -> Document:
    """Make the statement. Raises `CaseNotFound`, also when nothing was erased yet."""
    case = view(work, find(work, kenmerk, SYSTEEM), SYSTEEM)
    told = told_of(work, kenmerk)
    if not told:
        raise CaseNotFound
    names = {
        "kenmerk": case.kenmerk,
        "soort_zaak": PROCESSES[case.process].title,
        "swv": work.tenant.policy()["afzender_naam"],
        "datum": work.today,
        "gewist": told,
        "sleutel": signer_of(work).verifier.text,
    }
    return fill("document/vernietiging", names)


def _told(work: Work, gone: Gone) -> dict[str, Any]:
    record = read_record(gone.record)
    people = [_function(work, who) for who in record.told["personen"]]
    return {
        "soort": gone.soort.value,
        "wat": KINDS[gone.soort],
        "op": amsterdam_day(gone.op),
        "regel": RULES[gone.rule].name,
        "wet": gone.wet,
        "door": opsomming(people),
        "nummer": str(gone.id),
        "bewijs": gone.record,
    }


def _function(work: Work, account: str) -> str:
    try:
        known = account_of(work, account)
    except (UnknownAccount, CannotOpen):
        return _SOMEBODY
    roles = [role for role in known.rollen if role in MAY_CONFIRM] or [*known.rollen]
    return roles[0].sentence if roles else _SOMEBODY
