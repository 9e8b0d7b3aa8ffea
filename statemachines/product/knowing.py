"""What a condition may look at during a walk: where the cases are, and little else.

A condition that asks for more than is known has no answer here, and then the step may
or may not be possible. One that answers without looking further answers for *every*
case in this place (ADR 0011).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

from statemachines.proving import Blind, LookedFurtherError
from statemachines.situation import Linked, Party, Reason
from statemachines.words import Guard


class Verdict(Enum):
    """What a condition says in a place."""

    HOUDT = "houdt"
    """It holds, whatever else is true."""
    WIE_WEET = "wie weet"
    NEE = "nee"
    """It stands in the way, whatever else is true."""


class KnownLinked(Mapping[str, Any]):
    """The linked cases that are walked along; of other kinds nothing is known."""

    def __init__(self, cases: Mapping[str, list[Linked]], *, strange: bool) -> None:
        """Know these. ``strange``: there may be cases of other kinds as well."""
        self._cases, self._strange = cases, strange
        self.looked = False

    def __getitem__(self, code: str) -> list[Linked]:
        """Give the cases of a kind; of an unknown kind nobody can tell."""
        self.looked = True
        if code in self._cases:
            return self._cases[code]
        if self._strange:
            raise LookedFurtherError(code)
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        """Go through all kinds, when all are known."""
        self.looked = True
        if self._strange:
            raise LookedFurtherError
        return iter(self._cases)

    def __len__(self) -> int:
        """Count the kinds, when all are known."""
        return len([*self])


class KnownFacts(dict[str, Any]):
    """The facts of a linked case that are known; any other ends the answer."""

    def __missing__(self, name: str) -> Any:  # noqa: ANN401  any fact
        """End the answer: a condition asked for another fact."""
        raise LookedFurtherError(name)

    def get(self, name: str, _: object = None) -> Any:  # noqa: ANN401
        """Give a known fact, never the default: it may well be there."""
        return self[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether a fact is there, when that is known."""
        if not super().__contains__(name):
            raise LookedFurtherError(str(name))
        return True


class SomeDay:
    """A day of which nothing is known. A reason may name it; a condition may not ask.

    Of two such days either may be the last: which one, changes no answer.
    """

    def __add__(self, _: timedelta) -> "SomeDay":
        """Return a later day, just as unknown."""
        return self

    __sub__ = __add__

    def __gt__(self, other: object) -> bool:
        """Put two unknown days in any order; a real day ends the answer."""
        if not isinstance(other, SomeDay):
            raise LookedFurtherError("dag")
        return False

    __lt__ = __ge__ = __le__ = __gt__

    def __eq__(self, other: object) -> bool:
        """Tell two unknown days from nothing; a real day ends the answer."""
        if not isinstance(other, SomeDay):
            raise LookedFurtherError("dag")
        return self is other

    __hash__ = object.__hash__


SOME_DAY = SomeDay()


class OpenClock:
    """An open term of which the dates are not known."""

    raw_end = legal_end = SOME_DAY

    def __init__(self, rule: str) -> None:
        """Know only which term it is."""
        self.rule = rule

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  any of its dates
        """End the answer: a condition asked for a date."""
        raise LookedFurtherError(name)


@dataclass
class Seen:
    """Stands for a `Situation` of which only these things are known."""

    dossier: Blind
    parties: tuple[Party, ...]
    terms: Mapping[str, Any]
    linked: KnownLinked
    party: str | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever else a case has
        """End the answer: nobody knows who acts, when, or what was done before."""
        raise LookedFurtherError(name)

    def has_gezag(self) -> tuple[Party, ...]:
        """Return the parents who decide about the child."""
        return tuple(party for party in self.parties if party.gezag)


def verdict(guard: Guard[Any], seen: Seen, running: frozenset[str]) -> Verdict:
    """Return what a condition says; a term that runs may be over any moment."""
    if guard.term is not None:
        return Verdict.HOUDT if guard.term in running else Verdict.NEE
    try:
        return Verdict.NEE if guard.objection(seen) else Verdict.HOUDT  # type: ignore[arg-type]
    except LookedFurtherError:
        return Verdict.WIE_WEET


def strictest(*said: Verdict) -> Verdict:
    """Return what conditions say together."""
    for worst in (Verdict.NEE, Verdict.WIE_WEET):
        if worst in said:
            return worst
    return Verdict.HOUDT


def reason(guard: Guard[Any], seen: Seen) -> Reason | None:
    """Return why a condition stands in the way; only after it said so."""
    try:
        return guard.objection(seen)  # type: ignore[arg-type]
    except LookedFurtherError:
        return None
