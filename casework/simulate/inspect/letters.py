"""Each letter that the journal names is in the post, and comes to an end.

Delivered, on paper, not needed any more, or told as not delivered: but it may not wait
for ever.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.read import statuses, written
from casework.simulate.inspect.sight import Sight

NAME = "brief"
WAITS = "wacht"
PATIENCE = timedelta(days=7)
"""Longer than every try after an outage of some days (`notifications.retry`)."""


@dataclass
class Waiting:
    """The letters that have not ended: the case, what it is, and since when."""

    letters: dict[UUID, tuple[UUID, str, date]] = field(default_factory=dict)


def inspect(day: Sight) -> Iterator[Finding]:
    """Look for the letters of today, and at those that wait too long."""
    page = day.notebook.page(Waiting)
    if day.entries:
        yield from _missing(day, page)
    for letter in day.settled:
        page.letters.pop(letter.id, None)
    yield from _too_long(day, page)


def _missing(day: Sight, page: Waiting) -> Iterator[Finding]:
    since = day.entries[0].at - timedelta(microseconds=1)
    there = set()
    for case_id, seq, notice, party, id_, status in written(
        day.work, list(day.rows), since
    ):
        there.add((case_id, seq, notice, party))
        if status == WAITS:
            page.letters[id_] = (case_id, notice, day.date)
    for entry in day.entries:
        for notice, party in entry.body["letters"]:
            if (entry.case.id, entry.seq, notice, party) not in there:
                said = f"{notice} staat in het logboek, en is niet in de post"
                yield of_case(day.date, NAME, entry.case, said)


def _too_long(day: Sight, page: Waiting) -> Iterator[Finding]:
    late = [i for i, one in page.letters.items() if one[2] + PATIENCE < day.date]
    if not late:
        return
    now = statuses(day.work, late)
    for ident in late:
        case_id, notice, since = page.letters.pop(ident)
        if now.get(ident) == WAITS:
            said = f"{notice} wacht sinds {since:%d-%m-%Y} op verzending"
            yield of_case(day.date, NAME, day.cases[case_id], said)
