"""(a) One step through the public service, beside the floor of six statements."""

import random
from collections.abc import Callable, Sequence
from uuid import UUID

from psycopg import Connection

from casework.bench.floor import Floor
from casework.bench.pace import Ratios, Schedule, Side, raced, settled
from casework.bench.place import FLOOR, SWV, Bench, Office, plain
from casework.bench.result import Result, meets
from casework.bench.stock import MEETINGS, Stock, put_off, shown, stocked
from casework.services.verify import verify
from casework.work import Row

TARGET = 0.80
_CASES, _FEW = 20_000, 500
_WHY = "Een stap is wat iedereen hier de hele dag doet; de rest wacht erop."


class Cheated(RuntimeError):
    """What was measured left a journal that does not verify."""


def measure(bench: Bench) -> Sequence[Result]:
    """Race one client through `advance` against the bare statements."""
    size = bench.few(_CASES, _FEW)
    with bench.office("stap") as office:
        stock = stocked(office, size, (SWV, FLOOR))
        bench.tell(f"{size} zaken gemaakt; nu stap en vloer om en om")
        with Connection.connect(plain(office.url)) as bare:
            race = _race(bench, office, stock, bare)
            found, agreed = settled(race)
        check(office)
    return [as_result("advance", "stap door de dienst, 1 tegelijk", found, agreed)]


def as_result(name: str, what: str, found: Ratios, agreed: bool) -> Result:  # noqa: FBT001  both halves of `settled`
    """Return ratios beside the target; nothing is said when they do not agree."""
    note = "" if agreed else "CPU en p10 spreken elkaar tegen: de machine is te druk"
    return Result(
        name,
        what,
        round(found.cpu, 3),
        TARGET,
        meets(found.cpu, TARGET) if agreed else None,
        _WHY,
        gate="cpu",
        p10=round(found.p10, 3),
        median_slice=round(found.median_slice, 3),
        note=note,
    )


def check(office: Office) -> None:
    """Verify all that was done. A benchmark that cheats measures nothing."""
    with office.desk.look(SWV) as work:
        verified = verify(work)
    if verified.findings:
        raise Cheated(verified.findings[0])


def stepping(office: Office, stock: Stock, seed: int) -> Callable[[], None]:
    """Return a step in a case that is drawn, the meeting on a day that is drawn."""
    drawn = random.Random(seed)  # noqa: S311  which case, and no secret
    ids = stock.ids(SWV)
    return lambda: put_off(office, drawn.choice(ids), drawn.choice(MEETINGS))


def backend(office: Office) -> int:
    """Return the process of the connection that this desk works on."""
    with office.desk.work(SWV) as work:
        [(pid,)] = work.rows("select pg_backend_pid()", [])
    return int(pid)


def flooring(
    bare: Connection[Row], office: Office, stock: Stock, seed: int
) -> Callable[[], None]:
    """Return a step of the floor, in cases drawn in the same way."""
    floor = Floor(bare, FLOOR, shown(office, stock))
    drawn = random.Random(seed)  # noqa: S311  which case, and no secret
    ids: list[UUID] = stock.ids(FLOOR)
    return lambda: floor.step(drawn.choice(ids), office.clock())


def _race(
    bench: Bench, office: Office, stock: Stock, bare: Connection[Row]
) -> Callable[[], Ratios]:
    floor = Side(flooring(bare, office, stock, bench.seed), [bare.info.backend_pid])
    subject = Side(stepping(office, stock, bench.seed), [backend(office)])
    schedule = Schedule(rounds=bench.few(24, 6), steps=bench.few(40, 25))
    tell = lambda: bench.tell("stap en vloer om en om")  # noqa: E731  said each round
    return lambda: raced(floor, {"stap": subject}, schedule, tell)["stap"]
