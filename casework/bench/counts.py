"""(g) What one `advance` costs, in counts that repeat on any machine."""

from collections.abc import Mapping, Sequence

from psycopg import Connection

from casework.bench.advance import flooring, stepping
from casework.bench.counting import Counts, calls, counted, wal
from casework.bench.honest import check
from casework.bench.place import FLOOR, SWV, Bench, plain
from casework.bench.result import Better, Result, meets
from casework.bench.stock import stocked

_STEPS = 60
_CASES = 20
"""Few, so that each page was written before since the last checkpoint: it is warm."""
_LINES: tuple[tuple[str, str, float, Better, str, str], ...] = (
    (
        "statements",
        "stap: opdrachten aan de database, zonder begin en commit",
        2,
        "lower",
        "",
        "Elke opdracht is een keer heen en weer over het netwerk.",
    ),
    (
        "calls",
        "stap: aanroepen in Python",
        500,
        "lower",
        "",
        "De rekentijd van het programma is de grens, niet de schijf.",
    ),
    (
        "wal",
        "stap: bytes naar het logboek van de database",
        2_500,
        "lower",
        "B",
        "Zo veel schrijft de schijf, de kopie en de reservekopie voor elke stap.",
    ),
    (
        "hot",
        "stap: deel van de wijzigingen dat geen index raakt",
        1.0,
        "higher",
        "",
        "Een zaak die beweegt, maakt de indexen niet groter.",
    ),
)


def measure(bench: Bench) -> Sequence[Result]:
    """Count the statements, the calls, the log and the updates of a step."""
    with bench.office("counts") as office:
        stock = stocked(office, _CASES, (SWV, FLOOR))
        found = counted(office, stepping(office, stock, bench.seed), _STEPS)
        with Connection.connect(plain(office.url)) as bare:
            floor = flooring(bare, office, stock, bench.seed)
            least = {"calls": calls(floor, _STEPS), "wal": wal(office, floor, _STEPS)}
        check(office)
    return as_results(found, least)


def as_results(found: Counts, least: Mapping[str, float]) -> list[Result]:
    """Put each count beside its target, and beside that of the floor if it has one."""
    return [
        Result(
            f"counts.{name}",
            what,
            round(getattr(found, name), 2),
            target,
            meets(round(getattr(found, name), 2), target, better),
            why,
            better=better,
            unit=unit,
            note=f"de vloer zelf: {least[name]:.0f} {unit}" if name in least else "",
        )
        for name, what, target, better, unit, why in _LINES
    ]
