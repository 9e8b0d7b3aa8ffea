"""A process as plain data, for programs: `casework processen --json`."""

from typing import Any

from statemachines.grammar import Process, State, Step, Term
from statemachines.graph import clocks_in


def describe(process: Process[Any]) -> dict[str, Any]:
    """Return everything a process says, in the words that others use."""
    return {
        "code": process.code,
        "title": process.title,
        "law": process.law,
        "initial": process.initial.name,
        "states": [_state(process, state) for state in process.states],
        "steps": [_step(step) for step in process.steps],
    }


def _state(process: Process[Any], state: State) -> dict[str, Any]:
    return {
        "name": state.name,
        "meaning": state.meaning,
        "final": state.final,
        "waits_for": state.waits_for,
        "clock": clock_of(process, state),
        "hidden_from": [role.value for role in state.hidden_from],
    }


def clock_of(process: Process[Any], state: State) -> list[str] | str:
    """Name the terms that can run in a state, or say why it needs none."""
    if rules := clocks_in(process, state):
        return rules
    return state.no_clock_because or "De zaak is klaar: er loopt geen termijn meer."


def _step(step: Step[Any]) -> dict[str, Any]:
    return {
        "action": step.action,
        "label": step.label,
        "source": [state.name for state in step.source],
        "target": step.target.name,
        "by": [role.value for role in step.by],
        "asks": [*step.asks],
        "requires": [
            {"name": guard.name, "because": guard.because, "law": guard.law}
            for guard in step.requires
        ],
        "starts": [_term(term) for term in step.starts],
        "suspends": [*step.suspends],
        "opens": [opens.process.code for opens in step.opens],
        "books": [booking.kind.value for booking in step.books],
        "notifies": [notice.template for notice in step.notifies],
        "rechtsgevolg": step.rechtsgevolg,
    }


def _term(term: Term) -> dict[str, Any]:
    party = term.party.value if term.party else None
    warns = [{"day": warn.day, "to": warn.to.value} for warn in term.warns]
    told = {"rule": term.rule, "then": term.then, "party": party}
    return {**told, "warns": warns} if warns else told
