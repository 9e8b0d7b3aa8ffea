"""(a) One step through the public service, beside the floor of six statements."""

import random
from collections.abc import Callable, Sequence
from uuid import UUID

from psycopg import Connection

from casework.bench.floor import Floor
from casework.bench.honest import backends, check
from casework.bench.pace import Schedule, Side
from casework.bench.place import FLOOR, SWV, Bench, Office, plain
from casework.bench.race import race
from casework.bench.result import Result
from casework.bench.stock import MEETINGS, Stock, put_off, shown, stocked
from casework.work import Row

TARGET = 0.80
_CASES, _FEW = 20_000, 500
_WHY = "Een stap is wat iedereen hier de hele dag doet; de rest wacht erop."


def measure(bench: Bench) -> Sequence[Result]:
    """Race one client through `advance` against the bare statements."""
    size = bench.few(_CASES, _FEW)
    with bench.office("stap") as office:
        stock = stocked(office, size, (SWV, FLOOR))
        bench.tell(f"{size} zaken gemaakt; nu stap en vloer om en om")
        with Connection.connect(plain(office.url)) as bare:
            pid = bare.info.backend_pid
            floor = Side(flooring(bare, office, stock, bench.seed), [pid])
            subject = Side(stepping(office, stock, bench.seed), backends(office))
            schedule = Schedule(bench.few(24, 5), bench.few(40, 25), 60, bench.seed)
            found = race(bench, floor, subject, schedule)
        check(office)
    what = "stap door de dienst, naast zes kale opdrachten"
    return [found.result("advance", what, TARGET, _WHY)]


def stepping(office: Office, stock: Stock, seed: int) -> Callable[[], None]:
    """Return a step in a case that is drawn, the meeting on a day that is drawn."""
    drawn = random.Random(seed)  # noqa: S311  which case, and no secret
    ids = stock.ids(SWV)
    return lambda: put_off(office, drawn.choice(ids), drawn.choice(MEETINGS))


def flooring(
    bare: Connection[Row], office: Office, stock: Stock, seed: int
) -> Callable[[], None]:
    """Return a step of the floor, in cases drawn in the same way."""
    floor = Floor(bare, FLOOR, shown(office, stock))
    drawn = random.Random(seed)  # noqa: S311  which case, and no secret
    ids: list[UUID] = stock.ids(FLOOR)
    return lambda: floor.step(drawn.choice(ids), office.clock())
