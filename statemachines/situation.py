"""Everything a guard may look at, and what it says when it objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

from statemachines.length import Length
from statemachines.roles import Role
from statemachines.rules import RULES
from statemachines.terms import Span

D = TypeVar("D")


@dataclass(frozen=True)
class Reason:
    """Why something is refused: the sentence, the article, who can lift it, when.

    ``about`` names the facts it judges, so that a form can show it at those questions.
    """

    sentence: str
    law: str | None = None
    lifted_by: str | None = None
    possible_from: date | None = None
    about: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Party:
    """Someone the case is about or who takes part, without a name.

    ``account`` is how someone signs in. ``afgeschermd``: someone in the family has a
    secret address, so nothing goes to any of them without a person who looks at it
    first (domain.md 2.2). ``namens`` is the funder for whom a member of the kerngroep
    sits at the table.
    """

    key: str
    role: Role
    gezag: bool = False
    e_consent: bool = False
    geheim_adres: bool = False
    afgeschermd: bool = False
    account: str | None = None
    namens: str | None = None


@dataclass(frozen=True)
class OpenTerm:
    """A term that runs or stands still. ``raw_end`` and ``legal_end`` are last days.

    ``extension`` is the new last day that was named, on the day ``extended_on``.
    ``warn_on`` is the day of the next warning and ``warned`` the number of the last one
    that was dealt with. ``stuck_since`` is the day of the first reminder that nobody
    acted on, ``escalate_on`` the day on which the next role hears of it and
    ``escalated`` how many rungs of that ladder were taken.
    """

    rule: str
    op: date
    then: str
    raw_end: date
    legal_end: date
    spans: tuple[Span, ...] = ()
    suspended_on: date | None = None
    extension: date | None = None
    extended_on: date | None = None
    length: Length | None = None
    party: str | None = None
    warn_on: date | None = None
    warned: int = 0
    stuck_since: date | None = None
    escalate_on: date | None = None
    escalated: int = 0


@dataclass(frozen=True)
class Linked:
    """What one case may know of another: where it stands, and what is not secret.

    ``terms_below`` names the terms that are open in the cases under it.
    """

    process: str
    kenmerk: str
    state: str
    final: bool
    party: str | None = None
    dossier: Mapping[str, Any] = field(default_factory=dict)
    terms: Mapping[str, OpenTerm] = field(default_factory=dict)
    terms_below: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Situation(Generic[D]):
    """A case at one moment, seen by one actor.

    ``today`` is the day in Amsterdam; ``day`` is the legal day of the step: today, or
    the day on which the term ended that makes the system act. ``voor`` are the accounts
    of colleagues for whom the actor stands in, in whatever role.
    """

    state: str
    dossier: D
    actor: str
    role: Role
    now: datetime
    today: date
    day: date
    party: str | None = None
    parties: tuple[Party, ...] = ()
    terms: Mapping[str, OpenTerm] = field(default_factory=dict)
    done: Mapping[str, Sequence[str]] = field(default_factory=dict)
    linked: Mapping[str, Sequence[Linked]] = field(default_factory=dict)
    policy: Mapping[str, Any] = field(default_factory=dict)
    voor: tuple[str, ...] = ()

    @property
    def handelt(self) -> frozenset[str]:
        """Name the actor and those for whom the actor stands in.

        Where the law wants two persons, a replacement is no second one.
        """
        return frozenset({self.actor, *self.voor})

    @property
    def lapsed(self) -> frozenset[str]:
        """Return the rules of which the term is over."""
        return frozenset(rule for rule, t in self.terms.items() if self._is_over(t))

    @property
    def myself(self) -> str | None:
        """Return the key of the person who acts, if that is someone of this case."""
        mine = (p for p in self.parties if p.account == self.actor)
        return next((p.key for p in mine if p.role == self.role), None)

    def acts_as(self, key: str | None) -> bool:
        """Tell whether the actor is not known as someone else than this person."""
        return self.myself in (None, key)

    def persons_who_did(self, action: str) -> frozenset[str]:
        """Name the people of this case who took this action before."""
        accounts = self.did(action)
        return frozenset(p.key for p in self.parties if p.account in accounts)

    def did(self, action: str) -> frozenset[str]:
        """Name who took this action in this case before."""
        return frozenset(self.done.get(action, ()))

    def has_gezag(self) -> tuple[Party, ...]:
        """Return the parents or guardians who decide about the child."""
        return tuple(party for party in self.parties if party.gezag)

    def still_running(self, rule: str) -> bool | Reason:
        """Say when the term of ``rule`` will be over, or that there is none."""
        if (term := self.terms.get(rule)) is None:
            return False
        name, law = RULES[rule].name, RULES[rule].law
        if term.suspended_on:
            return Reason(f"De termijn '{name}' staat stil.", law)
        return Reason(
            f"De termijn '{name}' loopt nog.",
            law,
            possible_from=term.legal_end + timedelta(days=1),
        )

    def _is_over(self, term: OpenTerm) -> bool:
        return term.suspended_on is None and term.legal_end < self.today
