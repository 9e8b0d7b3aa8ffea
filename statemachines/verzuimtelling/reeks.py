"""Streaks: school days in a row on which every lesson was missed."""

from collections.abc import Iterable
from dataclasses import dataclass

from statemachines.verzuimtelling.lesdagen import Lesdagen
from statemachines.verzuimtelling.verzuimdag import (
    NIET_OP_SCHOOL,
    ZONDER_GELDIGE_REDEN,
    Reden,
    Verzuimdag,
)


@dataclass(frozen=True)
class Drempel:
    """How long a streak must be for a signal, and which reasons make the streak."""

    soort: str
    lesweken: int
    redenen: frozenset[Reden]


DREMPELS = (
    Drempel("2w", 2, ZONDER_GELDIGE_REDEN),
    Drempel("3w", 3, ZONDER_GELDIGE_REDEN),
    Drempel("lrv", 4, ZONDER_GELDIGE_REDEN),
    Drempel("monitor", 4, NIET_OP_SCHOOL),
)
"""The signals of E2 and E5. An `lrv` is the alert; `monitor` never is one."""


@dataclass(frozen=True)
class Reeks:
    """A streak, from the number of its first school day to that of its last."""

    eerste: int
    laatste: int


def reeksen(
    dagen: Iterable[Verzuimdag], redenen: frozenset[Reden], school: Lesdagen
) -> list[Reeks]:
    """Find every streak of full days with one of these reasons, in order.

    ``dagen`` are in order and each is a school day.
    """
    found: list[Reeks] = []
    start = end = -1
    for dag in dagen:
        if dag.reden not in redenen or not dag.hele_dag:
            continue
        place = school.number[dag.datum]
        if place != end + 1 or start < 0:
            found += [Reeks(start, end)] if start >= 0 else []
            start = place
        end = place
    return [*found, Reeks(start, end)] if start >= 0 else found
