"""Find terms that end on a day when nobody who has to act is there (vervanging).

Shown to who goes away, and told every night: summer and Christmas are where terms
die. It names the case, the day, and which colleagues could stand in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.access import SYSTEEM, VISIBLE, seen_by
from casework.services.batch import Line
from casework.services.clocks import read_clock
from casework.services.compare import Fields
from casework.services.replacement import Away, absences_of
from casework.work import Work
from statemachines.aan_zet import aan_zet
from statemachines.dutch import in_words
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role

_CASES = f"""
select c.kenmerk, c.process, c.state, c.clocks, c.people, c.closed_at from cases c
where c.tenant_id = %(tenant)s and c.closed_at is null and {VISIBLE}
  and exists (select from party p where p.tenant_id = c.tenant_id
    and p.case_id = c.id and p.user_id = any(%(away)s))
order by c.kenmerk"""  # noqa: S608  constants only
_COLUMNS = ("kenmerk", "process", "state", "clocks", "people", "closed_at")
_IN_USE = """
select a.id, array_agg(r.role) from account a
join account_role r on r.tenant_id = a.tenant_id and r.account = a.id
where a.tenant_id = %s and a.status = 'actief' group by a.id order by a.id"""
_FEW = 3


@dataclass(frozen=True)
class Gap:
    """A last day on which nobody is there. ``could``: accounts that could stand in."""

    kenmerk: str
    rule: str
    day: date
    role: Role
    could: tuple[str, ...]


@dataclass(frozen=True)
class _Leave:
    """Who is away when, and the roles of every account that is in use."""

    away: list[Away]
    in_use: Mapping[str, list[str]]

    def there(self, account: str, day: date) -> bool:
        """Tell whether somebody can work on a day."""
        gone = any(each.account == account and each.on(day) for each in self.away)
        return account in self.in_use and not gone


def gaps(work: Work, cases: Iterable[Fields]) -> Iterator[Gap]:
    """Yield the last days in these cases on which everybody who must act is away."""
    away = [absence.away for absence in absences_of(work)]
    if not away:
        return
    leave = _Leave(away, _in_use(work))
    for case in cases:
        if case["closed_at"] is None:
            yield from _gaps_of(case, leave)


def gaps_ahead(work: Work, account: str | None = None) -> list[Gap]:
    """Return the gaps in the cases of who is away: of one account, or of all."""
    absent = {each.away.account for each in absences_of(work, account)}
    values = {**seen_by(SYSTEEM, work.tenant.code), "away": sorted(absent)}
    rows = work.rows(_CASES, values)
    cases = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
    return sorted(gaps(work, cases), key=lambda gap: (gap.day, gap.kenmerk))


def cover_findings(work: Work, cases: Iterable[Fields]) -> Iterator[Line]:
    """Tell of each gap in a line that names accounts and no person."""
    for gap in gaps(work, cases):
        could = ", ".join(gap.could) or "niemand met deze rol"
        said = f"op {in_words(gap.day)} is niemand er; kan wel: {could}"
        yield Line(gap.kenmerk, f"vervanging {gap.rule}", said)


def _gaps_of(case: Fields, leave: _Leave) -> Iterator[Gap]:
    holders = _holders(case)
    for clock in case["clocks"]:
        term = read_clock(clock)
        if term.suspended_on is not None or not holders:
            continue
        if all(_nobody(holder, leave, term.legal_end) for holder in holders):
            role = holders[0][1]
            could = _could(role, leave, term.legal_end)
            yield Gap(case["kenmerk"], term.rule, term.legal_end, role, could)


def _in_use(work: Work) -> Mapping[str, list[str]]:
    return dict(work.rows(_IN_USE, [work.tenant.code]))


def _holders(case: Mapping[str, Any]) -> list[tuple[str, Role]]:
    """Return who of the staff has to act in this state, as account and role."""
    process = PROCESSES[case["process"]]
    state = process.state(case["state"])
    here = [step for step in process.steps if state in step.source]
    wanted = aan_zet(state) or {role for step in here for role in step.by}
    return [
        (person["account"], Role(person["role"]))
        for person in case["people"]
        if person["account"] and Role(person["role"]) in wanted - FAMILY
    ]


def _nobody(holder: tuple[str, Role], leave: _Leave, day: date) -> bool:
    """Tell whether somebody is away on a day and nobody who stands in is there."""
    mine = [a for a in leave.away if (a.account, a.role) == holder and a.on(day)]
    return bool(mine) and not any(
        absence.replacement and leave.there(absence.replacement, day)
        for absence in mine
    )


def _could(role: Role, leave: _Leave, day: date) -> tuple[str, ...]:
    able = (who for who, roles in leave.in_use.items() if role.value in roles)
    return tuple(who for who in able if leave.there(who, day))[:_FEW]
