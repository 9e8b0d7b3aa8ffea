"""Show a case and its steps, to people and to programs."""

from dataclasses import asdict
from typing import Any

from casework.cli.errors import reason_text
from casework.services.explain import ExplainedTerm
from casework.services.hold import Held
from statemachines.engine import Option
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.situation import Linked


def case_data(
    case: Held, terms: list[ExplainedTerm], linked: list[Linked]
) -> dict[str, Any]:
    """Return a case as JSON values."""
    process = PROCESSES[case.process]
    state = process.state(case.state)
    return {
        "kenmerk": case.kenmerk,
        "process": case.process,
        "state": case.state,
        "meaning": state.meaning,
        "waits_for": state.waits_for,
        "final": state.final,
        "version": case.version,
        "dossier": case.dossier,
        "people": [{"key": p["key"], "role": p["role"]} for p in case.people],
        "terms": [_term(term) for term in terms],
        "linked": [
            {"kenmerk": one.kenmerk, "process": one.process, "state": one.state}
            for one in linked
        ],
    }


def case_text(case: Held, terms: list[ExplainedTerm], linked: list[Linked]) -> str:
    """Return a case as people read it."""
    process = PROCESSES[case.process]
    state = process.state(case.state)
    lines = [f"{case.kenmerk} ({process.title}), versie {case.version}", state.meaning]
    if state.waits_for:
        lines.append(f"Wacht op {state.waits_for}.")
    for term in terms:
        status = "afgesloten" if term.closed_at else "loopt"
        stands = "staat stil" if term.suspended_on and not term.closed_at else status
        name = RULES[term.rule].name
        lines.append(f"- {term.rule}, {name} ({term.wet}; {stands}): {term.zin}")
    lines += [f"- {one.kenmerk} ({one.process}): {one.state}" for one in linked]
    return "\n".join(lines)


def option_data(option: Option) -> dict[str, Any]:
    """Return a step and what stands in its way as JSON values."""
    return {
        "action": option.step.action,
        "label": option.step.label,
        "allowed": option.allowed,
        "asks": [*option.step.asks],
        "may_ask": [*option.step.may_ask],
        "reasons": [asdict(reason) for reason in option.reasons],
    }


def option_text(option: Option) -> str:
    """Return a step as people read it: it can, or every reason why not."""
    if option.allowed:
        asks = ", ".join(option.step.asks)
        return f"KAN   {option.step.action}" + (f" (vraagt: {asks})" if asks else "")
    reasons = " ".join(reason_text(reason) for reason in option.reasons)
    return f"NIET  {option.step.action}: {reasons}"


def _term(term: ExplainedTerm) -> dict[str, Any]:
    return {
        "rule": term.rule,
        "op": term.op.isoformat(),
        "raw_end": term.raw_end.isoformat(),
        "legal_end": term.legal_end.isoformat(),
        "suspended": term.suspended_on is not None,
        "open": term.closed_at is None,
        "wet": term.wet,
        "zin": term.zin,
        "stappen": term.stappen,
    }
