"""Wat er over een verzoek bekend is. Nooit een kopie van een paspoort of ID-kaart."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.grammar import Dossier, Tekst, Zienswijze


class Soort(StrEnum):
    """Wat iemand vraagt (AVG 15 tot en met 21)."""

    INZAGE = "inzage"
    RECTIFICATIE = "rectificatie"
    WISSING = "wissing"
    BEPERKING = "beperking"
    AFSCHRIFT = "dataportabiliteit"
    BEZWAAR = "bezwaar"


class Kanaal(StrEnum):
    """Hoe het verzoek binnenkwam."""

    PORTAAL = "portaal"
    BRIEF = "brief"
    TELEFOON = "telefoon"
    GESPREK = "gesprek"


class Controle(StrEnum):
    """Hoe wij weten wie het vraagt. Een geboortedatum alleen is nooit genoeg."""

    PORTAAL = "ingelogd met persoonlijke link en code"
    BEWIJS = "paspoort of ID-kaart gezien"
    BEKEND = "bekend op school, in persoon"
    TERUGGEBELD = "teruggebeld op het nummer dat wij al hadden"


class Over(StrEnum):
    """Over wie de gegevens gaan."""

    KIND = "het kind"
    ZELF = "de verzoeker zelf"


class Leeftijd(StrEnum):
    """Hoe oud het kind is: daarvan hangt af wie mag vragen (UAVG 5)."""

    TOT_12 = "jonger dan 12"
    VAN_12 = "12 tot 16"
    VANAF_16 = "16 of ouder"


class Verantwoordelijke(StrEnum):
    """Wie beslist: van wie de gegevens zijn (AVG 4 onder 7)."""

    SCHOOL = "de school"
    SWV = "het samenwerkingsverband"


class Weigergrond(StrEnum):
    """Waarom een verzoek niet of niet helemaal kan."""

    ANDEREN = "rechten van anderen"
    WETTELIJKE_PLICHT = "wettelijke bewaarplicht"
    PROCEDURE = "er loopt een bezwaar, klacht of rechtszaak"
    KLOPT = "de gegevens kloppen"
    NIET_GERECHTIGD = "de verzoeker mag dit niet vragen"
    ONBEKEND = "wij weten niet wie het vraagt"
    BUITENSPORIG = "ongegrond of buitensporig"


class Ontvangers(StrEnum):
    """Of ook wie de gegevens kreeg, het nu weet (AVG 19)."""

    INGELICHT = "allemaal ingelicht"
    GEEN = "niemand kreeg deze gegevens"
    ONMOGELIJK = "niet mogelijk of onevenredig veel moeite"


class AvgVerzoekDossier(Dossier):
    """Vraag, wie het vraagt, advies, besluit, uitvoering."""

    soort: Soort | None = None
    kanaal: Kanaal | None = None
    ontvangen_op: date | None = None
    verzoek: Annotated[Tekst | None, Zienswijze] = None
    verantwoordelijke: Verantwoordelijke | None = None

    over: Over | None = None
    controle: Controle | None = None
    leeftijd: Leeftijd | None = None
    leerling_weet_het: bool | None = None

    verlengd_tot: date | None = None
    reden_verlenging: Annotated[Tekst | None, Zienswijze] = None

    advies_fg: Annotated[Tekst | None, Zienswijze] = None
    reden_zonder_advies: Annotated[Tekst | None, Zienswijze] = None
    weigergrond: Weigergrond | None = None
    motivering: Annotated[Tekst | None, Zienswijze] = None

    uitgevoerd_op: date | None = None
    uitvoering: Annotated[Tekst | None, Zienswijze] = None
    ontvangers: Ontvangers | None = None

    bezwaar_op: date | None = None
    beslist_op: date | None = None
