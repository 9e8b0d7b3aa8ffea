"""The one sentence about a term that a letter, a screen and a terminal all show."""

from collections.abc import Iterator
from datetime import date, timedelta

from statemachines.calendar import DAY, feast_day
from statemachines.counting.arithmetic import as_moment
from statemachines.counting.count import Counted
from statemachines.counting.explained import what_day
from statemachines.counting.question import Question
from statemachines.dutch import capital, in_words, moment_in_words
from statemachines.length import Unit
from statemachines.rules import Roll, Shape


def sentence(question: Question, counted: Counted) -> str:
    """Return the sentence: from when, until when, and why."""
    main, reasons = _main(question, counted), list(_reasons(question, counted))
    if not reasons:
        return f"{main}."
    *first, last = reasons
    return f"{main}: {' en '.join((', '.join(first), last)) if first else last}."


def _main(question: Question, counted: Counted) -> str:
    end = in_words(counted.rolled.end)
    match question.rule.shape:
        case Shape.TERUG:
            op = in_words(question.op)
            return f"{capital(str(question.length))} voor {op} is {end}"
        case Shape.JAARDAG:
            return f"De laatste dag is {end}"
        case Shape.TLV_EINDE:
            return f"De verklaring geldt ten minste tot en met {end}"
        case Shape.LEERPLICHT:
            return f"De leerplicht begint op {end}"
        case _:
            return _forward(question, counted, end)


def _forward(question: Question, counted: Counted, end: str) -> str:
    length = question.length
    if counted.moment:
        start = moment_in_words(as_moment(question.start))
        end = moment_in_words(counted.moment)
    elif not length.amount:
        return f"De laatste dag is {end}"
    else:
        counts = question.unit is Unit.LESWEKEN
        start = in_words(question.op + (timedelta() if counts else DAY))
    return f"De termijn van {length} begint op {start} en eindigt op {end}"


def _reasons(question: Question, counted: Counted) -> Iterator[str]:
    extension = question.extension
    if extension:
        more = extension.to
        by = "tot de genoemde dag" if isinstance(more, date) else f"met {more}"
        yield f"zij is verlengd {by}"
    if counted.days_still:
        still = counted.days_still
        yield f"zij stond {still} {'dag' if still == 1 else 'dagen'} stil"
    if counted.rolled.passed:
        yield _why_later(question, counted)
    elif counted.rolled.minimum:
        yield "er moeten 2 werkdagen in zitten"
    elif counted.roll is Roll.GEEN and question.rule.shape is Shape.TERUG:
        yield "bij terugtellen schuift de dag niet op"


def _why_later(question: Question, counted: Counted) -> str:
    school = question.unit is Unit.LESWEKEN or question.rule.shape is Shape.LEERPLICHT
    if school:
        return f"{in_words(counted.raw)} is geen schooldag"
    first, *others = counted.rolled.passed
    feasts = [feast for day in others if (feast := feast_day(day))]
    also = f", daarna volgt {feasts[0]}" if feasts else ""
    return what_day(first) + also
