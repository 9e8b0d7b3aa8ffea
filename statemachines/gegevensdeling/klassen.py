"""Welke klasse van het convenant hoort bij een klasse van het dossier: een regel."""

from collections.abc import Iterable, Mapping
from typing import Final

from statemachines.gegevensdeling.codes import Veldklasse
from statemachines.inzage import Klasse, klasse_van_zaak
from statemachines.secrecy import DataClass

VAN_INZAGE: Final[Mapping[Klasse, Veldklasse]] = {
    Klasse.ID: Veldklasse.IDENTITEIT,
    Klasse.ON: Veldklasse.ONDERWIJS,
    Klasse.GZ: Veldklasse.GEZONDHEID,
    Klasse.VZ: Veldklasse.VERZUIM,
    Klasse.OPP: Veldklasse.OPP,
    Klasse.TLV: Veldklasse.TLV,
    Klasse.GEZ: Veldklasse.GEZIN,
    Klasse.FIN: Veldklasse.GELD,
    Klasse.AVG: Veldklasse.AVG,
}
VAN_VERZEGELD: Final[Mapping[DataClass, Veldklasse]] = {
    DataClass.GEZONDHEID: Veldklasse.GEZONDHEID,
    DataClass.GEZIN: Veldklasse.GEZIN,
    DataClass.ONDERWIJS: Veldklasse.ONDERWIJS,
    DataClass.ZIENSWIJZE: Veldklasse.TLV,
    DataClass.IDENTITEIT: Veldklasse.IDENTITEIT,
}


def veldklasse(klasse: Klasse | DataClass) -> Veldklasse:
    """Geef de klasse van het convenant bij een kolom van domain.md 3.2 of een zegel."""
    if isinstance(klasse, Klasse):
        return VAN_INZAGE[klasse]
    return VAN_VERZEGELD[klasse]


def veldklassen(klassen: Iterable[Klasse | DataClass]) -> frozenset[Veldklasse]:
    """Geef de klassen van het convenant bij die van een dossier."""
    return frozenset(veldklasse(klasse) for klasse in klassen)


def klasse_van_feit(
    proces: str, soort: DataClass | None, *, mensen: bool = False
) -> Veldklasse:
    """Geef de klasse van een feit van een zaak; wie er wordt genoemd, is identiteit.

    Een feit zonder eigen soort hoort bij de klasse van het proces (domain.md 3.2).
    """
    if mensen:
        return Veldklasse.IDENTITEIT
    return veldklasse(soort or klasse_van_zaak(proces))
