"""What is measured, in this order. A new measure is a module and a line here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casework.bench import (
    absence,
    advance,
    claims,
    counts,
    crowd,
    sweep,
    verification,
    work_list,
)
from casework.bench.footprint import measure as footprint
from casework.bench.http import pages, steps
from casework.bench.peers import measure as peers
from casework.bench.place import Bench
from casework.bench.result import Result


@dataclass(frozen=True)
class Measure:
    """A name for `--only`, and what to call. Its results bear that name first."""

    name: str
    what: str
    measure: Callable[[Bench], Sequence[Result]]


MEASURES: tuple[Measure, ...] = (
    Measure("counts", "tellingen van een stap", counts.measure),
    Measure("advance", "een stap, naast zes kale opdrachten", advance.measure),
    Measure("advance-16", "een stap, 16 tegelijk naast 1", crowd.measure),
    Measure("sweep", "een ronde langs de termijnen, per partij", sweep.measure),
    Measure("claims", "termijnen pakken bij weinig en bij veel", claims.measure),
    Measure("absence", "een schooldag verzuim, naast het hele jaar", absence.measure),
    Measure("worklist", "de bladzijden van een werklijst", work_list.measure),
    Measure(
        "verify", "het logboek nalopen, naast lezen en hashen", verification.measure
    ),
    Measure(
        "http-page", "de pagina van een zaak, naast een met de hand", pages.measure
    ),
    Measure(
        "http-step", "een stap over HTTP, naast zes kale opdrachten", steps.measure
    ),
    Measure("peers", "een stap in drie andere bibliotheken", peers.measure),
    Measure("footprint", "geheugen onder belasting, en de start", footprint.measure),
)
