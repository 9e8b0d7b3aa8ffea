"""(c) A sweep of due terms in batches, beside the same sweep one term at a time.

Both are `lapse_due`, the one of five hundred terms and the one of a single term.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.bench.honest import backends, check
from casework.bench.pace import Schedule, Side
from casework.bench.place import SWV, Bench, Office, open_office
from casework.bench.race import race
from casework.bench.result import Result
from casework.bench.stock import stocked
from casework.services.lapse_due import lapse_due

TARGET = 15.0
BATCH = 500
WARM = 12
"""So many batches of each before the race: a statement is prepared when it was said
five times, and its plan is settled after five more. A worker that sweeps every few
minutes has done so; before that, writing a batch costs the database half as much again.
"""
_FIRST = date(2026, 10, 12)
"""On this Monday every meeting that was planned is overdue, and somebody must look."""
_ROUND = timedelta(days=30)
_WHY = "Na een vakantie zijn er duizenden termijnen om; de ochtend wacht niet."


@dataclass
class Sweeper:
    """Goes through the due terms; when all are done it is a month later.

    Both sweepers of a race share the clock, so that they go through the same terms.
    """

    office: Office
    size: int
    after: str | None = None

    def step(self) -> None:
        """Let exactly so many terms lapse: in one batch, or in two around the end."""
        left = self.size
        while left:
            batch = lapse_due(self.office.desk, SWV, self.after, size=left)
            left -= len(batch.lines)
            self.after = batch.after
            if left and not batch.after:
                today = self.office.desk.clock().date()
                self.office.clock.set_day(today + _ROUND)


def measure(bench: Bench) -> Sequence[Result]:
    """Race a batch against one at a time, per term that lapsed."""
    size = bench.few(5_000, 1_500)
    with bench.office("sweep") as office:
        stocked(office, size)
        with open_office(office.url, bench.keys("sweep"), office.clock) as other:
            office.clock.set_day(_FIRST)
            one = Side(Sweeper(office, 1).step, backends(office))
            batch = Side(Sweeper(other, BATCH).step, backends(other), worth=BATCH)
            for _ in range(WARM):
                one.step()
                batch.step()
            schedule = Schedule(bench.few(20, 2), bench.few(40, 20), 2, bench.seed)
            found = race(bench, one, batch, schedule)
        check(office)
    told = f"{size} zaken, partijen van {BATCH} termijnen"
    what = "termijnen laten verlopen, per partij naast een voor een"
    return [found.result("sweep", what, TARGET, _WHY, told)]
