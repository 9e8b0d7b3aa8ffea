"""Wat er bekend is van een uitwisseling: wie, wat, waarvoor, en hoe het afliep."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from statemachines.convenant import Doel, Grondslag, Partij, Veldklasse
from statemachines.document import Vingerafdruk
from statemachines.grammar import Dossier, Gezondheid, Tekst

_KENMERK = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)


def _kenmerk(value: str) -> str:
    if not _KENMERK.fullmatch(value):
        raise ValueError("dit is geen kenmerk (8 tot 64 cijfers, letters of streepjes)")
    return value


Kenmerk = Annotated[str, AfterValidator(_kenmerk)]
Leeftijd = Annotated[int, Field(ge=2, le=23)]
Meldcodestap = Annotated[int, Field(ge=1, le=5)]


class Overleg(StrEnum):
    """In welk overleg de gegevens nodig zijn."""

    ONDERSTEUNINGSTEAM = "ondersteuningsteam"
    RONDETAFEL = "rondetafel"
    OVERDRACHT = "overdracht"
    AANVRAAG = "aanvraag"
    ANDERS = "anders"


IN_HET_CONVENANT: Final = frozenset(Overleg) - {Overleg.ANDERS}


class Wisantwoord(StrEnum):
    """Wat de ontvanger antwoordde op het verzoek om te wissen."""

    GEWIST = "gewist"
    DEELS = "deels"
    NIET = "niet"


class UitwisselingDossier(Dossier):
    """Een doel, een ontvanger, een pakket."""

    afzender: Partij | None = None
    ontvanger: Partij | None = None
    doel: Doel | None = None
    klassen: tuple[Veldklasse, ...] = ()
    grondslag: Grondslag | None = None
    overleg: Overleg | None = None
    leeftijd: Leeftijd | None = None
    zonder_naam: bool | None = None
    omschrijving: Annotated[Tekst | None, Gezondheid] = None
    verloopt_op: date | None = None

    toestemming_van: tuple[str, ...] = ()
    leerling_ja_op: date | None = None
    geweigerd_op: date | None = None
    ingetrokken_op: date | None = None

    register_op: date | None = None
    aangesloten: bool | None = None
    fg_bekend: bool | None = None
    certificaat_tot: date | None = None
    eerder_geweigerd: bool | None = None

    alleen_nodig: bool | None = None
    ouders_ingelicht_op: date | None = None
    meldcode_stap: Meldcodestap | None = None

    pakket_kenmerk: Kenmerk | None = None
    pakket_sha256: Vingerafdruk | None = None
    ontvangen_op: date | None = None
    gebruikt_op: date | None = None
    terugmelding: Annotated[Tekst | None, Gezondheid] = None
    reden_einde: Annotated[Tekst | None, Gezondheid] = None
    wisantwoord: Wisantwoord | None = None
    wisantwoord_op: date | None = None
