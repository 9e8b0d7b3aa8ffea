"""De codes van het convenant: partijen, doelen, klassen, grondslagen.

Elke code heeft een naam in gewone woorden (`naam`). De codes zelf staan in manifesten
en in bestanden van anderen: zij veranderen nooit.
"""

from enum import StrEnum
from typing import Final, Self


class Code(StrEnum):
    """Een code met een naam die iedereen kan lezen."""

    naam: str

    def __new__(cls, code: str, naam: str = "") -> Self:
        """Maak een code; ``naam`` staat in schermen, in reden en in het register."""
        made = str.__new__(cls, code)
        made._value_ = code
        made.naam = naam
        return made


class Partij(Code):
    """Wie er mee kan doen aan het convenant."""

    SCHOOL = "school", "de school"
    SWV = "swv", "het samenwerkingsverband"
    JOS = "jos", "de jeugdprofessional op school (JOS)"
    WIJKTEAM = "wijkteam", "het wijkteam"
    JEUGDHULP = "jeugdhulp", "de jeugdhulp"
    GEMEENTE = "gemeente", "de gemeente"
    LEERRECHT = "leerrecht", "de leerplichtambtenaar (Leerrecht)"
    JEUGDARTS = "jeugdarts", "de jeugdarts"
    ONTVANGENDE_SCHOOL = "ontvangende_school", "de nieuwe school"
    SWV_VO = "swv_vo", "het samenwerkingsverband van de middelbare scholen"
    KERNGROEP = "kerngroep", "de kerngroep van het fonds Nooit Opgeven"
    OUDER = "ouder", "de ouder"


class Doel(Code):
    """Waarvoor gegevens nodig zijn: de gesloten lijst van domain.md 5.3."""

    ONDERSTEUNING_SCHOOL = "ondersteuning_school", "hulp op school"
    ONDERSTEUNING_EXTRA = "ondersteuning_extra", "extra hulp op school"
    OPP = "opp", "het plan voor de leerling (OPP)"
    TLV = "tlv", "toelating tot een andere soort school (TLV)"
    VERZUIM_LPW = "verzuim_lpw", "niet op school zijn (Leerplichtwet)"
    THUISZITTER = "thuiszitter", "een kind dat thuis zit weer naar school helpen"
    OZA = "oza", "onderwijs samen met jeugdhulp (OZA)"
    NOOIT_OPGEVEN = "nooit_opgeven", "extra geld voor hulp (Nooit Opgeven)"
    OVERSTAP = "overstap", "naar een andere school gaan"
    TERUGPLAATSING = "terugplaatsing", "terug naar een gewone school"
    VO_ADVIES = "vo_advies", "advies voor de middelbare school"
    KLACHT_BEZWAAR = "klacht_bezwaar", "een klacht of een bezwaar"
    VERANTWOORDING = "verantwoording", "laten zien wat er is gedaan"


class Veldklasse(Code):
    """Een soort gegevens. De eerste acht zijn de kolommen van domain.md 3.2."""

    IDENTITEIT = "identiteit", "naam, geboortedatum en hoe u te bereiken bent"
    ONDERWIJS = "onderwijs", "hoe het gaat op school"
    GEZONDHEID = "gezondheid", "gezondheid en psychologisch onderzoek"
    VERZUIM = "verzuim", "afwezig zijn van school"
    OPP = "opp", "het plan voor de leerling (OPP)"
    TLV = "tlv", "de aanvraag of het besluit over een andere soort school"
    GEZIN = "gezin", "gezag en het gezin"
    GELD = "geld", "geld voor hulp"
    BSN = "bsn", "het BSN (het nummer van de overheid)"
    TELLING = "telling", "aantallen, zonder namen"
    AVG = "avg", "een verzoek over privacy of een datalek"
    """Staat in geen enkele regel: wat daarin staat, deelt niemand in een pakket."""


class Grondslag(Code):
    """Waarom het mag (AVG 6 lid 1); de tweede ook voor gezondheid (AVG 9)."""

    TOESTEMMING = "toestemming", "toestemming (AVG 6 lid 1 onder a)"
    UITDRUKKELIJKE_TOESTEMMING = (
        "uitdrukkelijke_toestemming",
        "uitdrukkelijke toestemming (AVG 6 lid 1 onder a en 9 lid 2 onder a)",
    )
    WETTELIJKE_PLICHT = "wettelijke_plicht", "wettelijke plicht (AVG 6 lid 1 onder c)"
    PUBLIEKE_TAAK = "publieke_taak", "publieke taak (AVG 6 lid 1 onder e)"
    GERECHTVAARDIGD_BELANG = (
        "gerechtvaardigd_belang",
        "gerechtvaardigd belang (AVG 6 lid 1 onder f)",
    )


class Uitzondering(Code):
    """Waarom gezondheid toch mag: het verbod van AVG 9 lid 1 kent uitzonderingen."""

    UITDRUKKELIJK = "avg_9_2_a", "uitdrukkelijke toestemming (AVG 9 lid 2 onder a)"
    IN_DE_WET = "avg_9_2_g", "een wet staat het toe (AVG 9 lid 2 onder g)"
    EIGEN_RECHT = "avg_15", "het gaat over het eigen kind (AVG 15)"


class Instemming(Code):
    """Wie ja moet zeggen voordat er iets weggaat."""

    NIET_NODIG = "geen", "niemand: een wet regelt het"
    GEZAG_EN_LEERLING = (
        "gezag_en_leerling",
        "elke ouder met gezag; vanaf 12 jaar ook de leerling; vanaf 16 alleen die",
    )
    ZELF = "zelf", "de ouder stuurt zelf"


OP_TOESTEMMING: Final = frozenset(
    {Grondslag.TOESTEMMING, Grondslag.UITDRUKKELIJKE_TOESTEMMING}
)
SWV_KANT: Final = frozenset({Partij.SWV, Partij.SWV_VO})
"""Voor beide geldt WPO 18a lid 13, en geen van beide krijgt een BSN."""
EXTRA_GEVOELIG: Final = frozenset({Veldklasse.GEZONDHEID})
"""Bijzondere gegevens (AVG 9): twee mensen laten ze gaan, en nooit een alleen."""
