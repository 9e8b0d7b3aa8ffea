"""(g) What one `advance` costs, in counts that repeat on any machine.

The targets are those of a plain step: somebody agrees, and the case and its journal
change. A step that moves a term and writes two letters costs what those rows cost as
well; it is reported, beside the floor that writes the same rows.
"""

from collections.abc import Mapping, Sequence
from itertools import cycle

from psycopg import Connection

from casework.bench.advance import flooring, stepping
from casework.bench.counting import Counts, calls, counted, wal
from casework.bench.honest import check
from casework.bench.place import FLOOR, SWV, Bench, plain
from casework.bench.result import Better, Result, meets
from casework.bench.stock import agree, stocked

_PLAIN, _HEAVY = "gewone stap", "stap met termijn en twee brieven"
_STEPS = 60
_CASES = 60
"""As many as steps in a slice: each page was written before (it is warm), and a case
has ten more entries in the end. What was done is in its row, and is written again."""
_LINES: tuple[tuple[str, str, float, Better, str, str], ...] = (
    (
        "statements",
        "opdrachten aan de database, zonder begin en commit",
        2,
        "lower",
        "",
        "Elke opdracht is een keer heen en weer over het netwerk.",
    ),
    (
        "calls",
        "aanroepen in Python",
        500,
        "lower",
        "",
        "De rekentijd van het programma is de grens, niet de schijf.",
    ),
    (
        "wal",
        "bytes naar het logboek van de database",
        2_500,
        "lower",
        "B",
        "Zo veel schrijft de schijf, de kopie en de reservekopie voor elke stap.",
    ),
    (
        "hot",
        "deel van de wijzigingen dat geen index raakt",
        1.0,
        "higher",
        "",
        "Een zaak die beweegt, maakt de indexen niet groter.",
    ),
)


def measure(bench: Bench) -> Sequence[Result]:
    """Count the statements, the calls, the log and the updates of two kinds of step."""
    with bench.office("counts") as office:
        stock = stocked(office, _CASES, (SWV, FLOOR))
        case = cycle(stock.ids(SWV))
        plain_step = counted(office, lambda: agree(office, next(case)), _STEPS)
        heavy = counted(office, stepping(office, stock, bench.seed), _STEPS)
        with Connection.connect(plain(office.url)) as bare:
            floor = flooring(bare, office, stock, bench.seed)
            least = {"calls": calls(floor, _STEPS), "wal": wal(office, floor, _STEPS)}
        check(office)
    return [*as_results(plain_step), *reported(heavy, least)]


def as_results(found: Counts) -> list[Result]:
    """Put each count of a plain step beside its target."""
    return [
        Result(
            f"counts.{name}",
            f"{_PLAIN}: {what}",
            round(getattr(found, name), 2),
            target,
            meets(round(getattr(found, name), 2), target, better),
            why,
            better=better,
            unit=unit,
        )
        for name, what, target, better, unit, why in _LINES
    ]


def reported(found: Counts, least: Mapping[str, float]) -> list[Result]:
    """Tell the counts of the heavier step, with those of the floor beside them."""
    return [
        Result(
            f"counts.verzetten.{name}",
            f"{_HEAVY}: {what}",
            round(getattr(found, name), 2),
            None,
            None,
            why,
            better=better,
            unit=unit,
            gate="reported",
            note=f"de vloer zelf: {least[name]:.0f} {unit}" if name in least else "",
        )
        for name, what, _, better, unit, why in _LINES
    ]
