"""Say why a date is that date: steps with their article, in plain Dutch.

The rule: every number of `count` is explained; nothing is computed here.
"""

from collections.abc import Iterator
from datetime import date

from statemachines.calendar import DAY, DECREES, TABLE_END, TABLE_START
from statemachines.counting.arithmetic import as_moment
from statemachines.counting.count import Counted
from statemachines.counting.explain_roll import explain_roll
from statemachines.counting.explained import Explained
from statemachines.counting.question import Question
from statemachines.counting.suspension import Halt
from statemachines.dutch import capital, in_words, moment_in_words
from statemachines.length import Unit
from statemachines.rules import Roll, Rule, Shape

_SCHOOL_UNITS = frozenset({Unit.SCHOOLDAGEN, Unit.LESWEKEN})


def explain(question: Question, counted: Counted) -> Iterator[Explained]:
    """Yield the steps from the event to the last day."""
    yield from _event(question)
    yield _base(question, counted)
    yield from _suspended(question.rule, counted)
    yield from _extended(question, counted)
    yield from explain_roll(question, counted)
    yield from _doubts(question, counted)


def _event(question: Question) -> Iterator[Explained]:
    rule, op = question.rule, question.op
    text = f"{capital(in_words(op))}: {rule.event}."
    if question.unit is Unit.UREN:
        moment = moment_in_words(as_moment(question.start))
        text = f"{capital(moment)}: {rule.event}. De uren tellen vanaf dat moment."
    elif question.unit is Unit.LESWEKEN:
        text += " Deze dag telt mee."
    elif rule.shape is Shape.VOORUIT and question.length.amount:
        text += " Deze dag telt niet mee."
    yield Explained(text, rule.law, op)
    if rule.valid_from and op < rule.valid_from:
        since = f"Deze regel geldt sinds {in_words(rule.valid_from)}."
        yield Explained(f"{since} De termijn begon eerder.", rule.law, rule.valid_from)


def _base(question: Question, counted: Counted) -> Explained:
    rule, day = question.rule, in_words(counted.base)
    if counted.moment:
        return Explained(
            f"{capital(str(question.length))} later is"
            f" {moment_in_words(counted.moment)}.",
            rule.law,
            counted.base,
        )
    return Explained(_base_text(question, day), rule.law, counted.base)


def _base_text(question: Question, day: str) -> str:
    match question.rule.shape:
        case Shape.TERUG:
            return f"Tel {question.length} terug. Dat is {day}."
        case Shape.JAARDAG:
            return f"De vaste laatste dag is {day}."
        case Shape.TLV_EINDE:
            return (
                "De rest van dit schooljaar telt mee, plus een heel schooljaar."
                f" Dat is tot en met {day}."
            )
        case Shape.LEERPLICHT:
            return f"De maand na de vijfde verjaardag begint op {day}."
        case _ if not question.length.amount:
            return f"Het moet op dezelfde dag: {day}."
        case _:
            return f"De termijn is {question.length}. Dat is {day}."


def _suspended(rule: Rule, counted: Counted) -> Iterator[Explained]:
    halts = counted.halts[: counted.halts_before]
    yield from _halted(rule, halts, counted.paused or counted.base)


def _halted(rule: Rule, halts: tuple[Halt, ...], end: date) -> Iterator[Explained]:
    law = rule.suspendable or rule.law
    for halt in halts:
        yield Explained(_halt_text(halt), law, halt.span.end)
    if halts:
        days = _days(sum(halt.days for halt in halts))
        yield Explained(f"Met {days} erbij wordt dat {in_words(end)}.", law, end)


def _halt_text(halt: Halt) -> str:
    start, end = in_words(halt.span.start), in_words(halt.span.end)
    event = f"Opschorting van {start} tot {end}"
    if halt.late:
        return f"{event}: de termijn was al voorbij, dus 0 dagen."
    if not halt.days:
        return f"{event}: geen nieuwe hele dag ertussen, dus 0 dagen."
    return (
        f"{event}. De termijn stond stil van {in_words(halt.first)} tot en met"
        f" {in_words(halt.last)}: {_days(halt.days)}."
    )


def _days(amount: int) -> str:
    return "1 dag" if amount == 1 else f"{amount} dagen"


def _extended(question: Question, counted: Counted) -> Iterator[Explained]:
    rule, extension = question.rule, question.extension
    if extension is None or counted.extended is None:
        return
    new = in_words(counted.extended)
    law = rule.extension_law or rule.law
    if isinstance(extension.to, date):
        named = in_words(extension.to)
        yield Explained(
            f"De termijn is verlengd tot en met {named}.", law, extension.to
        )
        if extension.to != counted.extended:
            why = f"Door de opschorting eindigt de termijn later: op {new}."
            yield Explained(why, rule.suspendable or law, counted.extended)
    else:
        text = f"De termijn is {extension.to} langer. Dat is {new}."
        yield Explained(text, law, counted.extended)
    later = counted.halts[counted.halts_before :]
    yield from _halted(rule, later, counted.raw)


def _doubts(question: Question, counted: Counted) -> Iterator[Explained]:
    """Say what the calendars do not know about these days."""
    rule, end = question.rule, counted.rolled.end
    if counted.roll is not Roll.GEEN and end > TABLE_END:
        text = "De gelijkgestelde dagen na 2028 zijn nog niet bekend."
        yield Explained(text, DECREES, TABLE_END)
    if counted.roll is not Roll.GEEN and counted.raw < TABLE_START:
        text = "De gelijkgestelde dagen voor 2023 staan niet in de tabel."
        yield Explained(text, DECREES, TABLE_START)
    if rule.shape is not Shape.LEERPLICHT and question.unit not in _SCHOOL_UNITS:
        return
    known = question.school.known_until
    if known is None:
        text = "Er is geen schoolkalender gegeven. Vakanties zijn niet meegeteld."
        yield Explained(text, rule.law)
    elif end > known + DAY:
        text = f"De vakanties na {in_words(known)} staan niet in de kalender."
        yield Explained(text, rule.law, known)
