"""Wat er over een TLV-zaak bekend is, en in welke woorden.

Alles wat iets vertelt over het kind of het gezin is verzegeld: een voorwaarde ziet
alleen dat het er is.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.grammar import Dossier, Gezondheid, Onderwijs, Tekst, Zienswijze
from statemachines.persons import DESKUNDIGE
from statemachines.secrecy import DataClass
from statemachines.uniqueness import Unique

Identiteit = DataClass.IDENTITEIT


class Soort(StrEnum):
    """Voor welke school de verklaring geldt (WPO 40 lid 8, WEC 40 lid 10)."""

    SBO = "sbo"
    SO = "so"


class Categorie(StrEnum):
    """De ondersteuningscategorie in het speciaal onderwijs."""

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"


class OppStatus(StrEnum):
    """Hoe het ontwikkelingsperspectief bij de aanvraag zit."""

    GETEKEND = "getekend"
    NIET_GETEKEND = "niet_getekend"


class Stuk(StrEnum):
    """Wat er aan een aanvraag kan ontbreken (Awb 4:5)."""

    OPP = "ontwikkelingsperspectief"
    OT_VERSLAG = "verslag_van_het_ondersteuningsteam"
    HULP_OP_SCHOOL = "overzicht_van_de_hulp_op_school"
    TOESTEMMING = "stand_van_de_toestemming"
    PLEK = "bevestiging_van_de_beoogde_school"
    TOELICHTING = "toelichting_op_de_vraag"


class Discipline(StrEnum):
    """Het beroep van een deskundige (WPO 18a lid 11)."""

    ORTHOPEDAGOOG = "orthopedagoog"
    PSYCHOLOOG = "psycholoog"
    KINDERPSYCHOLOOG = "kinderpsycholoog"
    PEDAGOOG = "pedagoog"
    KINDERPSYCHIATER = "kinderpsychiater"
    MAATSCHAPPELIJK_WERKER = "maatschappelijk_werker"
    ARTS = "arts"


class Opschortingsgrond(StrEnum):
    """Waarom de beslistermijn stilstaat zonder de aanvrager (Awb 4:15 lid 2 b, c)."""

    VERTRAGING_DOOR_SCHOOL = "vertraging_door_school"
    OVERMACHT = "overmacht"


class Afwijzingsgrond(StrEnum):
    """Waarom er geen verklaring komt."""

    SCHOOL_KAN_HELPEN = "school_kan_helpen"
    NIET_AAN_CRITERIA = "niet_aan_criteria"
    GEEN_NIEUWE_FEITEN = "geen_nieuwe_feiten"


class Intrekkingsgrond(StrEnum):
    """Waarom een verklaring niet langer geldt."""

    ONJUISTE_GEGEVENS = "onjuiste_gegevens"
    TERUG_NAAR_REGULIER = "terug_naar_regulier"
    NAAR_BUITENLAND = "naar_buitenland"


class Besluit(Dossier):
    """Wat in een besluit staat; de bekendmaking neemt dit over."""

    ontvangen_op: date | None = None
    besluit_soort: Soort | None = None
    besluit_categorie: Categorie | None = None
    begindatum: date | None = None
    einddatum: date | None = None
    volgnummer: Tekst | None = None
    afwijzingsgrond: Afwijzingsgrond | None = None
    intrekkingsgrond: Intrekkingsgrond | None = None
    ontbreekt: tuple[Stuk, ...] = ()
    discipline_1: Discipline | None = None
    discipline_2: Discipline | None = None
    naam_deskundige_1: Annotated[Tekst | None, Identiteit] = None
    naam_deskundige_2: Annotated[Tekst | None, Identiteit] = None
    advies_1: Annotated[Tekst | None, Gezondheid] = None
    advies_2: Annotated[Tekst | None, Gezondheid] = None
    motivering: Annotated[Tekst | None, Gezondheid] = None
    afwijking_van_advies: Annotated[Tekst | None, Gezondheid] = None
    ondersteuning_advies: Annotated[Tekst | None, Onderwijs] = None
    weging_zienswijze: Annotated[Tekst | None, Zienswijze] = None


class TlvDossier(Besluit):
    """De aanvraag, de behandeling en het besluit."""

    volgnummer: Annotated[str | None, Unique("WPO 18a lid 14")] = None
    soort: Soort | None = None
    categorie: Categorie | None = None
    beoogde_school: Tekst | None = None
    plek_bevestigd: bool | None = None
    opp_status: OppStatus | None = None
    opp_reden: Annotated[Tekst | None, Onderwijs] = None
    ot_verslag_op: date | None = None
    geprobeerd: Annotated[Tekst | None, Onderwijs] = None
    toestemming_van: tuple[str, ...] = ()
    toestemming_ingetrokken_door: tuple[str, ...] = ()
    eerder_afgewezen: bool | None = None
    nieuwe_feiten_aanvraag: Annotated[Tekst | None, Onderwijs] = None
    vorige_tlv: Tekst | None = None
    doorgezonden_naar: Tekst | None = None
    aanvullen_tot: date | None = None
    aangevuld_op: date | None = None
    verzonden_op: date | None = None
    oude_einddatum: date | None = None
    nieuwe_einddatum: date | None = None
    reden_verdaging: Annotated[Tekst | None, Onderwijs] = None
    opschortingsgrond: Opschortingsgrond | None = None
    opgeschort_tot: date | None = None
    reden_opschorting: Annotated[Tekst | None, Onderwijs] = None
    deskundige_1: Annotated[Tekst | None, DESKUNDIGE] = None
    deskundige_2: Annotated[Tekst | None, DESKUNDIGE] = None
    geen_belang_verklaard: bool | None = None
    criteria_getoetst: bool | None = None
    toets: Annotated[Tekst | None, Onderwijs] = None
    advies_gevolgd: bool | None = None
    steunt_op_andere_gegevens: bool | None = None
    voorgenomen_soort: Soort | None = None
    voorgenomen_categorie: Categorie | None = None
    voornemen: Annotated[Tekst | None, Onderwijs] = None
    zienswijze_school: Annotated[Tekst | None, Zienswijze] = None
    late_zienswijze_van: tuple[str, ...] = ()
    late_zienswijze_op: date | None = None
    late_zienswijze: Annotated[Tekst | None, Zienswijze] = None
    zienswijze_nieuwe_school: Annotated[Tekst | None, Zienswijze] = None
    geplaatst_op: date | None = None
    advies_commissie: Annotated[Tekst | None, Onderwijs] = None
    opvolgende_zaak: Tekst | None = None
