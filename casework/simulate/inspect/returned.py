"""A letter that nobody got becomes work for a person."""

from collections.abc import Iterator

from casework.services.letters import notice_of
from casework.services.post_check import post_findings
from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.sight import Letter, Sight
from statemachines.processes import PROCESSES

NAME = "niet_bezorgd"
NOT_DELIVERED = frozenset({"niet_bezorgd", "geen_ontvanger", "mislukt"})


def inspect(day: Sight) -> Iterator[Finding]:
    """Look at the letters that did not arrive today."""
    back = [letter for letter in day.settled if letter.status in NOT_DELIVERED]
    if not back:
        return
    told = {line.kenmerk for line in post_findings(day.work, [b.case_id for b in back])}
    for letter in back:
        case = day.cases[letter.case_id]
        if not _step(day, letter) and case.kenmerk not in told:
            said = f"{letter.notice} is niet bezorgd, en niemand kreeg werk"
            yield of_case(day.date, NAME, case, said)


def _step(day: Sight, letter: Letter) -> bool:
    """Tell whether the step of a letter that came back was taken today."""
    case = day.cases[letter.case_id]
    action = notice_of(PROCESSES[case.process], letter.notice).failed
    return any(
        entry.case.id == case.id and entry.seq > letter.seq and entry.action == action
        for entry in day.entries
    )
