"""Decide whether a step may be taken. Pure: a situation in, a decision out.

The only module that imports `transitions`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from transitions import EventData, Machine

from statemachines.facts import with_facts
from statemachines.fund import Order, orders
from statemachines.grammar import Dossier, Notice, Opens, Process, Reason, Step
from statemachines.graph import actions_after
from statemachines.ledger import TermChanges, plan_terms
from statemachines.roles import FAMILY, Role
from statemachines.situation import Party, Situation
from statemachines.terms import ImpossibleTerm


class Refused(Exception):
    """The step may not be taken now. Carries every reason, not just the first."""

    def __init__(self, *reasons: Reason) -> None:
        """Keep the reasons, and make one line of them."""
        super().__init__(" ".join(reason.sentence for reason in reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Opening:
    """A linked case to open, for this person if there is one."""

    opens: Opens
    party: Party | None = None


@dataclass(frozen=True)
class Decision:
    """What must be written down now that the step may be taken."""

    step: Step[Any]
    dossier: Dossier
    given: tuple[str, ...]
    terms: TermChanges
    openings: tuple[Opening, ...]
    notices: tuple[Notice, ...]
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True)
class Option:
    """One step of the state: allowed, or blocked with every reason."""

    step: Step[Any]
    reasons: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        """Whether the step may be taken once it has the facts it asks for."""
        return not self.reasons


Facts = Mapping[str, object]


def decide(
    process: Process[Any], situation: Situation[Any], action: str, facts: Facts
) -> Decision:
    """Say what taking ``action`` would mean, or raise `Refused` with every reason."""
    event = _machine(process).events.get(action)
    if event is None or situation.state not in event.transitions:
        raise Refused(_not_from_here(process, situation.state, action))
    attempt = _Attempt(situation.state, situation, facts)
    event.trigger(attempt)
    if attempt.decision is None:
        raise Refused(*dict.fromkeys(attempt.reasons))
    return attempt.decision


def weigh(
    process: Process[Any], step: Step[Any], situation: Situation[Any], facts: Facts
) -> Situation[Any]:
    """Return the situation with the facts of a step added, or raise `Refused`.

    The one judgement of a step, apart from what its terms will be. It checks in the
    order that leaks least: who, then what was asked, then the law.
    """
    _refuse_if(barred(step, situation))
    dossier, wrong = with_facts(process.code, step, situation, facts)
    _refuse_if(wrong)
    known = dossier is situation.dossier
    after = situation if known else replace(situation, dossier=dossier)
    _refuse_if(_objections(step, after))
    return after


def openings(step: Step[Any], situation: Situation[Any]) -> Iterator[Opening]:
    """Name the linked cases that a step opens, for each person chosen."""
    for opens in step.opens:
        if opens.per is None:
            yield Opening(opens)
        else:
            chosen = _chosen(opens, situation)
            yield from (Opening(opens, party) for party in chosen)


def options(process: Process[Any], situation: Situation[Any]) -> tuple[Option, ...]:
    """Return every step that leads out of the state, with what stands in its way.

    Conditions on facts that the step itself asks for are left to `decide`.
    """
    return tuple(
        Option(step, tuple(_obstacles(step, situation)))
        for step in process.steps
        if situation.state in (source.name for source in step.source)
    )


def barred(step: Step[Any], situation: Situation[Any]) -> Iterator[Reason]:
    """Say why this actor may not take a step, whatever the case is like."""
    if situation.role not in step.by:
        who = " of ".join(role.sentence for role in step.by)
        yield Reason(f"Deze stap is voor {who}.", step.law, lifted_by=who)
    elif _is_another_of_the_family(situation):
        who = "degene om wie deze zaak gaat"
        yield Reason(f"Deze stap is voor {who} zelf.", step.law, lifted_by=who)


@dataclass
class _Attempt:
    """The short-lived model that `transitions` moves through the machine."""

    state: str
    situation: Situation[Any]
    facts: Facts
    reasons: list[Reason] = field(default_factory=list[Reason])
    decision: Decision | None = None


@cache
def _machine(process: Process[Any]) -> Machine:
    machine = Machine(
        model=None,
        states=[state.name for state in process.states],
        initial=process.initial.name,
        auto_transitions=False,  # the default would add a to_<state>() back door
        send_event=True,
    )
    for step in process.steps:
        for source in step.source:
            machine.add_transition(
                step.action,
                source.name,
                step.target.name,
                conditions=_permits(process, step),
            )
    return machine


def _permits(process: Process[Any], step: Step[Any]) -> Callable[[EventData], bool]:
    def permits(event: EventData) -> bool:
        attempt = event.model
        assert isinstance(attempt, _Attempt)  # noqa: S101  decide made it
        try:
            attempt.decision = _decision(process, step, attempt)
        except Refused as refusal:
            attempt.reasons += refusal.reasons
        return attempt.decision is not None

    return permits


def _decision(process: Process[Any], step: Step[Any], attempt: _Attempt) -> Decision:
    before, facts = attempt.situation, attempt.facts
    after = weigh(process, step, before, facts)
    day = getattr(after.dossier, step.on) if step.on else before.day
    return Decision(
        step,
        after.dossier,
        tuple(name for name, value in facts.items() if value is not None),
        _planned(process, step, after, day),
        tuple(openings(step, after)),
        step.notifies,
        orders(step.books, after),
    )


def _refuse_if(reasons: Iterable[Reason]) -> None:
    if found := tuple(reasons):
        raise Refused(*found)


def _is_another_of_the_family(situation: Situation[Any]) -> bool:
    """Tell whether someone of the family acts in a case about another of them."""
    from_home = situation.role in FAMILY or situation.role is Role.LEERLING
    about_someone = situation.party is not None
    return from_home and about_someone and not situation.acts_as(situation.party)


def _objections(step: Step[Any], situation: Situation[Any]) -> Iterator[Reason]:
    for guard in step.requires:
        if reason := guard.objection(situation):
            yield reason


def _obstacles(step: Step[Any], situation: Situation[Any]) -> Iterator[Reason]:
    yield from (who := tuple(barred(step, situation)))
    if who:
        return  # what stands in the way of another is not for this reader
    asked = {*step.asks, *step.may_ask}
    for guard in step.requires:
        reason = None if asked & set(guard.about) else guard.objection(situation)
        if reason:
            yield reason


def _planned(
    process: Process[Any], step: Step[Any], after: Situation[Any], day: date
) -> TermChanges:
    try:
        return plan_terms(process, step, after, day)
    except ImpossibleTerm as error:
        raise Refused(Reason(str(error), step.law)) from error


def _chosen(opens: Opens, situation: Situation[Any]) -> Sequence[Party]:
    each = opens.per
    assert each is not None  # noqa: S101  tells the type checker what openings knows
    return [party for party in situation.parties if each.chooses(situation, party)]


def _not_from_here(process: Process[Any], state: str, action: str) -> Reason:
    labels = {step.action: step.label for step in process.steps}
    if action not in labels:
        return Reason(f"De stap '{action}' bestaat niet in {process.title}.")
    place = process.state(state)
    later = action in actions_after(process)[place]
    ending = "Die stap kan pas later." if later else "Die stap kan niet meer."
    return Reason(f"'{labels[action]}' kan nu niet: {place.meaning} {ending}")
