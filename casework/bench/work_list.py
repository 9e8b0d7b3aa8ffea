"""(e) The work list reads little more pages than it has rows, whatever is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.bench.heard import Said, listening
from casework.bench.people import IB
from casework.bench.place import SWV, Bench, Office
from casework.bench.plans import explained
from casework.bench.result import Result, meets
from casework.bench.stock import stocked
from casework.services.worklist import worklist

MINE = 18
"""So many cases somebody has; all others are of colleagues."""
_COLLEAGUES = 500
_MORE = 10
_WHY = "Het scherm waarmee iedereen de dag begint, blijft even snel als alles groeit."


@dataclass(frozen=True)
class Read:
    """What one list cost: pages, rows and statements."""

    pages: int
    rows: int
    statements: int


def measure(bench: Bench) -> Sequence[Result]:
    """Explain what the list of one person asks, with few cases stored and with many."""
    sizes = bench.few(2_000, 500), bench.few(40_000, 5_000)
    few, many = (_among(bench, size) for size in sizes)
    target = many.rows + _MORE
    growth = f"{few.pages} bij {sizes[0]} zaken, {many.pages} bij {sizes[1]}"
    return [
        Result(
            "worklist",
            f"werklijst van {many.rows} zaken, bladzijden van de database",
            many.pages,
            target,
            meets(many.pages, target, "lower"),
            _WHY,
            better="lower",
            unit="blz",
            note=f"{growth}; {many.statements} opdrachten",
        )
    ]


def _among(bench: Bench, size: int) -> Read:
    bench.tell(f"werklijst bij {size} zaken")
    with bench.office("worklist") as office:
        return read_list(office, size)


def read_list(office: Office, size: int) -> Read:
    """Store so many cases, and count what the list of one person reads of them."""
    stocked(office, size)
    with office.owner() as owner:
        owner.execute(_TO_COLLEAGUES, {"mine": MINE, "colleagues": _COLLEAGUES})
        owner.execute("vacuum analyze")
    with listening(office.desk.engine) as heard, office.desk.work(SWV) as work:
        heard.clear()
        tasks = worklist(work, IB)
        asked = [*heard]
    pages = [_pages(office, asked) for _ in range(2)]
    return Read(min(pages), len(tasks), len(asked))


def _pages(office: Office, asked: Sequence[Said]) -> int:
    with office.desk.work(SWV) as work:
        plans = [explained(work, said.query, said.values) for said in asked]
    return sum(plan.buffers for plan in plans)


_TO_COLLEAGUES = """
with ranked as (
    select id, row_number() over (order by case_id) as place from party
    where user_id is not null and role = 'ib')
update party p set user_id = p.user_id || '-' || place %% %(colleagues)s
from ranked r where r.id = p.id and place > %(mine)s"""
