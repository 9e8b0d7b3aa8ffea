"""Give a package to the partner it is for, and write down what the partner says of it.

Who may fetch is an account of that partner, today, in a role of that party. Each time
is written in the read log of the exchange, which the family sees.
"""

from enum import StrEnum
from uuid import UUID

from casework.access import SYSTEEM, Actor, CaseNotFound
from casework.services.advance import advance
from casework.services.exchange.members import partners_with
from casework.services.exchange.packages import (
    KnownPackage,
    package_of,
    packages_for,
)
from casework.services.hold import hold
from casework.services.looked import looked
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.uitwisseling.dossier import Wisantwoord

_GONE = Reason(
    "Dit pakket is er niet meer: het is verlopen, teruggehaald of al ontvangen.",
    "",
    "de afzender",
)
_NOT_FETCHED = Reason("Haal het pakket eerst op.", "", "u")
_NOT_ASKED = Reason("Er is u niet gevraagd om dit pakket te wissen.", "", "de afzender")
_FETCHED = """
update package set fetched_at = coalesce(fetched_at, %s), fetched_by = %s
where tenant_id = %s and id = %s"""
_BYTES = """
select p7m from package where tenant_id = %s and id = %s and fetched_at is not null"""
_RECEIVED = """
update package set received_at = %s, state = 'ontvangen', p7m = null, erased_at = %s
where tenant_id = %s and id = %s"""


class Fetched(StrEnum):
    """What the read log says."""

    PACKAGE = "pakket opgehaald"


def mine(work: Work, by: Actor) -> list[KnownPackage]:
    """Return the packages for the partners of somebody."""
    return packages_for(work, partners_with(work, by))


def one_of_mine(work: Work, id_: UUID, by: Actor) -> KnownPackage:
    """Return a package for a partner of somebody, or raise `CaseNotFound`."""
    found = package_of(work, id_, partners_with(work, by))
    if found is None:
        raise CaseNotFound
    return found


def fetch(work: Work, id_: UUID, by: Actor) -> None:
    """Write down that somebody fetches a package. Raises `CaseNotFound`, `Refused`."""
    found = _held(work, id_, by)
    if not found.can_be_fetched(work.now):
        raise Refused(_GONE)
    work.rows(_FETCHED, [work.now, by.id, work.tenant.code, id_])


def fetched_bytes(work: Work, id_: UUID, by: Actor) -> bytes:
    """Return a package that was fetched; each time goes in the read log.

    Raises `CaseNotFound`, and `Refused` when it may not be had any more.
    """
    found = _held(work, id_, by)
    rows = work.rows(_BYTES, [work.tenant.code, id_])
    if not rows or not found.can_be_fetched(work.now):
        raise Refused(_GONE)
    case, _ = hold(work, found.case_id, SYSTEEM)
    looked(work, case, by, Fetched.PACKAGE.value)
    return bytes(rows[0][0])


def confirm_received(work: Work, id_: UUID, by: Actor) -> None:
    """Take the receipt of a partner: the case goes on, and the bytes go.

    Raises `CaseNotFound`, and `Refused` when it was not fetched or is gone.
    """
    found = _held(work, id_, by)
    if not found.can_be_fetched(work.now):
        raise Refused(_GONE)
    if found.fetched_at is None:
        raise Refused(_NOT_FETCHED)
    receive(work, found)


def receive(work: Work, found: KnownPackage) -> None:
    """Write down that a partner has a package. Raises `Refused`."""
    facts = {"ontvangen_op": work.today.isoformat()}
    advance(work, found.case_id, "ontvangst_vastleggen", by=SYSTEEM, facts=facts)
    work.rows(_RECEIVED, [work.now, work.now, work.tenant.code, found.id])


def answer_erasure(work: Work, id_: UUID, answer: str, by: Actor) -> None:
    """Write down what a partner answers to the request to erase.

    Raises `CaseNotFound`, and `Refused` when nothing was asked or nothing was chosen.
    """
    found = _held(work, id_, by)
    if not found.to_erase:
        raise Refused(_NOT_ASKED)
    if answer not in {*Wisantwoord}:
        raise Refused(Reason("Kies een antwoord.", "", "u", about=("wisantwoord",)))
    facts = {"wisantwoord": answer, "wisantwoord_op": work.today.isoformat()}
    advance(work, found.case_id, "wisantwoord_vastleggen", by=SYSTEEM, facts=facts)


def _held(work: Work, id_: UUID, by: Actor) -> KnownPackage:
    """Hold the case of a package, so that nobody recalls it in the meantime."""
    hold(work, one_of_mine(work, id_, by).case_id, SYSTEEM)
    return one_of_mine(work, id_, by)
