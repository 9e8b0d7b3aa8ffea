"""A closed case has no open term, and nothing happens in it any more."""

from collections.abc import Iterator

from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.sight import Sight
from statemachines.processes import PROCESSES

NAME = "afgesloten"


def inspect(day: Sight) -> Iterator[Finding]:
    """Look at the entries of today."""
    for entry in day.entries:
        case = entry.case
        if case.final and case.open:
            said = f"afgesloten met een open termijn: {', '.join(sorted(case.open))}"
            yield of_case(day.date, NAME, case, said)
        if entry.before and _was_final(entry.case.process, entry.before):
            if entry.body["to"] == entry.before and not entry.started:
                continue
            said = f"'{entry.action}' na het einde van de zaak"
            yield of_case(day.date, NAME, case, said)


def _was_final(process: str, state: str) -> bool:
    return PROCESSES[process].state(state).final
