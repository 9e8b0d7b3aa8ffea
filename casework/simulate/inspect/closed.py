"""A closed case has no open term, and nothing happens in it any more."""

from collections.abc import Iterator

from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.sight import Sight
from casework.simulate.inspect.told import Entry
from statemachines.processes import PROCESSES

NAME = "afgesloten"


def inspect(day: Sight) -> Iterator[Finding]:
    """Look at the entries of today."""
    for case in {entry.case.id: entry.case for entry in day.entries}.values():
        if case.final and case.open:
            said = f"afgesloten met een open termijn: {', '.join(sorted(case.open))}"
            yield of_case(day.date, NAME, case, said)
    for entry in day.entries:
        if _goes_on(entry):
            said = f"'{entry.action}' na het einde van de zaak"
            yield of_case(day.date, NAME, entry.case, said)


def _goes_on(entry: Entry) -> bool:
    """Tell whether a case that was over took a step to another state, or a term."""
    if not entry.before:
        return False
    over = PROCESSES[entry.case.process].state(entry.before).final
    return over and bool(entry.body["to"] != entry.before or entry.started)
