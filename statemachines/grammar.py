"""The words a process is written in.

Frozen data only. Nothing here reads a clock, a file or a database; that is what lets
a lawyer read a process and a test run it in microseconds.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic

from statemachines.flaws import BrokenProcess, flaws
from statemachines.fund import Boeking, Booking
from statemachines.rechtsgevolg import (
    gaat_de_school_uit,
    is_wet,
    raakt_wettelijke_termijn,
)
from statemachines.roles import Role
from statemachines.situation import Linked, Party, Reason, Situation
from statemachines.words import (
    D,
    Dossier,
    Extension,
    Gezin,
    Gezondheid,
    Guard,
    Notice,
    Onderwijs,
    State,
    Tekst,
    Term,
    Warn,
    Zienswijze,
    guard,
    lapsed,
)

__all__ = [
    "Boeking",
    "Booking",
    "BrokenProcess",
    "Dossier",
    "Each",
    "Ends",
    "Extension",
    "Gezin",
    "Gezondheid",
    "Guard",
    "Linked",
    "Notice",
    "Onderwijs",
    "Opens",
    "Party",
    "Process",
    "Reason",
    "Role",
    "Situation",
    "State",
    "Step",
    "Tekst",
    "Term",
    "Warn",
    "Zienswijze",
    "guard",
    "lapsed",
    "stays",
]


@dataclass(frozen=True)
class Each(Generic[D]):
    """A choice of people: for each of them a linked case is opened."""

    name: str
    sentence: str
    chooses: Callable[[Situation[D], Party], bool]


@dataclass(frozen=True)
class Opens:
    """A linked case that a step opens, once or for each person chosen.

    ``carry`` names the facts that the new case starts with.
    """

    process: "Process[Any]"
    per: Each[Any] | None = None
    carry: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ends:
    """The step that all open linked cases of a process take along with this one."""

    process: str
    action: str


@dataclass(frozen=True, kw_only=True)
class Step(Generic[D]):
    """One action: from where, to where, by whom, and on which conditions.

    ``on`` names the fact that holds the legal day of the step; without it that day is
    today. ``tells`` are steps of the main case: the first that is possible is taken.
    ``books`` is the money of the fund that moves with the step, in this order.
    """

    action: str
    label: str
    source: tuple[State, ...]
    target: State
    by: tuple[Role, ...]
    law: str | None = None
    asks: tuple[str, ...] = ()
    may_ask: tuple[str, ...] = ()
    requires: tuple[Guard[D], ...] = ()
    on: str | None = None
    starts: tuple[Term, ...] = ()
    stops: tuple[str, ...] = ()
    suspends: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    extends: tuple[Extension, ...] = ()
    opens: tuple[Opens, ...] = ()
    ends: tuple[Ends, ...] = ()
    tells: tuple[str, ...] = ()
    books: tuple[Booking, ...] = ()
    notifies: tuple[Notice, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of the terms that this step starts, ends, halts or moves."""
        started = (term.rule for term in self.starts)
        extended = (extension.rule for extension in self.extends)
        return (*started, *self.stops, *self.suspends, *self.resumes, *extended)

    @property
    def rechtsgevolg(self) -> bool:
        """Whether who takes this step must first see what it will do (WCAG 3.3.4).

        It carries out a law or touches a term of one, ends the case, moves money,
        opens or ends other cases, or tells somebody outside the school.
        """
        return (
            is_wet(self.law)
            or raakt_wettelijke_termijn(self.rules)
            or self.target.final
            or bool(self.books or self.opens or self.ends)
            or gaat_de_school_uit(notice.to for notice in self.notifies)
        )


def stays(*, source: tuple[State, ...], **step: Any) -> "tuple[Step[Any], ...]":  # noqa: ANN401
    """Return a step that leaves the case where it is, once for each state."""
    return tuple(Step(source=(state,), target=state, **step) for state in source)


@dataclass(frozen=True, kw_only=True, eq=False)
class Process(Generic[D]):
    """A whole procedure. A mistake in it is an error at import, not at night.

    ``opened_by`` may open it by hand, with the facts of ``opening_asks``, of which
    those of ``opening_needs`` must be there; a process
    without is only opened as a linked case. ``starts``, ``books`` and ``notifies``
    happen at the opening. ``signed_by`` is the role in the case that signs its letters;
    nobody means: the samenwerkingsverband. ``admits`` names who of a main case moves
    along into this one (everyone, when empty); no text in it may then name the pupil
    or the family who stay behind. ``seats`` is the code of the process whose people,
    such as a committee, join every case of this one; ``joins`` are the roles of which
    everybody with an account does.
    """

    code: str
    prefix: str
    title: str
    law: str
    dossier: type[D]
    initial: State
    steps: tuple[Step[D], ...]
    opened_by: tuple[Role, ...] = ()
    opening_asks: tuple[str, ...] = ()
    opening_needs: tuple[str, ...] = ()
    signed_by: Role | None = None
    starts: tuple[Term, ...] = ()
    books: tuple[Booking, ...] = ()
    notifies: tuple[Notice, ...] = ()
    admits: tuple[Role, ...] = ()
    seats: str | None = None
    joins: tuple[Role, ...] = ()
    states: tuple[State, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Refuse a process that could strand a case."""
        met = [s for step in self.steps for s in (*step.source, step.target)]
        object.__setattr__(self, "states", tuple(dict.fromkeys([self.initial, *met])))
        if found := list(flaws(self)):
            raise BrokenProcess(f"{self.code}: {'; '.join(found)}")

    @property
    def actions(self) -> frozenset[str]:
        """The name of every action this process knows."""
        return frozenset(step.action for step in self.steps)

    def state(self, name: str) -> State:
        """Return the state of this name; raises `KeyError`."""
        return {state.name: state for state in self.states}[name]

    def once(self, *, carry: tuple[str, ...] = ()) -> Opens:
        """Open this process as one linked case."""
        return Opens(self, None, carry)

    def per(self, each: Each[Any], *, carry: tuple[str, ...] = ()) -> Opens:
        """Open this process as a linked case for each person chosen."""
        return Opens(self, each, carry)
