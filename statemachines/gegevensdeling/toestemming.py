"""Wie ja moet zeggen, en wat hun antwoorden samen zijn (AVG 7; UAVG 5)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

LEERLING: Final = "leerling"
"""De sleutel van de leerling, als die zelf moet instemmen."""
_MEE, _ALLEEN = 12, 16


class Stand(StrEnum):
    """Waar een toestemming staat."""

    GEEN = "geen"
    VERLEEND = "verleend"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    VERKLAARD = "verklaard"
    """Wie een manifest maakt, verklaart dat hij haar heeft. Bewijs is het niet."""


@dataclass(frozen=True)
class Toestemming:
    """Wat er gezegd is over dit doel en deze ontvanger. ``ontbreekt``: wie nog niet."""

    stand: Stand = Stand.GEEN
    door: tuple[str, ...] = ()
    op: date | None = None
    ontbreekt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Antwoord:
    """Wat een mens zei, en wanneer."""

    door: str
    stand: Stand
    op: date


GEEN: Final = Toestemming()
VERKLAARD: Final = Toestemming(Stand.VERKLAARD)


def wie_moeten(gezag: Iterable[str], leeftijd: int) -> frozenset[str]:
    """Zeg wie ja moet zeggen: elke ouder met gezag, en de leerling vanaf 12 jaar.

    Vanaf 16 jaar beslist de leerling alleen. ``gezag`` zijn de sleutels van de ouders.
    """
    if leeftijd >= _ALLEEN:
        return frozenset({LEERLING})
    leerling = {LEERLING} if leeftijd >= _MEE else set()
    return frozenset({*gezag, *leerling})


def samen(nodig: Collection[str], antwoorden: Iterable[Antwoord]) -> Toestemming:
    """Zeg wat de antwoorden samen zijn.

    Een keer nee blijft nee, ook als iemand later ja zegt. Ja is het pas als iedereen
    die het moet, ja zei. Zonder iemand die mag instemmen is er geen toestemming.
    """
    gezegd = sorted(antwoorden, key=lambda antwoord: antwoord.op)
    for stand in (Stand.GEWEIGERD, Stand.INGETROKKEN):
        if nee := [a for a in gezegd if a.stand is stand]:
            return Toestemming(stand, tuple(a.door for a in nee), nee[0].op)
    ja = [a for a in gezegd if a.stand is Stand.VERLEEND]
    door = tuple(dict.fromkeys(a.door for a in ja))
    over = tuple(sorted({*nodig} - {*door}))
    compleet = bool(nodig) and not over
    stand = Stand.VERLEEND if compleet else Stand.GEEN
    return Toestemming(stand, door, ja[-1].op if ja else None, over)
