"""Every date is right: each term that began or moved is counted a second time."""

from collections.abc import Iterator
from datetime import date

from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.rungs import length_of
from casework.simulate.inspect.sight import Sight
from casework.simulate.inspect.told import Clock, Entry
from casework.simulate.recount.feast import DAY, Holidays
from casework.simulate.recount.table import LAWS, TABLE, End, Row
from casework.simulate.recount.term import Asked, ends
from statemachines.dutch import in_words

NAME = "datum"
EVENTS = {
    "B1": "ingeschreven_op",
    "B1b": "extra_nodig_op",
    "B4": "evaluatie_vanaf",
    "C12": "einddatum",
    "E1": "signaaldatum",
    "F1": "ontdekt_op",
    "F2": "ontvangen_op",
}
"""The fact that holds the day of the event (column start event); else the step's."""


def inspect(day: Sight) -> Iterator[Finding]:
    """Count every term of today again."""
    for entry in day.entries:
        for clock in (*entry.started, *entry.moved):
            if wrong := _wrong(clock, day.school):
                yield of_case(day.date, NAME, entry.case, f"{clock.rule}: {wrong}")
        for clock in entry.started:
            if wrong := _wrong_event(entry, clock):
                yield of_case(day.date, NAME, entry.case, f"{clock.rule}: {wrong}")


def _wrong(clock: Clock, school: Holidays) -> str | None:
    if too_long := _longer_than_law(clock):
        return too_long
    asked = Asked(clock.op, clock.spans, clock.named, clock.told, school)
    raw, legal = ends(_row(clock), asked)
    if (raw, legal) == (clock.raw_end, clock.legal_end):
        return None
    if clock.rule == "F1" and abs(legal - clock.legal_end) <= DAY:
        return None  # the hour decides, and the journal has it in a fact
    return (
        f"de laatste dag is {in_words(clock.legal_end)} (geteld tot en met "
        f"{in_words(clock.raw_end)}), en moet {in_words(legal)} zijn (geteld tot en "
        f"met {in_words(raw)}), van {in_words(clock.op)} af"
    )


def _row(clock: Clock) -> Row:
    """Return the row of the table, with what was agreed; of an agreement a row."""
    row = TABLE.get(clock.rule) or Row(0, "dagen", _end_of_agreement(clock))
    if row.year_day or clock.rule in _YEAR_DAYS:
        return row if row.year_day else _YEAR_DAYS[clock.rule]
    amount, unit = length_of(clock) or (0, "dagen")
    return Row(
        amount if clock.rule not in _BACK else -amount,
        unit,
        row.end,
        open_ended=row.open_ended,
    )


_BACK = {"L42": 10, "L43": 6, "L44": 5, "L45": 3}
"""Signals so many months before the last day of a TLV (C12)."""
_YEAR_DAYS = {
    "L65": Row(0, "dagen", End.STAYS, (2, 28)),
    "L67": Row(0, "dagen", End.STAYS, (4, 30)),
    "L90": Row(0, "dagen", End.STAYS, (6, 14)),
}
"""The day before each warning of B4: 1 March, 1 May and 15 June."""


def _end_of_agreement(clock: Clock) -> End:
    return End.STAYS if clock.rule in {*_BACK, "L48"} else End.OWN


def _longer_than_law(clock: Clock) -> str | None:
    row = TABLE.get(clock.rule)
    if clock.rule not in LAWS or not clock.length or row is None:
        return None
    amount, unit = clock.length
    if unit == row.unit and amount <= row.amount:
        return None
    return f"{amount} {unit} is langer dan de wet toestaat ({row.amount} {row.unit})"


def _wrong_event(entry: Entry, clock: Clock) -> str | None:
    """Say that a term counts from another day than that of its event."""
    fact = entry.facts.get(EVENTS.get(clock.rule, ""))
    if isinstance(fact, str):
        allowed = {date.fromisoformat(fact[:10])}
    elif clock.rule in TABLE:
        allowed = {entry.day}
    else:
        allowed = {entry.day, entry.on, *_days_of(entry)}
    if clock.op in allowed and _right_day(entry):
        return None
    return f"de termijn telt vanaf {in_words(clock.op)}, en dat is niet de gebeurtenis"


def _right_day(entry: Entry) -> bool:
    """Tell whether the legal day of a step is today, or a day that the case knows."""
    ends_of = {clock.legal_end for clock in entry.closed}
    return entry.day in {entry.on, *ends_of, *_days_of(entry)}


def _days_of(entry: Entry) -> set[date]:
    facts = (f for f in entry.facts.values() if isinstance(f, str))
    return {found for fact in facts if (found := _read(fact))}


def _read(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
