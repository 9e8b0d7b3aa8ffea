"""No decision while a parent still has the word: every zienswijze is weighed first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.sight import Sight

NAME = "zienswijze"
TLV = "tlv"
DECIDED = frozenset({"besloten_toe", "besloten_af"})


@dataclass
class Asked:
    """The zienswijzen of each application."""

    under: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))


def inspect(day: Sight) -> Iterator[Finding]:
    """Look at the decisions of today, as they stood at their moment."""
    page = day.notebook.page(Asked)
    open_ = _open_then(day, page)
    for entry in day.entries:
        case = entry.case
        if case.process != TLV or entry.body["to"] not in DECIDED:
            continue
        if entry.before in DECIDED:
            continue
        for name in open_.get((case.id, entry.seq), ()):
            said = f"'{entry.action}' terwijl zienswijze {name} nog niet is gewogen"
            yield of_case(day.date, NAME, case, said)


def _open_then(day: Sight, page: Asked) -> dict[tuple[UUID, int], list[str]]:
    """Return which zienswijzen were open at each decision: the day in its order."""
    found: dict[tuple[UUID, int], list[str]] = {}
    state = _states_this_morning(day)
    for entry in day.entries:
        case = entry.case
        if case.process == NAME and case.parent:
            page.under[case.parent].add(case.id)
            state[case.id] = entry.body["to"]
        elif case.process == TLV and entry.body["to"] in DECIDED:
            under = sorted(page.under[case.id], key=str)
            found[case.id, entry.seq] = [
                day.cases[one].kenmerk
                for one in under
                if state.get(one, day.cases[one].state) not in _DONE
            ]
    return found


_DONE = frozenset({"verwerkt", "vervallen"})


def _states_this_morning(day: Sight) -> dict[UUID, str]:
    state: dict[UUID, str] = {}
    for entry in day.entries:
        if entry.case.process == NAME:
            state.setdefault(entry.case.id, entry.before)
    return state
