"""Wat er over een aanvraag bekend is: geen naam, geen diagnose, alleen de vraag."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from statemachines.grammar import Dossier, Onderwijs, Tekst
from statemachines.money import Cent, split_in_ratio


class Leeftijd(StrEnum):
    """In welke groep de leeftijd valt; een dag of jaar staat nergens."""

    TOT_8 = "4_tot_7_jaar"
    TOT_11 = "8_tot_10_jaar"
    VANAF_11 = "11_jaar_en_ouder"


class Voorliggend(StrEnum):
    """Wat er met een andere weg naar hulp of geld is gebeurd."""

    INGEZET = "ingezet_en_niet_genoeg"
    AFGEWEZEN = "gevraagd_en_afgewezen"
    NIET_VOOR_DIT = "nagegaan_en_niet_hiervoor"


class Effect(StrEnum):
    """Of het doel is bereikt."""

    BEREIKT = "bereikt"
    DEELS = "deels_bereikt"
    NIET = "niet_bereikt"


class AanvraagDossier(Dossier):
    """De vraag, zoals ook de kerngroep haar leest."""

    leeftijdsgroep: Leeftijd | None = None
    woongemeente: Tekst | None = None
    weken_afwezig: Annotated[int, Field(ge=0, le=200)] | None = None
    basisondersteuning: Voorliggend | None = None
    arrangement: Voorliggend | None = None
    wijkgeld: Voorliggend | None = None
    jeugdwet: Voorliggend | None = None
    wlz_zvw: Voorliggend | None = None
    geprobeerd: Annotated[Tekst | None, Onderwijs] = None
    effectdoel: Annotated[Tekst | None, Onderwijs] = None
    bedrag_cent: Cent | None = None
    periode_van: date | None = None
    periode_tot: date | None = None
    spoed: bool | None = None


class NooitOpgevenDossier(AanvraagDossier):
    """Aanvraag, beraad, besluit, geld en verantwoording."""

    spoed_omdat: Annotated[Tekst | None, Onderwijs] = None
    reservering: dict[Tekst, Cent] | None = None
    vragen: Annotated[Tekst | None, Onderwijs] = None
    toegekend_cent: Cent | None = None
    verdeling: dict[Tekst, Cent] | None = None
    einddatum: date | None = None
    motivering: Annotated[Tekst | None, Onderwijs] = None
    verzonden_op: date | None = None
    reden_intrekking: Annotated[Tekst | None, Onderwijs] = None
    betaald_op: date | None = None
    besteed_cent: Cent | None = None
    effect: Effect | None = None
    verantwoording: Annotated[Tekst | None, Onderwijs] = None
    terug_ontvangen_op: date | None = None

    @property
    def over_cent(self) -> int:
        """Wat er van het geld over is."""
        return (self.toegekend_cent or 0) - (self.besteed_cent or 0)

    @property
    def terug_te_storten(self) -> dict[str, int]:
        """Wat elke financier terugkrijgt: naar de verhouding van de verdeling."""
        return split_in_ratio(self.over_cent, self.verdeling or {})


class StemDossier(AanvraagDossier):
    """De vraag, en wat een lid van de kerngroep ervan vindt."""

    toelichting: Annotated[Tekst | None, Onderwijs] = None


VRAAG = tuple(AanvraagDossier.model_fields)
"""Wat de kerngroep te lezen krijgt, en meer niet."""
