"""Wat er over een OPP bekend is."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from statemachines.calendar import school_year
from statemachines.document import Vingerafdruk
from statemachines.grammar import Dossier, Gezin, Gezondheid, Onderwijs, Tekst


class Hoorwijze(StrEnum):
    """De manier waarop de leerling zijn mening gaf: dat kiest hij zelf."""

    GESPREK = "gesprek"
    TEKENING = "tekening"
    BRIEF = "brief"
    FILMPJE = "filmpje"
    SPEL = "spel"
    ANDERS = "anders"


class Gezagsbron(StrEnum):
    """Waaruit blijkt wie het gezag heeft."""

    VERKLARING = "verklaring van de ouders"
    UITTREKSEL = "uittreksel uit het gezagsregister"
    BESCHIKKING = "beschikking van de rechter"


class Hulp(StrEnum):
    """Wie er meehelpt als het overleg vastloopt."""

    STEUNPUNT = "ouder- en jeugdsteunpunt"
    ONDERWIJSCONSULENT = "onderwijsconsulent"
    SWV_ER = "procesbegeleider van het samenwerkingsverband"


class RedenEinde(StrEnum):
    """Waarom het OPP eindigt."""

    UITSTROOM = "uitstroom"
    ANDERE_SCHOOL = "andere school"
    GEEN_EXTRA_ONDERSTEUNING = "geen extra ondersteuning meer"
    NIET_NODIG_GEBLEKEN = "niet nodig gebleken"


class OppDossier(Dossier):
    """Perspectief, handelingsdeel, de stem van de leerling en die van de ouders."""

    extra_nodig_op: date | None = None
    ingeschreven_op: date | None = None

    leerling_gehoord_op: date | None = None
    hoorwijze: Hoorwijze | None = None
    hulp_gekregen: bool | None = None
    hoorverslag: Annotated[Tekst | None, Onderwijs] = None
    niet_gehoord_op: date | None = None
    niet_gehoord_omdat: Annotated[Tekst | None, Gezondheid] = None
    tweede_poging_op: date | None = None

    besproken_op: date | None = None
    voorgestelde_data: tuple[date, ...] = ()
    uitgenodigd: tuple[str, ...] = ()
    gespreksverslag: Annotated[Tekst | None, Onderwijs] = None

    document_hash: Vingerafdruk | None = None
    handelingsdeel: Annotated[Tekst | None, Onderwijs] = None
    inbreng_verwerkt: Annotated[Tekst | None, Onderwijs] = None
    gezag_gecontroleerd_op: date | None = None
    gezagsbron: Gezagsbron | None = None
    afgeschermd: bool | None = None

    hulp_van: Hulp | None = None
    geschil_op: date | None = None
    geschil_van: str | None = None
    oordeel_op: date | None = None
    oordeel: Annotated[Tekst | None, Onderwijs] = None
    perspectief_hash: Vingerafdruk | None = None
    zorgplicht_maatregelen: Annotated[Tekst | None, Onderwijs] = None
    bezwaar_van: str | None = None
    bezwaar: Annotated[Tekst | None, Gezin] = None

    geevalueerd_op: date | None = None
    ouders_konden_meedoen: bool | None = None
    leerling_kon_meedoen: bool | None = None
    evaluatie: Annotated[Tekst | None, Onderwijs] = None
    evaluatie_vanaf: date | None = Field(default=None, validate_default=True)
    """Volgt uit ``geevalueerd_op``: vanaf hier telt het volgende schooljaar."""

    beeindigd_op: date | None = None
    reden_einde: RedenEinde | None = None

    @field_validator("evaluatie_vanaf", mode="before")
    @classmethod
    def _volgend_schooljaar(cls, _: object, info: ValidationInfo) -> date | None:
        day = info.data.get("geevalueerd_op")
        return school_year(day)[1] + timedelta(days=1) if day else None
