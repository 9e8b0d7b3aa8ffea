"""A case that does not move: each next role hears of it on its day.

The day is so many working days after the day on which the case got stuck, or on which
the role before was told.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from casework.simulate.inspect.diary import Place
from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.sight import Sight
from casework.simulate.inspect.told import STUCK, Entry
from casework.simulate.recount.feast import DAY
from casework.simulate.recount.table import LAWS
from casework.simulate.recount.term import plus
from statemachines.dutch import in_words

NAME = "escalatie"
ESCALATE = "escaleren"
POLICY = "escalatie_werkdagen"
WORKING_DAYS = 5
"""Between two roles, when a samenwerkingsverband does not choose otherwise."""
OUTSIDE = frozenset({"L46", "L64"})
"""Terms that follow somebody outside: a court, a committee. Nobody here is late."""


def inspect(day: Sight) -> Iterator[Finding]:
    """Look at what was due today, and at the days that were set today."""
    for place in day.diary.today(day.date):
        yield from _missed(day, place)
    for entry in day.entries:
        yield from _wrong_day(day, entry)
        yield from _not_on_the_ladder(day, entry)


def _missed(day: Sight, place: Place) -> Iterator[Finding]:
    case = day.cases[place[0]]
    clock = case.open.get(place[1])
    if clock is None or case.final or clock.escalate_on is None:
        return
    if clock.escalate_on > day.date or clock.touched >= day.date or not clock.runs:
        return
    if not day.flows_ran:
        day.diary.again(place, day.date + DAY)
        return
    on = in_words(clock.escalate_on)
    said = f"{clock.rule}: het bericht van {on} aan een hogere rol is niet gegeven"
    yield of_case(day.date, NAME, case, said)
    day.diary.again(place, day.date + 7 * DAY)


def _wrong_day(day: Sight, entry: Entry) -> Iterator[Finding]:
    if entry.action not in {ESCALATE, STUCK}:
        return
    right = _next(day, entry.on).isoformat()
    for one in entry.body["watched"]:
        if one.get("escalate_on") not in {None, right}:
            said = f"{one['rule']}: de volgende rol hoort het op {one['escalate_on']}"
            yield of_case(day.date, NAME, entry.case, f"{said}, en niet op {right}")


def _not_on_the_ladder(day: Sight, entry: Entry) -> Iterator[Finding]:
    """Find what should have begun to rise and did not: as it was in that entry."""
    for rule, told in _should_rise(entry):
        rises = told.get("escalate_on") or told.get("escalated")
        if not told.get("stuck_since") or not rises:
            said = f"{rule}: de zaak ligt stil, en geen hogere rol zal het horen"
            yield of_case(day.date, NAME, entry.case, said)


def _should_rise(entry: Entry) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what got stuck, and our own terms that were over and began again."""
    if entry.action == STUCK:
        yield from ((one["rule"], one) for one in entry.body["watched"])
    closed = {clock.rule for clock in entry.closed if clock.then == entry.action}
    for one in entry.body["started"]:
        ours = one["rule"] not in LAWS and one["rule"] not in OUTSIDE
        if entry.by_system and ours and one["rule"] in closed:
            yield one["rule"], one


def _next(day: Sight, on: date) -> date:
    policy = day.world.tenant.policy().get(POLICY)
    days = policy if isinstance(policy, int) and policy else WORKING_DAYS
    return plus(on, days, "werkdagen", day.school)
