"""What a reader must know about one particular rule, beside its count.

The rule: the dates here are consequences of the term (a placement, a first day of a
dwangsom); the term itself never changes.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from statemachines.calendar import DAY, is_free, previous_working_day
from statemachines.counting.atw import roll_forward
from statemachines.counting.explained import Explained
from statemachines.dutch import in_words
from statemachines.dwangsom import DAYS, MAXIMUM
from statemachines.rules import Roll, Rule

WEEK = timedelta(days=7)


def remarks(rule: Rule, raw: date, legal: date) -> Iterator[Explained]:
    """Yield the extra steps of a rule that has them."""
    if remark := _REMARKS.get(rule.id):
        yield from remark(rule, raw, legal)


def placement_from(raw: date, legal: date, *, use_atw: bool = False) -> date:
    """Return the first day of the temporary placement (WPO 40 lid 7).

    The law is silent on the Atw; the counted end is best for the child, so it is the
    default. ``use_atw`` is the tenant's switch ``zp_place_use_atw``.
    """
    return (legal if use_atw else raw) + DAY


def _placement(rule: Rule, raw: date, legal: date) -> Iterator[Explained]:
    day = placement_from(raw, legal)
    text = f"Tijdelijke plaatsing vanaf {in_words(day)}. Dat is het best voor het kind."
    yield Explained(text, rule.law, day)


def _school_suspension(rule: Rule, raw: date, legal: date) -> Iterator[Explained]:
    if legal != raw:
        text = f"De school telt zelf tot en met {in_words(raw)}: zij rekt niet op."
        yield Explained(text, rule.law, raw)


def _asylum(rule: Rule, _raw: date, legal: date) -> Iterator[Explained]:
    text = f"Geen besluit? Dan is het kind toegelaten op {in_words(legal + DAY)}."
    yield Explained(text, rule.law, legal + DAY)


def _objection(_rule: Rule, _raw: date, legal: date) -> Iterator[Explained]:
    day = roll_forward(Roll.ATW, legal, legal + WEEK).end
    text = f"Op tijd gepost? Dan telt een bezwaar mee tot en met {in_words(day)}."
    yield Explained(text, "Awb 6:9 lid 2", day)


def _send_by(rule: Rule, raw: date, _legal: date) -> Iterator[Explained]:
    day = previous_working_day(raw)
    yield Explained(f"Verstuur uiterlijk op {in_words(day)}.", rule.law, day)


def _papers_in_time(rule: Rule, raw: date, _legal: date) -> Iterator[Explained]:
    if is_free(raw):
        day = previous_working_day(raw)
        text = f"De laatste werkdag daarvoor is {in_words(day)}."
        yield Explained(text, rule.law, day)


def _papers_open(rule: Rule, raw: date, _legal: date) -> Iterator[Explained]:
    day = previous_working_day(raw - DAY)
    yield Explained(f"Leg de stukken klaar op {in_words(day)}.", rule.law, day)


def _dwangsom(rule: Rule, raw: date, legal: date) -> Iterator[Explained]:
    strict, rolled = raw + DAY, legal + DAY
    last = raw + timedelta(days=DAYS)
    yield Explained(
        f"Eerste dag van de dwangsom, streng geteld: {in_words(strict)}."
        " Waarschuw op deze dag.",
        rule.law,
        strict,
    )
    yield Explained(
        f"Eerste dag met de Algemene termijnenwet: {in_words(rolled)}."
        " Betaal vanaf deze dag.",
        f"{rule.law}; Atw 1 lid 1",
        rolled,
    )
    yield Explained(
        f"Laatste dag, na {DAYS} dagen: {in_words(last)}. Deze dag schuift niet op.",
        f"{rule.law} lid 1",
        last,
    )
    most = f"{MAXIMUM:,}".replace(",", ".")
    text = f"14 dagen € 23, dan 14 dagen € 35, daarna € 45. Samen hoogstens € {most}."
    yield Explained(text, f"{rule.law} lid 2")


_Remark = Callable[[Rule, date, date], Iterator[Explained]]
_REMARKS: Mapping[str, _Remark] = {
    "A3": _placement,
    "A4": _asylum,
    "A8": _school_suspension,
    "D1": _objection,
    "D3": _send_by,
    "D5": _papers_in_time,
    "D5b": _papers_open,
    "D6": _dwangsom,
}
