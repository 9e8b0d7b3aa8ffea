"""The journal is whole: each entry of today is chained, each week the rows agree.

Every day the hashes of the new entries; every Sunday the rows of the cases in which
something happened that week against their journal; at the end everything, and the log.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from casework.services.compare import Fields
from casework.services.proof.check import verify_log
from casework.services.verify import cases_after, row_findings, verify
from casework.simulate.inspect.finding import Finding, of_case, of_office
from casework.simulate.inspect.sight import Sight

NAME = "logboek"
SUNDAY = 6


@dataclass
class Checked:
    """The cases that changed since the rows were compared the last time."""

    changed: set[UUID] = field(default_factory=set)
    entries: int = 0
    weeks: list[date] = field(default_factory=list)


def inspect(day: Sight) -> Iterator[Finding]:
    """Check what was written since yesterday."""
    page = day.notebook.page(Checked)
    page.changed |= day.rows.keys()
    page.entries += len(day.entries)
    yield from _heads(day)
    if day.last:
        yield from _whole(day)
    elif day.date.weekday() == SUNDAY:
        page.weeks.append(day.date)
        yield from _rows(day, page)


def chained(head: bytes, prev: bytes, body: bytes, stored: bytes) -> bool:
    """Tell whether an entry hangs on the one before it."""
    return prev == head and sha256(prev + body).digest() == stored


def _heads(day: Sight) -> Iterator[Finding]:
    """Compare the end of each chain with what the row of the case says of it."""
    for case_id, (version, head) in day.rows.items():
        case = day.cases.get(case_id)
        if case is None:
            yield of_office(day.date, NAME, f"zaak {case_id} heeft geen logboek")
        elif (case.version, case.head) != (version, head):
            yield of_case(day.date, NAME, case, "het logboek is niet aaneengesloten")


def _rows(day: Sight, page: Checked) -> Iterator[Finding]:
    cases = [_case(day, case_id) for case_id in sorted(page.changed)]
    for case_id, told in row_findings(day.work, cases).items():
        for said in told:
            yield of_case(day.date, NAME, day.cases[case_id], said)
    page.changed.clear()


def _case(day: Sight, case_id: UUID) -> Fields:
    [case] = cases_after(day.work, UUID(int=case_id.int - 1), 1)
    return case


def _whole(day: Sight) -> Iterator[Finding]:
    for said in (*verify(day.work).findings, *verify_log(day.work).findings):
        yield of_office(day.date, NAME, said)
