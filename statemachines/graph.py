"""Where a case can go, and which terms can be open there.

The import check, the engine and the reader share these answers, so that a term is
closed by the same rule everywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from statemachines.roles import Role

if TYPE_CHECKING:
    from statemachines.grammar import Process, State, Step, Term


@dataclass(frozen=True)
class Clock:
    """A term that is open in some state: what it ends in, and whether it runs."""

    rule: str
    then: str
    running: bool = True


Configuration = tuple["State", frozenset[Clock]]


@cache
def reachable(process: "Process[Any]") -> frozenset["State"]:
    """Return every state that some path leads to."""
    reached, frontier = set["State"](), {process.initial}
    while frontier:
        reached |= frontier
        onward = {s.target for s in process.steps if frontier & set(s.source)}
        frontier = onward - reached
    return frozenset(reached)


@cache
def actions_after(process: "Process[Any]") -> dict["State", frozenset[str]]:
    """Return for every state the actions that can still come, now or later."""
    ahead = {
        state: frozenset(s.action for s in process.steps if state in s.source)
        for state in process.states
    }
    while True:
        wider = {
            state: actions.union(
                *(ahead[s.target] for s in process.steps if state in s.source)
            )
            for state, actions in ahead.items()
        }
        if wider == ahead:
            return ahead
        ahead = wider


def survives(process: "Process[Any]", rule: str, then: str, step: "Step[Any]") -> bool:
    """Tell whether an open term still means something after ``step``."""
    restarted = any(term.rule == rule for term in step.starts)
    return not (
        step.target.final
        or restarted
        or then == step.action
        or rule in step.stops
        or then not in actions_after(process)[step.target]
    )


@cache
def configurations(process: "Process[Any]") -> frozenset[Configuration]:
    """Return every state together with every set of terms that can be open in it."""
    start: Configuration = (process.initial, first_clocks(process))
    found, frontier = set[Configuration](), {start}
    while frontier:
        found |= frontier
        frontier = {n for c in frontier for n in _next(process, c)} - found
    return frozenset(found)


def system_can(process: "Process[Any]", state: "State", action: str) -> bool:
    """Tell whether the system may take this step from this state."""
    return any(
        step.action == action and state in step.source and Role.SYSTEEM in step.by
        for step in process.steps
    )


def clocks_in(process: "Process[Any]", state: "State") -> list[str]:
    """Name the rules whose term can run in this state."""
    rules = {
        clock.rule
        for place, clocks in configurations(process)
        for clock in clocks
        if place == state and clock.running
    }
    return sorted(rules)


def _next(process: "Process[Any]", place: Configuration) -> Iterator[Configuration]:
    state, clocks = place
    for step in process.steps:
        if state in step.source:
            yield step.target, after_step(process, step, clocks)


def first_clocks(process: "Process[Any]") -> frozenset[Clock]:
    """Return the terms that are open when a case has just been opened."""
    return _clocks(process.starts)


def after_step(
    process: "Process[Any]", step: "Step[Any]", clocks: frozenset[Clock]
) -> frozenset[Clock]:
    """Return the terms that are open after a step."""
    kept = (c for c in clocks if survives(process, c.rule, c.then, step))
    return _clocks(step.starts) | {Clock(c.rule, c.then, _runs(step, c)) for c in kept}


def _runs(step: "Step[Any]", clock: Clock) -> bool:
    if clock.rule in step.suspends:
        return False
    return clock.running or clock.rule in step.resumes


def _clocks(terms: tuple["Term", ...]) -> frozenset[Clock]:
    return frozenset(Clock(term.rule, term.then) for term in terms)
