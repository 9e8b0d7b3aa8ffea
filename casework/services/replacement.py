"""Who is away, from which day to which, and who stands in (vervanging).

A person says so of oneself, the administrator of others. A parent or a pupil is never
replaced: they act for themselves (domain.md 2.2), and the administrator is not, who
sees no case. Standing in lasts a year at most; longer is a hand-over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from casework.access import Actor
from casework.ids import new_id
from casework.services.accounts.known import UnknownAccount, account_of
from casework.services.accounts.log import noted_by
from casework.services.accounts.may_change import STAFF
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

REPLACEABLE = tuple(role for role in STAFF if role is not Role.BEHEERDER)
"""The roles in which somebody can stand in for another."""
LONGEST = timedelta(days=366)

_COLUMNS = "id, account, role, replacement, first_day, last_day, made_by, made_at"
_INSERT = f"""
insert into replacement (tenant_id, {_COLUMNS})
values (%s, %s, %s, %s, %s, %s, %s, %s, %s)"""  # noqa: S608  constants only
_READ = f"""
select {_COLUMNS} from replacement
where tenant_id = %(tenant)s and ended_at is null and last_day >= %(today)s
  and (%(account)s::text is null or account = %(account)s)
order by first_day, id"""  # noqa: S608  constants only
_ONE = f"""
select {_COLUMNS} from replacement
where tenant_id = %s and id = %s and ended_at is null for update"""  # noqa: S608  constants only
_END = """
update replacement set ended_by = %s, ended_at = %s where tenant_id = %s and id = %s"""


class UnknownAbsence(LookupError):
    """There is no such absence, it was ended, or it is not yours to end."""

    def __init__(self) -> None:
        """Say the same in all cases."""
        super().__init__("Deze afwezigheid bestaat niet (meer).")


@dataclass(frozen=True)
class Away:
    """Somebody away in one role; ``first`` and ``last`` day are both included."""

    account: str
    role: Role
    replacement: str | None
    first: date
    last: date

    def on(self, day: date) -> bool:
        """Tell whether it lasts on this day."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Absence:
    """An absence that was written down, by whom."""

    id: UUID
    away: Away
    made_by: str


def be_away(work: Work, away: Away, *, by: Actor) -> UUID:
    """Write down an absence. Raises `Refused` with every reason at once."""
    if reasons := tuple(_objections(work, away, by)):
        raise Refused(*reasons)
    id_ = new_id(work.now)
    days = [away.first, away.last]
    row = [away.account, away.role.value, away.replacement, *days, by.id, work.now]
    work.rows(_INSERT, [work.tenant.code, id_, *row])
    noted_by(work, away.account, f"afwezig als {away.role.value}", by)
    if away.replacement:
        noted_by(work, away.replacement, f"vervangt als {away.role.value}", by)
    return id_


def end_absence(work: Work, id_: UUID, *, by: Actor) -> None:
    """End an absence now: who stood in sees nothing more from the next page on.

    Raises `UnknownAbsence`.
    """
    rows = work.rows(_ONE, [work.tenant.code, id_])
    if not rows or not _may(by, rows[0][1]):
        raise UnknownAbsence
    work.rows(_END, [by.id, work.now, work.tenant.code, id_])
    noted_by(work, rows[0][1], "afwezigheid beëindigd", by)


def absences_of(work: Work, account: str | None = None) -> list[Absence]:
    """Return who is away now or later, of one account or of all."""
    values = {"tenant": work.tenant.code, "today": work.today, "account": account}
    return [_read(*row) for row in work.rows(_READ, values)]


def _read(  # noqa: PLR0913, PLR0917  the columns of the table
    id_: UUID,
    account: str,
    role: str,
    replacement: str | None,
    first: date,
    last: date,
    made_by: str,
    _made_at: object,
) -> Absence:
    away = Away(account, Role(role), replacement, first, last)
    return Absence(id_, away, made_by)


def _may(by: Actor, account: str) -> bool:
    return by.role is Role.BEHEERDER or by.id == account


def _objections(work: Work, away: Away, by: Actor) -> Iterator[Reason]:
    if not _may(by, away.account):
        yield Reason(
            "Alleen u zelf of een beheerder kan zeggen dat u afwezig bent.",
            lifted_by="de beheerder",
        )
        return
    if away.role not in REPLACEABLE:
        yield Reason("In deze rol kan niemand u vervangen.")
    if not _holds(work, away.account, away.role):
        yield Reason("Wie afwezig is, heeft deze rol niet.", lifted_by="de beheerder")
    yield from _wrong_replacement(work, away, by)
    yield from _wrong_days(away, work.today)


def _wrong_replacement(work: Work, away: Away, by: Actor) -> Iterator[Reason]:
    if away.replacement is None:
        return
    if away.replacement == away.account:
        yield Reason("Kies een ander als vervanger.")
    elif by.role is Role.BEHEERDER and away.replacement == by.id:
        yield Reason(
            "Een beheerder maakt zichzelf geen vervanger.",
            "Vier ogen",
            "een andere beheerder",
        )
    elif not _holds(work, away.replacement, away.role):
        yield Reason(
            "De vervanger heeft deze rol niet.",
            lifted_by="de beheerder, die de rol kan geven",
        )


def _wrong_days(away: Away, today: date) -> Iterator[Reason]:
    if away.last < away.first:
        yield Reason("De laatste dag is eerder dan de eerste.")
    elif away.last < today:
        yield Reason("Deze dagen zijn al voorbij.")
    elif away.last - away.first > LONGEST:
        yield Reason(
            "Vervangen kan hooguit een jaar. Draag de zaken anders over.",
            lifted_by="de beheerder",
        )


def _holds(work: Work, account: str, role: Role) -> bool:
    """Tell whether this account is in use and has this role."""
    try:
        found = account_of(work, account)
    except UnknownAccount:
        return False
    return found.active and role in found.rollen
