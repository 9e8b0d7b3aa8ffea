"""Wat er over een datalek bekend is: ook het register van AVG 33 lid 5.

Schrijf hier geen namen van kinderen of ouders: noem de zaak met haar kenmerk.
"""

import re
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from statemachines.counting.arithmetic import AMSTERDAM
from statemachines.grammar import Dossier, Tekst, Zienswijze

_KENMERK = re.compile(r"[A-Z]{2,8}-[0-9]{4}-[0-9A-Z]{4,8}-[0-9A-Z]")
_TUSSEN = re.compile(r"[\s,;]+")


def _los(value: object) -> object:
    """Maak van tekst een lijst: met komma's, spaties of regels ertussen."""
    if isinstance(value, str):
        return tuple(filter(None, _TUSSEN.split(value.upper())))
    return value


def _kenmerk(value: str) -> str:
    if not _KENMERK.fullmatch(value):
        raise ValueError("dit is geen kenmerk van een zaak")
    return value


Kenmerk = Annotated[str, AfterValidator(_kenmerk)]
Kenmerken = Annotated[tuple[Kenmerk, ...], BeforeValidator(_los)]


class Aard(StrEnum):
    """Wat er met de gegevens gebeurde."""

    VERKEERD_VERZONDEN = "verkeerd verzonden"
    INGEZIEN = "ingezien door iemand die dat niet mocht"
    GESTOLEN = "gestolen of gehackt"
    VERLOREN = "verloren"
    GEWIJZIGD = "gewijzigd"
    NIET_BEREIKBAAR = "niet bereikbaar"


class Bron(StrEnum):
    """Waar het lek was. Elke partij meldt haar eigen lek."""

    EIGEN = "bij ons"
    VERWERKER = "bij een verwerker"
    PARTNER = "bij een partner"


class Risico(StrEnum):
    """Hoe groot het risico is voor de mensen om wie het gaat."""

    GEEN = "geen"
    RISICO = "risico"
    HOOG = "hoog"


class Uitzondering(StrEnum):
    """Waarom wij betrokkenen bij een hoog risico toch niet apart inlichten."""

    ONLEESBAAR = "de gegevens waren onleesbaar voor anderen"
    RISICO_WEG = "wij namen het hoge risico weg"
    OPENBAAR = "wij maakten het openbaar bekend"


class DatalekDossier(Dossier):
    """Ontdekking, omvang, maatregelen, beoordeling, melding, brieven, evaluatie."""

    ontdekt_op: date | None = None
    ontdekt_tijd: time | None = None
    aard: Aard | None = None
    bron: Bron | None = None
    verwerker_meldde_op: date | None = None
    gebeurd: Annotated[Tekst | None, Zienswijze] = None

    zaken: Kenmerken = ()
    aantal_betrokkenen: int | None = None
    maatregelen: Annotated[Tekst | None, Zienswijze] = None

    risico: Risico | None = None
    gevolgen: Annotated[Tekst | None, Zienswijze] = None
    advies_fg: Annotated[Tekst | None, Zienswijze] = None

    ap_kenmerk: Annotated[Tekst | None, Zienswijze] = None
    gemeld_op: date | None = None
    gemeld_tijd: time | None = None
    reden_vertraging: Annotated[Tekst | None, Zienswijze] = None
    aangevuld_op: date | None = None
    reden_niet_melden: Annotated[Tekst | None, Zienswijze] = None
    doorgegeven_op: date | None = None

    uitleg: Annotated[Tekst | None, Zienswijze] = None
    wat_kunt_u_doen: Annotated[Tekst | None, Zienswijze] = None
    ingelicht_op: date | None = None
    uitzondering: Uitzondering | None = None
    evaluatie: Annotated[Tekst | None, Zienswijze] = None

    @property
    def ontdekt(self) -> datetime | None:
        """Geef het moment waarop het lek bekend was, in Nederlandse tijd.

        Een uur dat twee keer bestaat (het einde van de zomertijd) is het eerste: zo
        is de laatste minuut nooit te laat.
        """
        return _moment(self.ontdekt_op, self.ontdekt_tijd)

    @property
    def gemeld(self) -> datetime | None:
        """Geef het moment van de melding bij de AP, in Nederlandse tijd."""
        return _moment(self.gemeld_op, self.gemeld_tijd)


def _moment(dag: date | None, tijd: time | None) -> datetime | None:
    if dag is None or tijd is None:
        return None
    return datetime.combine(dag, tijd.replace(tzinfo=None), AMSTERDAM)
