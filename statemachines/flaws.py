"""Find what is wrong with a process before any case can meet it.

Every sentence here is a way in which a case could get stuck, or a mistake in writing
that would only be found at night.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from statemachines.graph import configurations, reachable
from statemachines.roles import Role
from statemachines.rules import RULES
from statemachines.secrecy import secret_fields

if TYPE_CHECKING:
    from statemachines.grammar import Notice, Process, State, Step, Term


class BrokenProcess(Exception):
    """A process definition that could strand a case."""


def flaws(process: "Process[Any]") -> Iterator[str]:
    """Say everything that is wrong with a process, one sentence each."""
    for check in (_places, _steps, _facts, _terms, _ledger, _letters, _links):
        yield from check(process)
    if not [*_places(process), *_terms(process)]:
        yield from _clocks(process)


def _places(process: "Process[Any]") -> Iterator[str]:
    left = {state for step in process.steps for state in step.source}
    everything = set(process.states)
    names = Counter(state.name for state in everything)
    yield from (f"two states are called {n}" for n, k in names.items() if k > 1)
    for state in everything - reachable(process):
        yield f"nothing leads to {state.name}"
    yield from (f"{s.name} has no way out" for s in everything - left if not s.final)
    yield from (f"{s.name} is final but has a way out" for s in left if s.final)
    yield from _traps(process)
    for state in everything:
        if not state.final and not state.waits_for:
            yield f"{state.name} does not say whom it waits for"


def _traps(process: "Process[Any]") -> Iterator[str]:
    free = {state for state in process.states if state.final}
    before = -1
    while len(free) > before:
        before = len(free)
        free |= {
            s for step in process.steps for s in step.source if step.target in free
        }
    if any(state.final for state in process.states):
        for state in set(process.states) - free:
            yield f"{state.name} is a trap: no end can be reached from it"


def _steps(process: "Process[Any]") -> Iterator[str]:
    yield from (f"{step.action} is by nobody" for step in process.steps if not step.by)
    yield from (f"{s.action} has no label" for s in process.steps if not s.label)
    doubles = Counter((s.action, src.name) for s in process.steps for src in s.source)
    for (action, source), times in doubles.items():
        if times > 1:
            yield f"two steps are called {action} from {source}"


def _facts(process: "Process[Any]") -> Iterator[str]:
    known = process.dossier.model_fields
    for step in process.steps:
        named = {*step.asks, *step.may_ask}
        named |= {fact for guard in step.requires for fact in guard.about}
        named |= {term.from_ for term in step.starts if term.from_}
        named |= {extension.until for extension in step.extends}
        named |= {step.on} if step.on else set()
        for name in sorted(named - set(known)):
            yield f"{step.action} names the unknown fact {name}"
    for name, info in known.items():
        if name in secret_fields(process.dossier) and not _is_text(info):
            yield f"{name} may not be stored in clear, so it must be text"


def _is_text(info: Any) -> bool:  # noqa: ANN401  pydantic's FieldInfo
    kinds = {k for k in get_args(info.annotation) if k is not type(None)}
    return bool(kinds) and all(k is str or str in get_args(k) for k in kinds)


def _all_terms(process: "Process[Any]") -> Iterator[tuple[str, "Term"]]:
    yield from (("opening", term) for term in process.starts)
    for step in process.steps:
        yield from ((step.action, term) for term in step.starts)


def _terms(process: "Process[Any]") -> Iterator[str]:
    for action, term in _all_terms(process):
        if term.rule not in RULES:
            yield f"{action} starts a term of the unknown rule {term.rule}"
        if term.then not in process.actions:
            yield f"{action} starts a term that ends in the unknown step {term.then}"
        for step in process.steps:
            if step.action == term.then and Role.SYSTEEM in step.by:
                yield from _lapse_flaws(step, term.rule)


def _lapse_flaws(step: "Step[Any]", rule: str) -> Iterator[str]:
    """Say why the step that a term ends in would come too early, or might not come."""
    waits_for = {guard.term for guard in step.requires}
    if rule not in waits_for:
        yield f"{step.action} does not wait until term {rule} is over"
    if None in waits_for or step.asks:
        yield f"{step.action} may be refused when term {rule} is over"


def _clocks(process: "Process[Any]") -> Iterator[str]:
    found = dict.fromkeys(
        flaw
        for state, clocks in configurations(process)
        if not state.final
        for flaw in _clock_flaws(process, state, clocks)
    )
    yield from sorted(found)


def _clock_flaws(
    process: "Process[Any]", state: "State", clocks: frozenset[Any]
) -> Iterator[str]:
    running = [clock for clock in clocks if clock.running]
    if not running and not state.no_clock_because:
        yield f"{state.name} can wait without a clock"
    for clock in running:
        if not _system_can(process, state, clock.then):
            yield (
                f"term {clock.rule} can be open in {state.name}, "
                f"where {clock.then} is not possible"
            )


def _system_can(process: "Process[Any]", state: "State", action: str) -> bool:
    return any(
        step.action == action and state in step.source and Role.SYSTEEM in step.by
        for step in process.steps
    )


def _ledger(process: "Process[Any]") -> Iterator[str]:
    started = {term.rule for _, term in _all_terms(process)}
    for step in process.steps:
        touched = {*step.stops, *step.suspends, *step.resumes}
        touched |= {extension.rule for extension in step.extends}
        for rule in sorted(touched - started):
            yield f"{step.action} touches term {rule}, which nothing starts"
        for rule in step.suspends:
            if rule in RULES and not RULES[rule].suspendable:
                yield f"{step.action} suspends {rule}, which the law does not allow"


def _letters(process: "Process[Any]") -> Iterator[str]:
    yield from _sendings(process, process.initial, process.notifies)
    for step in process.steps:
        yield from _sendings(process, step.target, step.notifies)


def _sendings(
    process: "Process[Any]", state: "State", notices: "tuple[Notice, ...]"
) -> Iterator[str]:
    for notice in notices:
        for action in filter(None, (notice.sent, notice.failed)):
            if not _system_can(process, state, action):
                yield f"{notice.template} ends in {action}, not in {state.name}"


def _links(process: "Process[Any]") -> Iterator[str]:
    opened = {o.process.code: o.process for s in process.steps for o in s.opens}
    for child in opened.values():
        told = {action for step in child.steps for action in step.tells}
        for action in sorted(told - process.actions):
            yield f"{child.code} tells of {action}, which {process.code} does not know"
    for step in process.steps:
        yield from _endings(step, opened)


def _cannot_end(child: "Process[Any]", action: str) -> list[str]:
    """Name the states in which the system cannot always take this step."""
    sure = {
        state
        for step in child.steps
        if step.action == action and Role.SYSTEEM in step.by
        if not (step.requires or step.asks)
        for state in step.source
    }
    return [s.name for s in child.states if not s.final and s not in sure]


def _endings(step: "Step[Any]", opened: "dict[str, Process[Any]]") -> Iterator[str]:
    for end in step.ends:
        if end.process not in opened or end.action not in opened[end.process].actions:
            yield f"{step.action} ends {end.process} by an unknown {end.action}"
        elif stuck := _cannot_end(opened[end.process], end.action):
            yield f"{step.action} cannot end {end.process} in {', '.join(stuck)}"
    for opening in step.opens:
        strange = set(opening.carry) - set(opening.process.dossier.model_fields)
        yield from (f"{step.action} carries the unknown {n}" for n in sorted(strange))
