"""(f) Verify the journal, beside reading its rows and hashing them.

What the target is about is the chain: every entry, in order, up to the end of each
case. `casework verify` also compares every row with what the journal says; how far that
is from reading a stream is reported, and has no target.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

from psycopg import Connection

from casework.bench.honest import Cheated, backends
from casework.bench.pace import Schedule, Side
from casework.bench.place import SWV, Bench, Office, plain
from casework.bench.race import race
from casework.bench.result import Result
from casework.bench.stock import stocked
from casework.services.chain import verify_chains
from casework.services.verify import verify

TARGET = 0.8
ENTRIES = 20
"""In the journal of each case: that of some months of an ondersteuningsteam."""
_AT_A_TIME = 5_000
_CHAINS = "logboek nalopen, naast lezen en hashen"
_WHOLE = "de hele controle (casework verify), naast lezen en hashen"
_WHY = "Wie het logboek elke nacht kan nalopen, merkt morgen dat er iets veranderd is."


def measure(bench: Bench) -> Sequence[Result]:
    """Race the chains, and the whole verification, against streaming the journal."""
    with bench.office("verify") as office:
        stock = stocked(office, bench.few(400, 50), entries=ENTRIES)
        with Connection.connect(plain(office.url)) as bare:
            floor = Side(_streaming(bare), [bare.info.backend_pid])
            pids = backends(office)
            schedule = Schedule(bench.few(30, 5), 1, 1, bench.seed)
            chains = race(bench, floor, Side(_chaining(office), pids), schedule)
            few = Schedule(bench.few(5, 2), 1, 1, bench.seed)
            whole = race(bench, floor, Side(_verifying(office), pids), few)
    told = f"{stock.size} zaken van {ENTRIES} regels"
    return [
        chains.result("verify", _CHAINS, TARGET, _WHY, told),
        whole.result("verify-whole", _WHOLE, None, _WHY, told),
    ]


def _streaming(bare: Connection[Any]) -> Callable[[], None]:
    def stream() -> None:
        case, head = None, b""
        with bare.transaction(), bare.cursor(name="floor") as cursor:
            cursor.itersize = _AT_A_TIME
            cursor.execute(_JOURNAL, [SWV])
            for case_id, body, prev, told in cursor:
                if case_id != case:
                    case, head = case_id, bytes(32)
                if prev != head or sha256(prev + body).digest() != told:
                    raise Cheated("the chain of the floor is broken")
                head = told

    return stream


def _chaining(office: Office) -> Callable[[], None]:
    def look() -> None:
        with office.desk.look(SWV) as work:
            chains = verify_chains(work)
        if chains.broken or chains.ended:
            raise Cheated("a chain is broken")

    return look


def _verifying(office: Office) -> Callable[[], None]:
    def look() -> None:
        with office.desk.look(SWV) as work:
            verified = verify(work)
        if verified.findings:
            raise Cheated(verified.findings[0])

    return look


_JOURNAL = """
select case_id, body, prev, hash from journal where tenant_id = %s
order by case_id, seq"""
