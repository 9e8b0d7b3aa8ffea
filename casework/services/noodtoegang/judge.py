"""The book of access in an emergency, and its judgement by another person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.access import Actor
from casework.models import Noodoordeel, Noodreden
from casework.services.accounts.known import account_name
from casework.services.noodtoegang.reason import reason_address
from casework.services.noodtoegang.who import JUDGES
from casework.vault import CannotOpen
from casework.work import Row, Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

SHOWN = 200
_GONE = "De reden is gewist met de zaak."
_NOT_YOU = Reason(
    "Alleen de privacy officer of de directeur-bestuurder kijkt dit na.",
    lifted_by="de privacy officer",
)
_FOUR_EYES = Reason(
    "Dit was uw eigen noodtoegang. Een ander kijkt die na.",
    lifted_by="een andere privacy officer, of de directeur-bestuurder",
)
_DONE = Reason("Deze noodtoegang is al nagekeken.")
_READ = """
select n.id, c.kenmerk, n.case_id, n.account, n.role, n.category, n.sealed, n.at,
    n.ends_at, n.reviewed_by, n.reviewed_at, n.verdict, (
        select count(*) from read_log r
        where r.tenant_id = n.tenant_id and r.case_id = n.case_id
          and r.noodtoegang = n.id)
from noodtoegang n join cases c on c.tenant_id = n.tenant_id and c.id = n.case_id
where n.tenant_id = %(tenant)s
  and (%(account)s::text is null or n.account = %(account)s and n.ends_at > %(now)s)
order by n.reviewed_at is not null, n.at desc, n.id limit %(limit)s"""
_HOLD = """
select account, reviewed_at from noodtoegang
where tenant_id = %s and id = %s for update"""
_JUDGE = """
update noodtoegang set reviewed_by = %s, reviewed_at = %s, verdict = %s
where tenant_id = %s and id = %s"""


@dataclass(frozen=True)
class Used:
    """One access: who, in which case, why, until when, and what came of it."""

    id: UUID
    kenmerk: str
    account: str
    wie: str
    role: Role
    category: Noodreden
    reden: str
    at: datetime
    ends_at: datetime
    nagekeken_door: str
    nagekeken_op: datetime | None
    oordeel: Noodoordeel | None
    gelezen: int


def book_of(work: Work, by: Actor) -> list[Used]:
    """Return who used it, what must still be judged first. Raises `Refused`."""
    if by.role not in JUDGES:
        raise Refused(_NOT_YOU)
    return _rows(work, None)


def own_open(work: Work, by: Actor) -> list[Used]:
    """Return what this person may read in an emergency now."""
    return [used for used in _rows(work, by.id) if used.role is by.role]


def judge(work: Work, ident: UUID, verdict: Noodoordeel, *, by: Actor) -> None:
    """Write down what a second person thinks of it. Raises `Refused`."""
    if by.role not in JUDGES:
        raise Refused(_NOT_YOU)
    rows = work.rows(_HOLD, [work.tenant.code, ident])
    if not rows or rows[0][1] is not None:
        raise Refused(_DONE)
    if rows[0][0] in (by.id, *by.voor, *by.ook_voor):
        raise Refused(_FOUR_EYES)
    values = [by.id, work.now, verdict.value, work.tenant.code, ident]
    work.rows(_JUDGE, values)


def _rows(work: Work, account: str | None) -> list[Used]:
    values = {
        "tenant": work.tenant.code,
        "account": account,
        "now": work.now,
        "limit": SHOWN,
    }
    return [_used(work, row) for row in work.rows(_READ, values)]


def _used(work: Work, row: Row) -> Used:
    ident, kenmerk, case_id, account, role, category, sealed, *rest = row
    at, ends_at, judged_by, judged_at, verdict, number = rest
    try:
        reason = work.vault.open(reason_address(work, case_id, ident), bytes(sealed))
    except CannotOpen:
        reason = _GONE
    return Used(
        *(ident, kenmerk, account, account_name(work, account), Role(role)),
        *(Noodreden(category), reason, at, ends_at),
        account_name(work, judged_by) if judged_by else "",
        judged_at,
        Noodoordeel(verdict) if verdict else None,
        number,
    )
