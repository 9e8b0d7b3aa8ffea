"""Een rij van de tabel: van wie, naar wie, waarvoor, wat, en op welke grond."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from statemachines.gegevensdeling.codes import (
    EXTRA_GEVOELIG,
    OP_TOESTEMMING,
    Doel,
    Grondslag,
    Instemming,
    Partij,
    Uitzondering,
    Veldklasse,
)


@dataclass(frozen=True)
class Basis:
    """Waarom iets mag: de grondslag, de artikelen, en de uitleg voor wie het leest."""

    grondslag: Grondslag
    wet: tuple[str, ...]
    uitleg: str
    bijzonder: Uitzondering | None = None


@dataclass(frozen=True, kw_only=True)
class Regel:
    """Wat een partij aan een andere mag sturen. Wat hier niet staat, mag niet."""

    van: Partij
    naar: Partij
    doelen: tuple[Doel, ...]
    klassen: tuple[Veldklasse, ...]
    basis: Basis

    def __post_init__(self) -> None:
        """Weiger een rij die gezondheid geeft zonder uitzondering, of andersom."""
        gevoelig = bool(EXTRA_GEVOELIG & {*self.klassen})
        if gevoelig != (self.basis.bijzonder is not None):
            raise ValueError(f"{self.van} -> {self.naar}: AVG 9 klopt niet")

    @property
    def grondslag(self) -> Grondslag:
        """De grondslag van AVG 6 waar de rij op rust."""
        return self.basis.grondslag

    @property
    def op_toestemming(self) -> bool:
        """Of er iemand ja voor moet zeggen."""
        return self.grondslag in OP_TOESTEMMING

    @property
    def instemming(self) -> Instemming:
        """Wie er ja moet zeggen."""
        if not self.op_toestemming:
            return Instemming.NIET_NODIG
        zelf = self.van is Partij.OUDER
        return Instemming.ZELF if zelf else Instemming.GEZAG_EN_LEERLING

    def dekt(self, klasse: Veldklasse, grondslag: Grondslag) -> bool:
        """Zeg of de rij deze klasse op deze grond laat gaan.

        Wie uitdrukkelijk toestemt, stemt toe.
        """
        uitdrukkelijk = (
            self.grondslag is Grondslag.TOESTEMMING
            and grondslag is Grondslag.UITDRUKKELIJKE_TOESTEMMING
        )
        return klasse in self.klassen and (uitdrukkelijk or grondslag == self.grondslag)


def rijen(
    van: Iterable[Partij],
    naar: Iterable[Partij],
    doelen: tuple[Doel, ...],
    klassen: tuple[Veldklasse, ...],
    *bases: Basis,
) -> Iterator[Regel]:
    """Geef een rij voor elk paar van partijen en elke grond."""
    for wie, wien, basis in product(tuple(van), tuple(naar), bases):
        yield Regel(van=wie, naar=wien, doelen=doelen, klassen=klassen, basis=basis)
