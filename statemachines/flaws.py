"""Find what is wrong with a process before any case can meet it.

Every sentence here is a way in which a case could get stuck, or a mistake in writing
that would only be found at night.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from statemachines.flaws_of_fund import fund_flaws
from statemachines.flaws_of_links import letter_flaws, link_flaws
from statemachines.flaws_of_terms import (
    clock_flaws,
    ledger_flaws,
    term_flaws,
    warn_flaws,
)
from statemachines.graph import reachable
from statemachines.secrecy import secret_fields

if TYPE_CHECKING:
    from statemachines.grammar import Process


class BrokenProcess(Exception):
    """A process definition that could strand a case."""


def flaws(process: "Process[Any]") -> Iterator[str]:
    """Say everything that is wrong with a process, one sentence each."""
    for check in _CHECKS:
        yield from check(process)
    if not [*_places(process), *term_flaws(process)]:
        yield from clock_flaws(process)


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
        named |= {term.at for term in step.starts if term.at}
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


_CHECKS = (
    _places,
    _steps,
    _facts,
    term_flaws,
    warn_flaws,
    ledger_flaws,
    letter_flaws,
    link_flaws,
    fund_flaws,
)
