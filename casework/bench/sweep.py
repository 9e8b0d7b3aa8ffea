"""(c) A sweep of due terms in batches, beside the same sweep one term at a time.

Both are `lapse_due`, the one of five hundred terms and the one of a single term.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
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
_FIRST = date(2026, 10, 12)
"""On this Monday every meeting that was planned is overdue, and somebody must look."""
_ROUND = timedelta(days=30)
_WHY = "Na een vakantie zijn er duizenden termijnen om; de ochtend wacht niet."


@dataclass
class Sweeper:
    """Goes through the due terms; when all are done it is a month later.

    ``act`` does some and returns how many, and where it was. Both sweepers of a race
    share the clock, so that they go through the same terms.
    """

    office: Office
    act: Callable[[Office, str | None], tuple[int, str | None]]
    after: str | None = None
    did: list[int] = field(default_factory=list)

    def step(self) -> None:
        """Do one batch."""
        number, self.after = self.act(self.office, self.after)
        if not number:
            today = self.office.desk.clock().date()
            self.office.clock.set_day(today + _ROUND)
            self.after = None
            number, self.after = self.act(self.office, None)
        self.did.append(number)


def measure(bench: Bench) -> Sequence[Result]:
    """Race a batch against one at a time, per term that lapsed."""
    size = bench.few(5_000, 1_500)
    with bench.office("sweep") as office:
        stocked(office, size)
        with open_office(office.url, bench.keys("sweep"), office.clock) as other:
            office.clock.set_day(_FIRST)
            one = Side(Sweeper(office, _lapsing(1)).step, backends(office))
            many = Sweeper(other, _lapsing(BATCH))
            batch = Side(many.step, backends(other), worth=BATCH)
            schedule = Schedule(bench.few(20, 2), bench.few(40, 20), 2, bench.seed)
            found = race(bench, one, batch, schedule)
        check(office)
    told = f"{size} zaken, partijen van {sum(many.did) / len(many.did):.0f} termijnen"
    what = "termijnen laten verlopen, per partij naast een voor een"
    return [found.result("sweep", what, TARGET, _WHY, told)]


def _lapsing(size: int) -> Callable[[Office, str | None], tuple[int, str | None]]:
    def some(office: Office, after: str | None) -> tuple[int, str | None]:
        done = lapse_due(office.desk, SWV, after, size=size)
        return len(done.lines), done.after

    return some
