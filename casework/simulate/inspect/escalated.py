"""A case that does not move: each next role hears of it on its day.

The day is so many working days after the day on which the case got stuck, or on which
the role before was told.
"""

from collections.abc import Iterator
from datetime import date

from casework.simulate.inspect.diary import Place
from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.sight import Sight
from casework.simulate.inspect.told import Clock, Entry
from casework.simulate.recount.feast import DAY
from casework.simulate.recount.table import LAWS
from casework.simulate.recount.term import plus
from statemachines.dutch import in_words

NAME = "escalatie"
ESCALATE = "escaleren"
STUCK = "vastlopen"
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
    if entry.action not in {ESCALATE, STUCK} or "rung" not in entry.watch:
        return
    clock = entry.case.open.get(entry.watch["rule"])
    if clock is None or clock.escalate_on in {None, _next(day, entry.on)}:
        return
    said = f"{clock.rule}: de volgende rol hoort het op een andere dag"
    yield of_case(day.date, NAME, entry.case, f"{said}: {clock.escalate_on}")


def _not_on_the_ladder(day: Sight, entry: Entry) -> Iterator[Finding]:
    """Find what should have begun to rise and did not."""
    for clock in _should_rise(entry):
        if clock.stuck_since is None or (
            clock.escalate_on is None and not clock.escalated
        ):
            said = f"{clock.rule}: de zaak ligt stil, en geen hogere rol zal het horen"
            yield of_case(day.date, NAME, entry.case, said)


def _should_rise(entry: Entry) -> Iterator[Clock]:
    if entry.action == STUCK and (clock := entry.case.open.get(entry.watch["rule"])):
        yield clock
    closed = {clock.rule for clock in entry.closed if clock.then == entry.action}
    for clock in entry.started:
        ours = clock.rule not in LAWS and clock.rule not in OUTSIDE
        if entry.by_system and ours and clock.rule in closed:
            yield clock


def _next(day: Sight, on: date) -> date:
    policy = day.world.tenant.policy().get(POLICY)
    days = policy if isinstance(policy, int) and policy else WORKING_DAYS
    return plus(on, days, "werkdagen", day.school)
