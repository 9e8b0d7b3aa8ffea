"""(b) Our step beside the same step in three libraries, each in its own environment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle

from psycopg import Connection

from casework.bench.floor import Floor
from casework.bench.honest import backends, check
from casework.bench.pace import Ratios, Schedule, Side
from casework.bench.peers.course import STEPS, Order
from casework.bench.peers.environment import CannotMake, environment, raced_in
from casework.bench.place import FLOOR, SWV, Bench, Office, plain
from casework.bench.race import race
from casework.bench.result import Result, meets
from casework.bench.stock import MEETINGS, Stock, put_off, shown, stocked

_SIZE, _FEW = 4_000, 400
_WARM = 60
_WHY = "Wie anders een zaaksysteem bouwt, begint hiermee."
_BOOKS = "boeken"
_PIDS = "select pid from pg_stat_activity where backend_type = 'client backend'"
_WRITTEN = """
select count(*), count(*) filter (where j.hash = sha256(j.prev || j.body)
    and exists (select from term t where t.case_id = c.id and t.closed_at is null)
    and exists (select from outbox o where o.case_id = c.id and o.seq = j.seq))
from cases c join journal j on j.case_id = c.id and j.seq = c.version
    and j.hash = c.head
where c.id = any(%s) and c.state <> %s"""


@dataclass(frozen=True)
class Peer:
    """A library that others build on, and how much faster we want to be."""

    name: str
    what: str
    target: float


PEERS = (
    Peer("spiff", "SpiffWorkflow met JSON in een rij", 2.5),
    Peer("django_fsm", "django-fsm-2 met de ORM van Django", 3.0),
    Peer("dbos", "DBOS, een workflow per stap", 6.0),
)


def measure(bench: Bench) -> Sequence[Result]:
    """Race each peer with the floor, and compare with our own race with it."""
    ours = _ours(bench)
    return [_measured(bench, peer, ours) for peer in PEERS]


def _ours(bench: Bench) -> Result:
    """Race our step with the floor on the same course as every peer.

    The same stock, the same schedule, each case ten steps before the next begins. The
    floor goes round the other cases, as it does beside a peer.
    """
    with bench.office("onze") as office:
        stock = stocked(office, bench.few(_SIZE, _FEW), (SWV, FLOOR))
        bench.tell("onze stap en de vloer, om en om")
        with Connection.connect(plain(office.url)) as bare:
            ground, places = (
                Floor(bare, FLOOR, shown(office, stock)),
                cycle(stock.ids(FLOOR)),
            )
            floor = Side(
                lambda: ground.step(next(places), office.clock()),
                [bare.info.backend_pid],
            )
            subject = Side(_walking(office, stock), backends(office))
            schedule = Schedule(bench.few(24, 3), bench.few(40, 10), _WARM, bench.seed)
            found = race(bench, floor, subject, schedule)
        check(office)
    return found.result("peer_ours", "onze eigen stap", None, _WHY)


def _walking(office: Office, stock: Stock) -> Callable[[], None]:
    """Return our step: ten in a case, its meeting put off and back by turns."""
    turns = (
        (case, MEETINGS[1 - number % 2])
        for case in cycle(stock.ids(SWV))
        for number in range(STEPS)
    )
    return lambda: put_off(office, *next(turns))


def _measured(bench: Bench, peer: Peer, ours: Result) -> Result:
    bench.tell(f"{peer.what}: eigen omgeving, eenmalig van het pakketregister")
    try:
        python = environment(peer.name, make=not bench.quick)
        with bench.office("peer") as office:
            theirs = _theirs(bench, office, peer, python)
    except CannotMake as reason:
        return _silent(peer, str(reason))
    return compared(peer, ours, theirs)


def _theirs(bench: Bench, office: Office, peer: Peer, python: str) -> Ratios:
    rounds, steps = bench.few(24, 3), bench.few(40, 10)
    stock = stocked(office, bench.few(_SIZE, _FEW), (SWV, FLOOR))
    books = bench.server.create_database(_BOOKS)
    try:
        order = _order(office, stock, plain(books), (rounds, steps))
        bench.tell(f"{peer.what} en de vloer, om en om")
        found = raced_in(python, peer.name, order.text())
        _check(office, order)
        return found
    finally:
        bench.server.drop_database(_BOOKS)


def _order(office: Office, stock: Stock, books: str, pace: tuple[int, int]) -> Order:
    """Say where the peer works: the last cases are his, the floor takes the others."""
    rounds, steps = pace
    ids = stock.ids(FLOOR)
    needed = (_WARM + rounds * steps) // STEPS + 2
    with office.owner() as connection:
        busy = [pid for (pid,) in connection.execute(_PIDS)]
    return Order(
        plain(office.url),
        books,
        FLOOR,
        office.clock(),
        ids[:-needed],
        ids[-needed:],
        shown(office, stock),
        busy,
        rounds,
        steps,
    )


def _check(office: Office, order: Order) -> None:
    """Look whether the peer wrote what a step is. Raises `CannotMake` when not."""
    with office.owner() as connection:
        values = [[*order.cases], order.shown[0]["state"]]
        [(moved, whole)] = connection.execute(_WRITTEN, values)
    if not moved or moved != whole:
        raise CannotMake(f"van {moved} zaken van de peer zijn er {whole} heel")


def compared(peer: Peer, ours: Result, theirs: Ratios) -> Result:
    """Divide our distance to the floor by theirs.

    The two estimators must say the same of the target: a peer that mostly waits has
    another 10th percentile than CPU time, and that is no reason to say nothing.
    """
    if ours.ratio is None or ours.p10 is None:
        return _silent(peer, f"onze eigen stap was niet te meten: {ours.note}")
    cpu, p10 = ours.ratio / theirs.cpu, ours.p10 / theirs.p10
    met = meets(cpu, peer.target)
    agreed = met == meets(p10, peer.target)
    told = f"de peer is {theirs.cpu:.3f} van de vloer (CPU), {theirs.p10:.3f} (p10)"
    if not agreed:
        told += "; CPU en p10 zeggen niet hetzelfde van het doel"
    return _result(peer, round(cpu, 2), met if agreed else None, told, round(p10, 2))


def _silent(peer: Peer, why: str) -> Result:
    return _result(peer, None, None, f"niet meetbaar: {why}")


def _result(
    peer: Peer,
    ratio: float | None,
    met: bool | None,  # noqa: FBT001  what a result says
    note: str,
    p10: float | None = None,
) -> Result:
    name, what = f"peer_{peer.name}", f"een stap tegen {peer.what}"
    return Result(
        name, what, ratio, peer.target, met, _WHY, gate="cpu", p10=p10, note=note
    )
