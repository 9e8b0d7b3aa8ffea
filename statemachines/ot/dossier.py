"""Wat er over een OT-zaak bekend is."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.grammar import Dossier, Gezondheid, Onderwijs, Tekst


class Niveau(StrEnum):
    """De niveaus van ondersteuning, van klein naar groot."""

    GROEP = "1_groep"
    GROEP_EN_IB = "2_groep_en_intern_begeleider"
    OT_MET_SWV = "3_ondersteuningsteam_met_swv"
    ARRANGEMENT = "4_arrangement_wijk_of_oza"
    ANDERE_PLEK = "5_andere_plek"


class Deelnemer(StrEnum):
    """Wie er aan tafel zit."""

    VOORZITTER = "voorzitter"
    IB = "intern begeleider"
    LERAAR = "leraar"
    OUDER = "ouder"
    LEERLING = "leerling"
    SWV_ER = "SWV-er"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper"
    JOS = "jeugdprofessional op school"
    JEUGDHULP = "jeugdhulp"
    WIJKTEAM = "wijkteam"
    LEERPLICHT = "leerplichtambtenaar"


EXTERNEN = frozenset(
    {Deelnemer.JOS, Deelnemer.JEUGDHULP, Deelnemer.WIJKTEAM, Deelnemer.LEERPLICHT}
)


class Grondslag(StrEnum):
    """Waarom iemand van buiten de school mag meepraten (AVG 6)."""

    TOESTEMMING = "toestemming"
    WETTELIJKE_TAAK = "wettelijke taak"
    VITAAL_BELANG = "vitaal belang"


class OtDossier(Dossier):
    """Signaal, intake, overleg, onderzoek, plan en evaluatie."""

    ouders_ingelicht_op: date | None = None
    signaal: Annotated[Tekst | None, Onderwijs] = None
    beginniveau: Niveau | None = None
    verzuim_speelt: bool | None = None

    intake_op: date | None = None
    mening_leerling_gevraagd: bool | None = None
    mening_leerling: Annotated[Tekst | None, Onderwijs] = None
    intakeverslag: Annotated[Tekst | None, Onderwijs] = None

    overleg_op: date | None = None
    overleg_tijd: Tekst | None = None
    overleg_plaats: Annotated[Tekst | None, Onderwijs] = None
    uitgenodigde_ouders: tuple[str, ...] = ()
    akkoord_met_datum: date | None = None
    externen: tuple[Deelnemer, ...] = ()
    grondslag_externen: Grondslag | None = None
    toestemming_externen_van: tuple[str, ...] = ()

    overlegd_op: date | None = None
    aanwezigen: tuple[Deelnemer, ...] = ()
    ouder_meldde_af_op: date | None = None
    verslag: Annotated[Tekst | None, Onderwijs] = None
    opmerking_ouder: Annotated[Tekst | None, Onderwijs] = None

    onderzoeksvraag: Annotated[Tekst | None, Gezondheid] = None
    toestemming_onderzoek_op: date | None = None
    toestemming_onderzoek_van: tuple[str, ...] = ()
    leerling_is_twaalf: bool | None = None
    leerling_stemt_in: bool | None = None
    toestemming_ingetrokken_op: date | None = None
    onderzocht_op: date | None = None
    onderzoeksverslag: Annotated[Tekst | None, Gezondheid] = None

    behoeften: Annotated[Tekst | None, Onderwijs] = None
    als_behoefte_geschreven: bool | None = None
    plan: Annotated[Tekst | None, Onderwijs] = None
    extra_nodig_op: date | None = None
    plan_besproken_op: date | None = None

    geevalueerd_op: date | None = None
    ouders_konden_meedoen: bool | None = None
    leerling_kon_meedoen: bool | None = None
    evaluatie: Annotated[Tekst | None, Onderwijs] = None

    niveau: Niveau | None = None
    opschalen_omdat: Annotated[Tekst | None, Onderwijs] = None
    keuze_toegelicht: Annotated[Tekst | None, Onderwijs] = None
    toestemming_jeugdhulp_van: tuple[str, ...] = ()
    zonder_naam: bool | None = None

    notitie: Annotated[Tekst | None, Onderwijs] = None
    reden_intrekking: Annotated[Tekst | None, Onderwijs] = None
