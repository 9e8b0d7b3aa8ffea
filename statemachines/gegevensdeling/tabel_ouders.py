"""Wat ouders krijgen, en wat zij zelf geven (domain.md 0.1 en 5.2).

Ouders krijgen op eigen recht wat over hun kind gaat. Wat een ander niet mag
doorsturen, mogen zij zelf geven.
"""

from typing import Final

from statemachines.gegevensdeling.codes import (
    SWV_KANT,
    Doel,
    Grondslag,
    Partij,
    Uitzondering,
    Veldklasse,
)
from statemachines.gegevensdeling.regel import Basis, Regel, rijen

_OVER_HET_KIND = (
    Veldklasse.IDENTITEIT,
    Veldklasse.ONDERWIJS,
    Veldklasse.VERZUIM,
    Veldklasse.OPP,
    Veldklasse.TLV,
    Veldklasse.GELD,
)
_ALLE_DOELEN = tuple(doel for doel in Doel if doel is not Doel.VERANTWOORDING)
_NAAR_OUDERS = tuple(
    partij for partij in Partij if partij not in {Partij.OUDER, Partij.KERNGROEP}
)
_VAN_OUDERS = _NAAR_OUDERS
_ARTIKEL = dict.fromkeys(SWV_KANT, "WPO 18a lid 14")
_PUBLIEK = SWV_KANT | {
    *(Partij.SCHOOL, Partij.ONTVANGENDE_SCHOOL),
    *(Partij.LEERRECHT, Partij.GEMEENTE),
}
_RECHT = "Ouders mogen weten wat er over hun kind is opgeschreven."
_GEVEN = (
    "De ouder kiest zelf wat hij geeft, en aan wie. Nee zeggen heeft geen gevolg voor "
    "het onderwijs."
)


def _inzage(partij: Partij, mag: Uitzondering | None = None) -> tuple[Basis, ...]:
    """Geef de plicht, en bij wie een publieke taak heeft ook die taak."""
    wet = (_ARTIKEL.get(partij, "AVG 15"),)
    gronden = (Grondslag.WETTELIJKE_PLICHT, Grondslag.PUBLIEKE_TAAK)
    publiek = 2 if partij in _PUBLIEK else 1
    return tuple(Basis(grond, wet, _RECHT, mag) for grond in gronden[:publiek])


_ZELF = Basis(Grondslag.TOESTEMMING, ("AVG 6 lid 1 onder a",), _GEVEN)
_ZELF_GEZONDHEID = Basis(
    Grondslag.UITDRUKKELIJKE_TOESTEMMING,
    ("AVG 6 lid 1 onder a", "AVG 9 lid 2 onder a"),
    _GEVEN,
    Uitzondering.UITDRUKKELIJK,
)

OUDERS: Final[tuple[Regel, ...]] = (
    *(
        regel
        for partij in _NAAR_OUDERS
        for klassen, bases in (
            (_OVER_HET_KIND, _inzage(partij)),
            ((Veldklasse.GEZONDHEID,), _inzage(partij, Uitzondering.EIGEN_RECHT)),
        )
        for regel in rijen((partij,), (Partij.OUDER,), _ALLE_DOELEN, klassen, *bases)
    ),
    *rijen(
        (Partij.OUDER,),
        _VAN_OUDERS,
        _ALLE_DOELEN,
        (*_OVER_HET_KIND, Veldklasse.GEZIN),
        _ZELF,
    ),
    *rijen(
        (Partij.OUDER,),
        _VAN_OUDERS,
        _ALLE_DOELEN,
        (Veldklasse.GEZONDHEID,),
        _ZELF_GEZONDHEID,
    ),
)
