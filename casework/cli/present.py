"""Show a case and its steps, to people and to programs."""

from dataclasses import asdict
from typing import Any

from casework.services.case_view import CaseView
from statemachines.engine import Option
from statemachines.reason_text import reason_text


def case_text(case: CaseView) -> str:
    """Return a case as people read it."""
    lines = [f"{case.kenmerk} ({case.title}), versie {case.version}", case.meaning]
    if case.waits_for:
        lines.append(f"Wacht op {case.waits_for}.")
    for term in case.terms:
        status = "loopt" if term.open else "afgesloten"
        stands = "staat stil" if term.suspended and term.open else status
        lines.append(f"- {term.rule}, {term.name} ({term.wet}; {stands}): {term.zin}")
    lines += [f"- {one.kenmerk} ({one.process}): {one.state}" for one in case.linked]
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
