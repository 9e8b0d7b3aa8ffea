"""The meeting that a case plans: when, where, who was asked, and who was there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from casework.services.hold import Held
from casework.services.secret_facts import open_facts
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.secrecy import SEALED

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


@dataclass(frozen=True)
class Plan:
    """Which facts of a process say when and where, and the steps that set them."""

    day: str
    time: str
    place: str
    invited: str
    steps: tuple[str, ...]


PLANS: Mapping[str, Plan] = {
    "ot": Plan(
        "overleg_op",
        "overleg_tijd",
        "overleg_plaats",
        "uitgenodigde_ouders",
        ("ot_plannen", "ot_verzetten"),
    ),
    "verzuim": Plan(
        "rondetafel_op",
        "rondetafel_tijd",
        "rondetafel_plaats",
        "uitgenodigde_ouders",
        ("rondetafel_plannen", "rondetafel_verzetten"),
    ),
    "zienswijze": Plan(
        "gesprek_op", "gesprek_tijd", "gesprek_plaats", "", ("gesprek_plannen",)
    ),
}
"""The processes that plan a meeting with the parents."""


@dataclass(frozen=True)
class Meeting:
    """A planned meeting. ``starts`` is nothing when the time is not a clock time.

    ``changed`` counts how often it was moved. ``invited`` are keys of people.
    """

    day: date
    starts: datetime | None
    tijd: str
    plaats: str
    changed: int
    invited: tuple[str, ...]


def meeting_of(work: Work, case: Held) -> Meeting | None:
    """Return the meeting of a case that the caller may see, or nothing."""
    if not has_meeting(case):
        return None
    plan = PLANS[case.process]
    facts = PROCESSES[case.process].dossier.stored(case.dossier)
    day, clock = getattr(facts, plan.day), str(getattr(facts, plan.time) or "")
    place = str(getattr(facts, plan.place) or "")
    if place == SEALED:
        place = open_facts(work, case.id, [plan.place]).get(plan.place, "")
    planned = sum(len(case.done.get(action, ())) for action in plan.steps)
    invited = getattr(facts, plan.invited) if plan.invited else ()
    starts = _moment(day, clock)
    return Meeting(day, starts, clock, place, max(planned - 1, 0), tuple(invited))


def has_meeting(case: Held) -> bool:
    """Tell whether a meeting was planned in this case."""
    plan = PLANS.get(case.process)
    return plan is not None and plan.day in case.dossier


def _moment(day: date, clock: str) -> datetime | None:
    found = _CLOCK.search(clock)
    if not found:
        return None
    hour, minute = map(int, found.groups())
    return datetime.combine(day, time(hour, minute), AMSTERDAM)
