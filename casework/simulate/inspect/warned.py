"""Every warning of a term is given, once, on its day (K12)."""

from collections.abc import Iterator
from datetime import date

from casework.simulate.inspect.diary import Place
from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.rungs import rungs
from casework.simulate.inspect.sight import Sight
from casework.simulate.inspect.told import Clock, Entry
from casework.simulate.recount.feast import DAY
from statemachines.dutch import in_words

NAME = "waarschuwing"
WARN = "waarschuwen"


def inspect(day: Sight) -> Iterator[Finding]:
    """Look at the warnings of today: those that were due, and those that were given."""
    for place in day.diary.today(day.date):
        yield from _missed(day, place)
    for entry in day.entries:
        if entry.action == WARN and "rung" in entry.watch:
            yield from _given(day, entry)


def _missed(day: Sight, place: Place) -> Iterator[Finding]:
    case = day.cases[place[0]]
    clock = case.open.get(place[1])
    if clock is None or case.final or not clock.runs or clock.touched >= day.date:
        return
    open_ = [n for n, on in _rungs(day, clock, place) if on <= day.date]
    if not open_ or clock.warned >= max(open_) or clock.legal_end < day.date:
        return
    if not day.flows_ran:
        day.diary.again(place, day.date + DAY)
        return
    said = f"{clock.rule}: waarschuwing {max(open_)} is vandaag niet gegeven"
    yield of_case(day.date, NAME, case, f"{said} ({_last(clock)})")


def _given(day: Sight, entry: Entry) -> Iterator[Finding]:
    rule, number = entry.watch["rule"], entry.watch["rung"]
    clock = entry.case.open.get(rule)
    if clock is None or clock.touched >= day.date:
        return
    days = dict(_rungs(day, clock, (entry.case.id, rule)))
    if number in days and days[number] > day.date:
        said = f"{rule}: waarschuwing {number} kwam te vroeg"
        on = in_words(days[number])
        yield of_case(day.date, NAME, entry.case, f"{said} (de dag is {on})")
    told = [notice for notice, _ in entry.body["letters"]]
    if entry.watch.get("told") and not told:
        said = f"{rule}: waarschuwing {number} staat in het logboek, zonder bericht"
        yield of_case(day.date, NAME, entry.case, said)


def _rungs(day: Sight, clock: Clock, place: Place) -> list[tuple[int, date]]:
    return rungs(day.cases[place[0]].process, clock, day.school)


def _last(clock: Clock) -> str:
    return f"de laatste dag is {in_words(clock.raw_end)}"
