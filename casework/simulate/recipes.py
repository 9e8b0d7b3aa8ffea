"""Ways to come to an answer: a day ahead, everybody with gezag, a number of one's own.

An answer is a list: the likeliest first, and what to try when the law objects to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from statemachines.calendar import is_free
from statemachines.grammar import Process, Step
from statemachines.situation import Situation

Answers = Sequence[object]


@dataclass(frozen=True)
class Asked:
    """A question in a case: of which step, as the case is now, and the dice."""

    process: Process[Any]
    step: Step[Any]
    case: Situation[Any]
    dice: Random
    number: int
    """A number that hardly anybody else draws, for what must be unique."""

    @property
    def gezag(self) -> list[str]:
        """Name who decides about the child."""
        return [party.key for party in self.case.has_gezag()]

    def account(self, role: str) -> list[str]:
        """Return the accounts of a role in this case."""
        return [p.account for p in self.case.parties if p.role == role and p.account]


MOSTLY = 0.8
Recipe = Callable[[Asked], Answers]


def workday(day: date) -> date:
    """Return this day, or the first working day after it."""
    while is_free(day):
        day += timedelta(days=1)
    return day


def days(*ahead: int) -> Recipe:
    """Answer with the first working day so many days from today."""
    return lambda asked: [
        workday(asked.case.today + timedelta(days=n)).isoformat() for n in ahead
    ]


def exactly(*values: object) -> Recipe:
    """Answer with these, whatever the case is like."""
    return lambda _: values


def gezag(asked: Asked) -> Answers:
    """Answer with everybody who decides about the child."""
    return [asked.gezag]


def some_gezag(asked: Asked) -> Answers:
    """Answer with everybody, with nobody, or with the first."""
    ways: list[object] = [asked.gezag, asked.gezag[:1], []]
    asked.dice.shuffle(ways)
    return ways


def one_gezag(asked: Asked) -> Answers:
    """Answer with one of those who decide about the child."""
    return asked.gezag


def fingerprint(asked: Asked) -> Answers:
    """Answer with the fingerprint of a document that nobody had before."""
    return [sha256(f"voorstel {asked.number}/{n}".encode()).hexdigest() for n in "12"]


def the_document(asked: Asked) -> Answers:
    """Answer with the fingerprint of what the case is about."""
    return [getattr(asked.case.dossier, "document_hash", None)]


def two_days(asked: Asked) -> Answers:
    """Answer with two days for a talk."""
    today = asked.case.today
    return [[today.isoformat(), (today + timedelta(days=7)).isoformat()]]


def end_of_school_year(asked: Asked) -> Answers:
    """Answer with 31 July, two years on or else another year."""
    year = asked.case.today.year
    return [date(year + n, 7, 31).isoformat() for n in (2, 1, 3)]


def account(role: str, other: str = "") -> Recipe:
    """Answer with the accounts of a role in the case."""
    return lambda asked: [*asked.account(role), *asked.account(other)]


def end_of(rule: str, *later: int) -> Recipe:
    """Answer with the last day of a term, or the working day so many days after it."""

    def ends(asked: Asked) -> Answers:
        term = asked.case.terms.get(rule)
        last = term.legal_end if term else asked.case.today
        if not later:
            return [last.isoformat()]
        return [workday(last + timedelta(days=n)).isoformat() for n in later]

    return ends


def numbered(pattern: str) -> Recipe:
    """Answer with a text in which the year and a number of its own stand."""
    return lambda asked: [pattern.format(asked.case.today.year, asked.number)]


def one_of(*values: str) -> Recipe:
    """Answer with one of these, each as likely."""
    return lambda asked: asked.dice.sample(values, len(values))


def mostly(value: object, *others: object) -> Recipe:
    """Answer with the first eight times in ten."""

    def answer(asked: Asked) -> Answers:
        usual, rest = [value], [*others]
        return usual + rest if asked.dice.random() < MOSTLY else rest + usual

    return answer


def funders(asked: Asked) -> list[str]:
    """Name who pays for the fund."""
    found = asked.case.policy.get("financiers", ())
    return [str(name) for name in found] if isinstance(found, tuple) else []


def gemeente(asked: Asked) -> Answers:
    """Answer with the gemeente that pays first."""
    return funders(asked)[:1]


def shares(*facts: str) -> Recipe:
    """Answer with the whole amount for the funder of the family's gemeente."""

    def divided(asked: Asked) -> Answers:
        found = (getattr(asked.case.dossier, fact, None) for fact in facts)
        cents = next((amount for amount in found if amount), 0)
        one, *others = funders(asked) or [""]
        halves = {one: cents - cents // 2, others[-1]: cents // 2} if others else {}
        return [{one: cents}, halves]

    return divided


def same(fact: str) -> Recipe:
    """Answer with what another fact of the case says."""

    def known(asked: Asked) -> Answers:
        value = getattr(asked.case.dossier, fact, None)
        return [value.isoformat() if isinstance(value, date) else value]

    return known


def kept(name: str, *, else_: Recipe) -> Recipe:
    """Answer with what the case says of the same fact already, or else otherwise."""
    return lambda asked: [*filter(None, same(name)(asked)), *else_(asked)]


SHARED: Sequence[tuple[str, dict[str, object]]] = (
    (
        "verzuim",
        {
            "afzender": "school",
            "ontvanger": "leerrecht",
            "doel": "verzuim_lpw",
            "overleg": "rondetafel",
            "klassen": ["identiteit", "verzuim"],
            "grondslag": "wettelijke_plicht",
        },
    ),
    (
        "ot",
        {
            "afzender": "school",
            "ontvanger": "jeugdhulp",
            "doel": "oza",
            "overleg": "rondetafel",
            "klassen": ["onderwijs"],
            "grondslag": "toestemming",
        },
    ),
)
"""Lines of the covenant that a school uses: in a case of which process, and what."""


def shared(fact: str) -> Recipe:
    """Answer with what the covenant has for the case that the sharing belongs to."""

    def answer(asked: Asked) -> Answers:
        fits = [line[fact] for code, line in SHARED if code in asked.case.linked]
        return fits + [line[fact] for _, line in SHARED if line[fact] not in fits]

    return answer
