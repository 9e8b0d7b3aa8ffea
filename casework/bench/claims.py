"""(c) A claim costs what is due, and not what is stored: counted in pages."""

from collections.abc import Sequence

from casework.bench.due import Due
from casework.bench.place import SWV, Bench
from casework.bench.plans import Plan, claim_of_terms
from casework.bench.result import Result, meets
from casework.services.claim_terms import Day

TARGET = 1.05
DUE = 50_000
"""At both sizes: what a holiday leaves."""
_WHY = "De nachtelijke ronde wordt niet trager als er meer zaken bewaard blijven."


def measure(bench: Bench) -> Sequence[Result]:
    """Claim a portion of the same terms, among few stored ones and among many."""
    few, many = 10_000, bench.few(1_000_000, 100_000)
    with bench.office("claims") as office:
        stock = Due(office)
        stock.over(DUE)
        bench.tell(f"{few} termijnen opslaan")
        stock.quiet(few, "F")
        first = _claim(stock)
        bench.tell(f"{many} termijnen opslaan; dit duurt minuten")
        stock.quiet(many - few, "M")
        last = _claim(stock)
    ratio = last.buffers / first.buffers
    read = f"{first.buffers} bladzijden bij {few}, {last.buffers} bij {many}"
    told = f"{DUE} termijnen zijn om; {read} bewaarde"
    return [
        Result(
            "claims",
            f"termijnen pakken, {many // few} keer zo veel bewaard",
            round(ratio, 3),
            TARGET,
            meets(ratio, TARGET, "lower"),
            _WHY,
            better="lower",
            note=told,
        )
    ]


def _claim(stock: Due) -> Plan:
    stock.analyse()
    with stock.desk.work(SWV) as work:
        return claim_of_terms(work, Day.LEGAL_END)
