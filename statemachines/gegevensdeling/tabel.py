"""De tabel van het convenant (domain.md 5.2). Wat hier niet staat, mag niet.

Veilig Thuis, DUO en de inspectie staan er niet in: een melding bij Veilig Thuis gaat
buiten dit systeem om, en DUO en de inspectie krijgen tellingen zonder namen.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from statemachines.gegevensdeling.codes import (
    Doel,
    Grondslag,
    Partij,
    Uitzondering,
    Veldklasse,
)
from statemachines.gegevensdeling.regel import Basis, Regel, rijen
from statemachines.gegevensdeling.tabel_ouders import OUDERS

_ID, _ON, _GZ = Veldklasse.IDENTITEIT, Veldklasse.ONDERWIJS, Veldklasse.GEZONDHEID
_VZ, _OPP, _TLV = Veldklasse.VERZUIM, Veldklasse.OPP, Veldklasse.TLV
_GELD, _BSN, _TEL = Veldklasse.GELD, Veldklasse.BSN, Veldklasse.TELLING
_SCHOOL, _SWV = (Partij.SCHOOL,), (Partij.SWV,)
_HULP = (Partij.JOS, Partij.WIJKTEAM, Partij.JEUGDHULP)

_TOEDELEN = (
    Doel.ONDERSTEUNING_EXTRA,
    Doel.OPP,
    Doel.TLV,
    Doel.THUISZITTER,
    Doel.OZA,
    Doel.NOOIT_OPGEVEN,
    Doel.TERUGPLAATSING,
    Doel.KLACHT_BEZWAAR,
)
_ADVISEREN = (
    Doel.ONDERSTEUNING_EXTRA,
    Doel.OPP,
    Doel.TLV,
    Doel.OZA,
    Doel.TERUGPLAATSING,
    Doel.KLACHT_BEZWAAR,
)
"""Waarvoor het samenwerkingsverband gezondheid nodig kan hebben (18a lid 6 b-d)."""
_LEERPLICHT = (Doel.VERZUIM_LPW, Doel.THUISZITTER)
_OVERLEG = (
    Doel.ONDERSTEUNING_SCHOOL,
    Doel.ONDERSTEUNING_EXTRA,
    Doel.OPP,
    Doel.THUISZITTER,
    Doel.OZA,
)


def _ja(wet: str, uitleg: str) -> Basis:
    return Basis(Grondslag.TOESTEMMING, (wet,), uitleg)


def _uitdrukkelijk(wet: str, uitleg: str) -> Basis:
    grond, mag = Grondslag.UITDRUKKELIJKE_TOESTEMMING, Uitzondering.UITDRUKKELIJK
    return Basis(grond, (wet, "AVG 9 lid 2 onder a"), uitleg, mag)


_ADVIES = Basis(
    Grondslag.PUBLIEKE_TAAK,
    ("WPO 18a lid 6",),
    "Het samenwerkingsverband adviseert, wijst hulp toe en beslist over de TLV. "
    "Toestemming is niet nodig. De ouders horen het wel vooraf.",
)
_ADVIES_GEZONDHEID = Basis(
    Grondslag.PUBLIEKE_TAAK,
    ("WPO 18a lid 13", "UAVG 30 lid 2 onder a"),
    "Alleen wat nodig is voor advies, toewijzing of de TLV.",
    Uitzondering.IN_DE_WET,
)
_TERUG = Basis(
    Grondslag.PUBLIEKE_TAAK,
    ("WPO 18a lid 6",),
    "Besluit en advies gaan terug naar de school van de leerling.",
)
_TERUG_GEZONDHEID = Basis(
    Grondslag.PUBLIEKE_TAAK,
    ("WPO 18a lid 13",),
    "Alleen naar het bestuur van de school waar de leerling staat ingeschreven.",
    Uitzondering.IN_DE_WET,
)
_GETELD = Basis(
    Grondslag.PUBLIEKE_TAAK,
    ("WPO 18a lid 6",),
    "Aantallen zonder namen. Een aantal onder de 5 blijft weg.",
)
_VERZUIM = Basis(
    Grondslag.WETTELIJKE_PLICHT,
    ("LPW 21a", "LPW 18", "WRO 12"),
    "De school moet verzuim melden. De melding via DUO gaat voor. Nooit een "
    "medische reden.",
)
_VERZUIM_BSN = Basis(
    Grondslag.WETTELIJKE_PLICHT,
    ("WPO 182 lid 5", "LPW 21a"),
    "Het BSN staat alleen in het versleutelde deel van het bericht.",
)
_OKR = Basis(
    Grondslag.WETTELIJKE_PLICHT,
    ("WPO 42", "Stb. 2012, 234"),
    "Het onderwijskundig rapport, na de aanmelding. De ouders krijgen een kopie.",
)
_OKR_GEZONDHEID = Basis(
    Grondslag.WETTELIJKE_PLICHT,
    ("WPO 42", "Stb. 2012, 234"),
    "Alleen wat het besluit over het onderwijskundig rapport noemt, en niets meer.",
    Uitzondering.IN_DE_WET,
)
_OKR_BSN = Basis(
    Grondslag.WETTELIJKE_PLICHT,
    ("WPO 182", "WPO 42"),
    "Scholen gebruiken het BSN onderling bij in- en uitschrijven.",
)
_ARTS = "Het gaat om verzuim door ziekte. Stuur alleen dagen en aantallen."
_ARTS_TAAK = Basis(Grondslag.PUBLIEKE_TAAK, ("AVG 6 lid 1 onder e",), _ARTS)
_ARTS_BELANG = Basis(Grondslag.GERECHTVAARDIGD_BELANG, ("AVG 6 lid 1 onder f",), _ARTS)
_ARTS_JA = _ja("AVG 6 lid 1 onder a", _ARTS)
_ARTS_GEZONDHEID = _uitdrukkelijk(
    "AVG 6 lid 1 onder a", "Met medeweten van de ouders is hier niet genoeg."
)
_ARTS_TERUG = _ja(
    "BW 7:457",
    "De jeugdarts zegt of een kind naar school kan. Nooit een diagnose.",
)
_OVERLEG_JA = _ja(
    "WPO 8 lid 4",
    "Overleg in het ondersteuningsteam. Per onderdeel, alleen wat nodig is.",
)
_OVERLEG_TAAK = Basis(
    Grondslag.PUBLIEKE_TAAK,
    ("WPO 8 lid 4",),
    "Alleen als overleg nodig is. Vraag eerst toestemming: dat is de gewone weg.",
)
_OVERLEG_GEZONDHEID = _uitdrukkelijk(
    "AVG 6 lid 1 onder a", "De wet over het overleg is hier geen vrijbrief."
)
_EIGEN = "Alleen wat de hulpverlener zelf vond. Het eigen dossier blijft daar."
_EIGEN_JA = _ja("Jeugdwet 7.3.11", _EIGEN)
_EIGEN_GEZONDHEID = _uitdrukkelijk("Jeugdwet 7.3.11", _EIGEN)
_MELDT_TERUG = "Leerrecht vertelt wat er met de melding is gedaan."
_MELDT_PLICHT = Basis(Grondslag.WETTELIJKE_PLICHT, ("LPW 21a", "LPW 18"), _MELDT_TERUG)
_MELDT_TAAK = Basis(Grondslag.PUBLIEKE_TAAK, ("AVG 6 lid 1 onder e",), _MELDT_TERUG)
_NAAR_VO = "Advies voor de middelbare school, in groep 7 en 8."
_VO_JA = _ja("AVG 6 lid 1 onder a", _NAAR_VO)
_VO_GEZONDHEID = _uitdrukkelijk("AVG 6 lid 1 onder a", _NAAR_VO)
_ZONDER_NAAM = Basis(
    Grondslag.PUBLIEKE_TAAK,
    ("WPO 18a lid 13",),
    "Zonder naam. De kerngroep weet niet om welk kind het gaat.",
)

TABEL: Final[tuple[Regel, ...]] = (
    *rijen(_SCHOOL, _SWV, _TOEDELEN, (_ID, _ON, _VZ, _OPP, _TLV, _GELD), _ADVIES),
    *rijen(_SCHOOL, _SWV, _ADVISEREN, (_GZ,), _ADVIES_GEZONDHEID),
    *rijen(_SCHOOL, _SWV, (Doel.VERANTWOORDING,), (_GELD, _TEL), _GETELD),
    *rijen(_SWV, _SCHOOL, _TOEDELEN, (_ID, _ON, _VZ, _OPP, _TLV, _GELD), _TERUG),
    *rijen(_SWV, _SCHOOL, _ADVISEREN, (_GZ,), _TERUG_GEZONDHEID),
    *rijen(_SWV, _SCHOOL, (Doel.VERANTWOORDING,), (_GELD, _TEL), _GETELD),
    *rijen(_SCHOOL, (Partij.LEERRECHT,), _LEERPLICHT, (_ID, _VZ), _VERZUIM),
    *rijen(_SCHOOL, (Partij.LEERRECHT,), (Doel.VERZUIM_LPW,), (_BSN,), _VERZUIM_BSN),
    *rijen(
        _SCHOOL,
        (Partij.JEUGDARTS,),
        _LEERPLICHT,
        (_ID, _VZ),
        *(_ARTS_TAAK, _ARTS_BELANG, _ARTS_JA),
    ),
    *rijen(_SCHOOL, (Partij.JEUGDARTS,), _LEERPLICHT, (_GZ,), _ARTS_GEZONDHEID),
    *rijen((Partij.JEUGDARTS,), _SCHOOL, _LEERPLICHT, (_ID, _VZ, _ON), _ARTS_TERUG),
    *rijen(_SCHOOL, _HULP, _OVERLEG, (_ID, _ON, _VZ, _OPP), _OVERLEG_JA),
    *rijen(
        _SCHOOL,
        (Partij.JOS, Partij.WIJKTEAM),
        (Doel.ONDERSTEUNING_SCHOOL, Doel.ONDERSTEUNING_EXTRA),
        (_ID, _ON),
        _OVERLEG_TAAK,
    ),
    *rijen(_SCHOOL, _HULP, _OVERLEG, (_GZ,), _OVERLEG_GEZONDHEID),
    *rijen(_HULP, _SCHOOL, _OVERLEG, (_ID, _ON), _EIGEN_JA),
    *rijen(_HULP, _SCHOOL, _OVERLEG, (_GZ,), _EIGEN_GEZONDHEID),
    *rijen(
        (Partij.LEERRECHT,),
        (Partij.SCHOOL, Partij.SWV),
        _LEERPLICHT,
        (_ID, _VZ),
        *(_MELDT_PLICHT, _MELDT_TAAK),
    ),
    *rijen(
        _SCHOOL,
        (Partij.ONTVANGENDE_SCHOOL,),
        (Doel.OVERSTAP, Doel.TERUGPLAATSING),
        (_ID, _ON, _OPP, _TLV),
        _OKR,
    ),
    *rijen(
        _SCHOOL,
        (Partij.ONTVANGENDE_SCHOOL,),
        (Doel.OVERSTAP, Doel.TERUGPLAATSING),
        (_GZ,),
        _OKR_GEZONDHEID,
    ),
    *rijen(_SCHOOL, (Partij.ONTVANGENDE_SCHOOL,), (Doel.OVERSTAP,), (_BSN,), _OKR_BSN),
    *rijen(
        (Partij.SCHOOL, Partij.SWV),
        (Partij.SWV_VO,),
        (Doel.VO_ADVIES,),
        (_ID, _ON, _OPP),
        _VO_JA,
    ),
    *rijen(_SCHOOL, (Partij.SWV_VO,), (Doel.VO_ADVIES,), (_GZ,), _VO_GEZONDHEID),
    *rijen(
        _SWV,
        (Partij.KERNGROEP,),
        (Doel.NOOIT_OPGEVEN,),
        (_ON, _VZ, _GELD, _TEL),
        _ZONDER_NAAM,
    ),
    *rijen(_SWV, (Partij.GEMEENTE,), (Doel.VERANTWOORDING,), (_TEL,), _GETELD),
    *OUDERS,
)


def _per_paar() -> Mapping[tuple[Partij, Partij], tuple[Regel, ...]]:
    paren: dict[tuple[Partij, Partij], tuple[Regel, ...]] = defaultdict(tuple)
    for regel in TABEL:
        paren[regel.van, regel.naar] += (regel,)
    return dict(paren)


_PAREN: Final = _per_paar()


def regels_voor(van: Partij, naar: Partij, doel: Doel | None = None) -> list[Regel]:
    """Geef de rijen van de tabel voor deze partijen, en als het kan voor dit doel."""
    paar = _PAREN.get((van, naar), ())
    return [regel for regel in paar if doel is None or doel in regel.doelen]
