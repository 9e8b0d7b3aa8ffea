"""The list of cases of somebody: what each is about without opening it.

A row names the pupil by initials; the rest is for who opens the case. A list costs a
handful of statements, however long it is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from casework.access import VISIBLE_MINE, Actor, seen_by
from casework.services.case_people import initials
from casework.services.case_terms import Badge, badge_of, days_left
from casework.services.hold import Held
from casework.services.identities import identities_of
from casework.services.people import Identity
from casework.services.worklist import Group, Task, next_term, weighed
from casework.work import Work
from statemachines.aan_zet import aan_zet
from statemachines.inzage import Contact, contact
from statemachines.processes import PROCESSES
from statemachines.roles import Role

A_PAGE = 50
_COLUMNS = ", ".join(f"c.{field.name}" for field in fields(Held))
_CLOSED = f"""
select c.closed_at, {_COLUMNS} from cases c
where c.tenant_id = %(tenant)s and c.closed_at is not null and {VISIBLE_MINE}
order by c.closed_at desc, c.id limit %(limit)s offset %(skip)s"""  # noqa: S608  constants only
_SEEN = """
select c from unnest(%(cases)s::uuid[]) c where exists (
    select from read_log where tenant_id = %(tenant)s and case_id = c
      and account = %(account)s and data_class is null)"""


class Tab(StrEnum):
    """What a list is about. The value is how it is named in an address."""

    NU = "nu"
    WACHT = "wacht"
    LAAT = "laat"
    KLAAR = "klaar"


@dataclass(frozen=True)
class About:
    """Whom a case is about: the initials of the pupil, and the name of the school."""

    leerling: str = ""
    school: str = ""


_NOTHING = About()
_WHERE = frozenset({Role.VOORZITTER, Role.IB, Role.SCHOOLBESTUUR})


@dataclass(frozen=True)
class Row:
    """A case on the list. ``nieuw``: this person never looked at it."""

    kenmerk: str
    soort: str
    leerling: str
    school: str
    stand: str
    stap: str
    wie: str
    uiterlijk: date | None
    dagen: str
    badge: Badge | None
    nieuw: bool = False
    gesloten: datetime | None = None
    actie: str = ""


@dataclass(frozen=True)
class Lists:
    """How many cases each tab has, and one page of the one that was asked for."""

    aantallen: dict[Tab, int]
    rows: list[Row]
    verder: bool


def lists_for(work: Work, by: Actor, tab: Tab, page: int = 1) -> Lists:
    """Return one page of a tab. Pages count from 1."""
    sorted_ = _tabs(work, weighed(work, by), by.role)
    counts = {name: len(found) for name, found in sorted_.items()}
    skip = (page - 1) * A_PAGE
    if tab is Tab.KLAAR:
        closed = _closed(work, by, skip)
        return Lists(counts, closed[:A_PAGE], len(closed) > A_PAGE)
    found = sorted_[tab]
    shown = _rows(work, by, found[skip : skip + A_PAGE])
    return Lists(counts, shown, len(found) > skip + A_PAGE)


Weighed = tuple[Held, Task]


def _tabs(work: Work, cases: Sequence[Weighed], role: Role) -> dict[Tab, list[Weighed]]:
    """Sort the open cases over the tabs. What is almost late stands in two."""
    tasks = sorted(cases, key=lambda pair: _when(work, *pair))
    return {
        Tab.NU: [x for x in tasks if _is_mine(*x, role)],
        Tab.WACHT: [x for x in tasks if not _is_mine(*x, role)],
        Tab.LAAT: [x for x in tasks if _is_pressing(work, *x)],
    }


def _when(work: Work, case: Held, task: Task) -> tuple[date, str]:
    """Tell where a case stands in a list: the first last day that is shown."""
    return _until(work, case)[0] or date.max, task.kenmerk


def _is_mine(case: Held, task: Task, role: Role) -> bool:
    """Tell whether somebody has a step to take, or is the one a case waits for."""
    state = PROCESSES[case.process].state(case.state)
    return task.groep is not Group.WACHT_OP_ANDEREN or role in aan_zet(state)


def _is_pressing(work: Work, case: Held, task: Task) -> bool:
    badge = _until(work, case)[2]
    late = badge in {Badge.BIJNA, Badge.TE_LAAT}
    return late or task.groep is Group.BIJNA_TE_LAAT


def _rows(work: Work, by: Actor, cases: Sequence[Weighed]) -> list[Row]:
    ids = [case.id for case, _ in cases]
    about, seen = about_cases(work, by.role, ids), _seen(work, by, ids)
    return [
        replace(
            _row(work, case, task, about.get(case.id, _NOTHING)),
            wie="u" if _is_mine(case, task, by.role) else _waits_for(case),
            nieuw=case.id not in seen,
        )
        for case, task in cases
    ]


def _row(work: Work, case: Held, task: Task, about: About) -> Row:
    state = PROCESSES[case.process].state(case.state)
    until, days, badge = _until(work, case)
    return Row(
        kenmerk=case.kenmerk,
        soort=task.soort,
        leerling=about.leerling,
        school=about.school,
        stand=state.meaning,
        stap=_next(task),
        wie="",
        uiterlijk=until,
        dagen=days,
        badge=badge,
        actie="" if task.keuze else task.actie,
    )


def _next(task: Task) -> str:
    """Name the next step; where somebody decides, every answer alike."""
    if task.keuze:
        return "Kiezen: " + " of ".join(f"'{answer}'" for answer in task.keuze)
    return task.stappen[0] if task.stappen else ""


def _waits_for(case: Held) -> str:
    return PROCESSES[case.process].state(case.state).waits_for or ""


def _until(work: Work, case: Held) -> tuple[date | None, str, Badge | None]:
    """Return the last day of the term that ends first, and how that stands."""
    term = next_term(case)
    if term is None:
        return None, "", Badge.STAAT_STIL if case.clocks else None
    last = term.legal_end
    return last, days_left(last, work.today), badge_of(last, work.today)


def _closed(work: Work, by: Actor, skip: int) -> list[Row]:
    """Return the closed cases from here on, and one more when there are more."""
    values = {**seen_by(by, work.tenant.code), "limit": A_PAGE + 1, "skip": skip}
    found = [(moment, Held(*held)) for moment, *held in work.rows(_CLOSED, values)]
    about = about_cases(work, by.role, [case.id for _, case in found])
    return [
        Row(
            kenmerk=case.kenmerk,
            soort=PROCESSES[case.process].title,
            leerling=about.get(case.id, _NOTHING).leerling,
            school=about.get(case.id, _NOTHING).school,
            stand=PROCESSES[case.process].state(case.state).meaning,
            stap="",
            wie="",
            uiterlijk=None,
            dagen="",
            badge=Badge.KLAAR,
            gesloten=moment,
        )
        for moment, case in found
    ]


def about_cases(work: Work, role: Role, cases: Collection[UUID]) -> dict[UUID, About]:
    """Return whom each case is about, as far as this role may know."""
    if contact(role) is Contact.NIETS or not cases:
        return {}
    found = identities_of(work, cases, _WHERE | {Role.LEERLING})
    return {case: _about(role, people) for case, people in found.items()}


def _about(reader: Role, people: Iterable[tuple[Role, Identity]]) -> About:
    known = [*people]
    pupils = [initials(who.naam) for role, who in known if role is Role.LEERLING]
    schools = [w.organisatie for role, w in known if role in _WHERE and w.organisatie]
    named = schools if contact(reader) is Contact.ALLES else []
    return About("".join(pupils[:1]), "".join(named[:1]))


def _seen(work: Work, by: Actor, cases: Collection[UUID]) -> set[UUID]:
    values = {"tenant": work.tenant.code, "cases": [*cases], "account": by.id}
    rows = work.rows(_SEEN, values) if cases else []
    return {case_id for (case_id,) in rows}
