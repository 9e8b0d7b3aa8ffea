"""The small words of the grammar: fact, state, condition, term, notice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Generic, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationInfo,
    field_validator,
)

from statemachines.roles import Role
from statemachines.rules import RULES
from statemachines.secrecy import DataClass
from statemachines.situation import Reason, Situation
from statemachines.text import as_typed, free_text

Gezondheid = DataClass.GEZONDHEID
Gezin = DataClass.GEZIN
Onderwijs = DataClass.ONDERWIJS
Zienswijze = DataClass.ZIENSWIJZE

_STORED = "stored"
"""Facts that were judged when somebody typed them, and are read back."""


def _free(value: object, info: ValidationInfo) -> object:
    return value if info.context is _STORED else free_text(value)


Tekst = Annotated[str, BeforeValidator(_free)]


class Dossier(BaseModel):
    """What is known about a case. Every field is empty until a step asks for it.

    A field that may not be stored in clear says so: ``Annotated[Tekst | None,
    Gezondheid]``. A guard can then see *that* it is filled in, never *what* it says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @classmethod
    def stored(cls, facts: Mapping[str, object]) -> Self:
        """Return the dossier of facts from the row of a case: each of its own type.

        How people may type a fact was judged when they did.
        """
        return cls.model_validate(facts, context=_STORED)

    @field_validator("*", mode="before")
    @classmethod
    def _as_typed(cls, value: object, info: ValidationInfo) -> object:
        """Take text as text, a day as jjjj-mm-dd, and yes or no as no number."""
        if info.context is _STORED:
            return value
        return as_typed(value, _kinds(cls, str(info.field_name)))


@cache
def _kinds(dossier: type[BaseModel], name: str) -> frozenset[object]:
    annotation = dossier.model_fields[name].annotation
    return frozenset({annotation, *get_args(annotation)})


D = TypeVar("D", bound=Dossier)


@dataclass(frozen=True)
class State:
    """A place a case can be. ``meaning`` is the sentence a reader sees.

    Every state that is not final waits for someone, and has a clock or a reason why
    it needs none. Steps marked with a term supply the clock. ``hidden_from`` names who
    takes part and may not see the case while it is here (domain.md 3.2, hard rule 1).
    """

    name: str
    meaning: str
    final: bool = False
    waits_for: str | None = None
    no_clock_because: str | None = None
    hidden_from: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Guard(Generic[D]):
    """A legal condition, with the sentence shown when it does not hold.

    ``test`` returns true, or false for the standard reason, or a `Reason` of its own.
    ``about`` names the facts it judges, so that a page can wait until they are given;
    ``term`` the rule whose end it waits for.
    """

    test: Callable[[Situation[D]], bool | Reason]
    because: str
    law: str
    lifted_by: str | None = None
    about: tuple[str, ...] = ()
    term: str | None = None

    @property
    def name(self) -> str:
        """The clause that is true when the guard is satisfied."""
        return self.test.__name__

    def objection(self, situation: Situation[D]) -> Reason | None:
        """Return the reason why the step may not be taken, or nothing."""
        verdict = self.test(situation)
        if isinstance(verdict, Reason):
            return replace(verdict, about=self.about)
        if verdict:
            return None
        return Reason(self.because, self.law, self.lifted_by, about=self.about)


def guard(
    because: str,
    *,
    law: str,
    lifted_by: str | None = None,
    about: tuple[str, ...] = (),
) -> Callable[[Callable[[Situation[D]], bool | Reason]], Guard[D]]:
    """Turn a predicate into a `Guard`."""
    return lambda test: Guard(test, because, law, lifted_by, about)


def lapsed(rule: str) -> Guard[Any]:
    """Require that the term of ``rule`` is over; say from which day it will be."""

    def termijn_verstreken(zaak: Situation[Any]) -> bool | Reason:
        return rule in zaak.lapsed or zaak.still_running(rule)

    return Guard(
        termijn_verstreken,
        f"De termijn '{RULES[rule].name}' is nog niet voorbij.",
        RULES[rule].law,
        term=rule,
    )


@dataclass(frozen=True)
class Warn:
    """A warning before a term is over: on this day of the term, to this role.

    ``day`` counts calendar days in a term of days, weeks or months, else the unit of
    the term itself. When the last day moves, the warning moves with it.
    """

    day: int
    to: Role


@dataclass(frozen=True)
class Term:
    """A term that starts with a step. When it is over the system takes ``then``.

    ``from_`` names the fact that holds the day of the start event; without it the day
    of the step counts. ``at`` names the fact with its time, in Dutch time, for a term
    in hours. ``policy`` names the tenant value that may set another length.
    """

    rule: str
    then: str
    from_: str | None = None
    at: str | None = None
    policy: str | None = None
    party: Role | None = None
    warns: tuple[Warn, ...] = ()


@dataclass(frozen=True)
class Extension:
    """Verdaging: a term gets the new last day that the fact ``until`` names."""

    rule: str
    until: str


@dataclass(frozen=True)
class Notice:
    """Who must be told, with which template, on which legal ground.

    ``to`` is a role, or nothing for the person that a linked case is about.
    ``sent`` is the step the system takes when the letter has really left, ``failed``
    the one when it cannot be delivered: sending is a legal fact (Awb 2:25).
    ``signs``: it asks the reader to sign, so the link in it works for a short time.
    """

    template: str
    to: Role | None
    law: str | None = None
    sent: str | None = None
    failed: str | None = None
    signs: bool = False
