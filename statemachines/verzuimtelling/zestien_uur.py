"""Sixteen hours in four lesweken (LPW 21a, E1), counted anew after each one (E1b)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from statemachines.verzuimtelling.lesdagen import Lesdagen
from statemachines.verzuimtelling.verzuimdag import UUR, Verzuimdag

SOORT = "16u"
GRENS = 16 * UUR
LESWEKEN_TERUG = 3
DAGEN_TUSSEN = 7
"""Two signals of one pupil lie at least so many calendar days apart."""


@dataclass(frozen=True)
class Zestien:
    """A day on which the sixteen hours were there, with the days that made them."""

    datum: date
    uren: int
    dagen: tuple[Verzuimdag, ...]


def zestien_uur(
    dagen: Iterable[Verzuimdag], school: Lesdagen, vorige: date = date.min
) -> Iterator[Zestien]:
    """Yield every day on which the unlawful hours total sixteen or more.

    ``dagen`` are in order and each is a school day. Counted are the hours of the
    lesweek of that day, up to and including the day, and of the three lesweken before
    it, on days after the ``vorige`` signal.
    """
    venster: list[tuple[int, Verzuimdag]] = []
    for dag in dagen:
        if not dag.ongeoorloofd or dag.datum <= vorige:
            continue
        week = school.lesweek[school.number[dag.datum]]
        venster = [one for one in venster if one[0] >= week - LESWEKEN_TERUG]
        venster.append((week, dag))
        uren = sum(geteld.ongeoorloofd for _, geteld in venster)
        if uren >= GRENS and (dag.datum - vorige).days >= DAGEN_TUSSEN:
            yield Zestien(dag.datum, uren, tuple(geteld for _, geteld in venster))
            vorige = dag.datum
            venster = []
