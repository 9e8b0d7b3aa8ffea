"""No term passes in silence: on the day after, the system takes the step or says why.

The step is in the journal on that day (Awb: the whole last day counts), or the journal
tells that the step could not be taken and that people hear of it.
"""

from collections.abc import Iterator

from casework.simulate.inspect.diary import Place
from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.sight import Sight
from casework.simulate.inspect.told import Clock
from casework.simulate.recount.feast import DAY
from statemachines.dutch import in_words

NAME = "termijn_voorbij"


def inspect(day: Sight) -> Iterator[Finding]:
    """Look at the terms that were over this morning."""
    for ended in day.ended:
        clock, entry = ended.clock, ended.entry
        known = _is_known(clock) or entry.by_system
        if _was_over(day, clock) and not known and day.flows_ran:
            said = f"{clock.rule}: een mens was eerder dan het systeem"
            yield of_case(day.date, NAME, entry.case, f"{said} ({_last(clock)})")
    for place in day.diary.today(day.date):
        yield from _open(day, place)


def _open(day: Sight, place: Place) -> Iterator[Finding]:
    case = day.cases[place[0]]
    clock = case.open.get(place[1])
    if clock is None or case.final or not _was_over(day, clock):
        return
    if _is_known(clock):
        return
    if not day.flows_ran:
        day.diary.again(place, day.date + DAY)
        return
    said = f"{clock.rule}: '{clock.then}' is niet gezet, en niemand kreeg bericht"
    yield of_case(day.date, NAME, case, f"{said} ({_last(clock)})")
    day.diary.again(place, day.date + 7 * DAY)


def _was_over(day: Sight, clock: Clock) -> bool:
    return clock.runs and clock.legal_end < day.date and clock.touched < day.date


def _is_known(clock: Clock) -> bool:
    """Tell whether people heard, since it was over, that its step cannot be taken."""
    return clock.heard_on is not None and clock.heard_on > clock.legal_end


def _last(clock: Clock) -> str:
    return f"de laatste dag was {in_words(clock.legal_end)}"
