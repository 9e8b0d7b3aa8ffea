"""Cases to try the pages with: invented, and as if they began some weeks ago.

They are made in an empty installation that keeps its own mail, through the same door
as everything else. Each stops at a place where somebody has something to do now.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from casework.demo.besluit import AANVRAAG, ADVIES, BESLISSING
from casework.demo.geld import GELD
from casework.demo.people import (
    ADMIN,
    AWAY_ID,
    IB,
    ILL_ID,
    SCHOOL,
    VOORZITTER,
    everyone,
    kerngroep,
    register,
)
from casework.demo.school import HULP, ONDERSTEUNINGSTEAM, ONTWIKKELINGSPERSPECTIEF
from casework.demo.script import Absence, Act, Enrol, Script
from casework.demo.shift import ending, moved, since, until
from casework.demo.stage import Stage
from casework.demo.time import VirtualClock
from casework.services.deliver import Carry
from casework.work import Desk
from statemachines.calendar import SchoolCalendar
from statemachines.engine import Refused
from statemachines.ledger import school_calendar

_AHEAD = 3
"""Weeks: parents hear of the meeting in time, also with a holiday in between."""
_PLANNED = until(ONDERSTEUNINGSTEAM, "ot_plannen")
_BEGIN = (
    *moved(_PLANNED, -_AHEAD, but=("overleg_op",)),
    *ONDERSTEUNINGSTEAM[len(_PLANNED) :],
    *ONTWIKKELINGSPERSPECTIEF,
)
_EARLIER = 6
"""Weeks: this school looks sooner whether the help works, so its story is shorter."""
_LATER = moved(
    (*since(HULP, "eerder_evalueren"), *AANVRAAG, *ADVIES, *BESLISSING), -_EARLIER
)
_TLV = (*_BEGIN, *until(HULP, "start_uitvoering")[:2], *_LATER)
_ABSENT = 23
"""School days: four lesweken and a little more."""
_TO_KERNGROEP: Script = (
    Act(
        date(2026, 9, 21),
        "ot",
        "opschalen",
        VOORZITTER,
        {
            "niveau": "4_arrangement_wijk_of_oza",
            "opschalen_omdat": "De hulp in de klas is niet genoeg.",
        },
    ),
    Act(
        date(2026, 9, 22),
        "ot",
        "kerngroep",
        VOORZITTER,
        {"keuze_toegelicht": "Andere wegen zijn geprobeerd.", "zonder_naam": True},
    ),
)
_MONEY = moved(since(until(GELD, "beraad_openen"), "opstellen"), -38)


@dataclass(frozen=True)
class Trial:
    """One family, and how far its story is told."""

    family: int
    script: Script


TRIALS = (
    Trial(1, until(_TLV, "besluitrijp_verklaren")),
    Trial(2, until(_BEGIN, "digitaal_vragen")),
    Trial(3, until(_BEGIN, "ot_plannen")),
    Trial(4, until(_TLV, "uitnodigen")),
    Trial(5, (*until(_BEGIN, "verslag_delen"), *_TO_KERNGROEP, *_MONEY)),
)


def fill(desk: Desk, tenant: str, carry: Carry) -> None:
    """Make the cases on an empty installation, ending on the day of the desk.

    A story that the calendar of this year stops halfway is left there: what was made
    of it is as true as the rest.
    """
    with desk.work(tenant) as work:
        today, calendar = work.today, school_calendar(work.tenant.policy())
    _kerngroep(desk, tenant, carry, today)
    for trial in TRIALS:
        acts = ending(trial.script, today, trial.family)
        stage = _stage(desk, tenant, carry, acts[0].day)
        stage.root = stage.open("ot", everyone(trial.family), IB)
        _play(stage, acts)
    _absence(desk, tenant, carry, [*_school_days(today, calendar)])


def _kerngroep(desk: Desk, tenant: str, carry: Carry, today: date) -> None:
    """Let the kerngroep sit since some months."""
    stage = _stage(desk, tenant, carry, today - timedelta(weeks=26))
    stage.open("kerngroep", kerngroep(), ADMIN)


def _absence(desk: Desk, tenant: str, carry: Carry, days: list[date]) -> None:
    """Let two pupils stay away for more than four weeks; Leerrecht hears of one."""
    stage = _stage(desk, tenant, carry, days[0])
    _play(stage, (Enrol(days[0], register()),))
    _play(stage, (Absence(days[-1], tuple(_lines(days))),))


def _school_days(today: date, calendar: SchoolCalendar) -> Iterator[date]:
    """Return the last school days before today, the first one first."""
    found: list[date] = []
    day = today
    while len(found) < _ABSENT:
        day -= timedelta(days=1)
        if calendar.is_school_day(day):
            found.append(day)
    return reversed(found)


def _lines(days: list[date]) -> Iterator[str]:
    for day in days:
        for pupil, why in ((AWAY_ID, "ongeoorloofd"), (ILL_ID, "ziek")):
            yield f"{SCHOOL};{pupil};{day};5.25;5.25;{why}"


def _stage(desk: Desk, tenant: str, carry: Carry, day: date) -> Stage:
    clock = VirtualClock(day)
    played = replace(desk, clock=clock, compares=False)  # its clock tells a story
    return Stage(played, clock, carry, tenant, quiet=True)


def _play(stage: Stage, script: Script) -> None:
    try:
        stage.play(script)
    except Refused:
        return
