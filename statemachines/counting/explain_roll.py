"""Say why the last day moved, or why it may not (K4-K7)."""

from collections.abc import Iterator

from statemachines.counting.atw import most
from statemachines.counting.count import Counted
from statemachines.counting.explained import Explained, free_law, what_day
from statemachines.counting.question import Question
from statemachines.dutch import capital, in_words
from statemachines.length import Unit
from statemachines.rules import Roll, Rule, Shape

_COUNTED_ON_WORKING_DAYS = frozenset({Unit.WERKDAGEN, Unit.SCHOOLDAGEN})
_ROLL_LAW = {Roll.ATW: "Atw 1 lid 1", Roll.EU: "Verordening 1182/71 art. 3 lid 4"}
_MINIMUM_LAW = {Roll.ATW: "Atw 2", Roll.EU: "Verordening 1182/71 art. 3 lid 5"}


def explain_roll(question: Question, counted: Counted) -> Iterator[Explained]:
    """Yield the free days the end passed, or the reason that it stays."""
    if counted.roll is Roll.GEEN:
        yield _why_not(question)
        return
    if question.rule.shape is Shape.LEERPLICHT or question.unit is Unit.LESWEKEN:
        yield from _school_opens(question.rule, counted)
        return
    if counted.roll is Roll.WERKDAG and question.unit not in _COUNTED_ON_WORKING_DAYS:
        law = question.rule.extension_law if question.extension else None
        text = "Deze dag is zelf gekozen: de Algemene termijnenwet geldt niet."
        yield Explained(f"{text} Het moet een werkdag zijn.", law or question.rule.law)
    for day in counted.rolled.passed:
        yield Explained(f"{capital(what_day(day))}.", free_law(day), day)
    yield from _landed(question, counted)


def _landed(question: Question, counted: Counted) -> Iterator[Explained]:
    end, law = counted.rolled.end, _ROLL_LAW.get(counted.roll, question.rule.law)
    if counted.rolled.minimum:
        text = "De termijn moet 2 werkdagen hebben. Daarom loopt hij langer door."
        minimum = _MINIMUM_LAW.get(counted.roll, law)
        yield Explained(text, minimum, end)
    if counted.rolled.passed or counted.rolled.minimum:
        yield Explained(f"De laatste dag is daarom {in_words(end)}.", law, end)
    else:
        text = f"{capital(in_words(end))} is een werkdag. De datum blijft staan."
        yield Explained(text, law, end)


def _why_not(question: Question) -> Explained:
    rule, unit = question.rule, question.unit
    if unit is Unit.UREN:
        text = "Uren lopen door in het weekend en op feestdagen."
        return Explained(text, "Atw 4")
    if rule.shape is Shape.TERUG:
        text = "Bij terugtellen schuift de dag niet op, ook niet in het weekend."
        return Explained(text, "Atw 1 lid 2")
    if unit is Unit.JAREN:
        text = "Een termijn in jaren schuift niet op, ook niet in het weekend."
        return Explained(text, "Atw 4")
    if rule.roll is Roll.ATW:
        text = f"De termijn is langer dan {most(question.length.unit)}."
        return Explained(f"{text} De dag schuift dan niet op.", "Atw 4")
    text = "Deze dag schuift niet op: de Algemene termijnenwet geldt hier niet."
    return Explained(text, rule.law)


def _school_opens(rule: Rule, counted: Counted) -> Iterator[Explained]:
    end = counted.rolled.end
    if counted.rolled.passed:
        text = f"{capital(in_words(counted.raw))} is geen schooldag."
        yield Explained(text, rule.law, counted.raw)
    text = f"De eerste schooldag is {in_words(end)}."
    yield Explained(text, rule.law, end)
