"""Wat er over het verzuim van een leerling bekend is.

Geen ziekte, geen reden van thuis: wat ouders daarover vertellen, hoort in het dossier
van de jeugdhulp en niet hier (domain.md 5.3). Vrije tekst is verzegeld.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.grammar import Dossier, Onderwijs, Tekst
from statemachines.leerrecht_alert.dossier import (
    GevraagdeActie,
    Lesweken,
    Schoolactie,
    Uren,
    Voorrang,
)


class RedenOnterecht(StrEnum):
    """Waarom een signaal niet klopte."""

    CORRECTIE_SCHOOL = "correctie_school"
    VERGISSING = "vergissing"


class RedenEinde(StrEnum):
    """Waarom de zaak stopt zonder dat de leerling terug is op deze school."""

    ANDERE_SCHOOL = "ingeschreven op een andere school"
    VRIJSTELLING = "vrijstelling van de leerplicht"


class VerzuimDossier(Dossier):
    """Signaal, gesprek, rondetafel, plan van aanpak, terugkeer."""

    leerling_id: Tekst | None = None
    school_id: Tekst | None = None
    eerste_dag: date | None = None

    signaaldatum: date | None = None
    uren: Uren | None = None
    lesweken: Lesweken | None = None
    laatste_dag: date | None = None
    alle_lessen: bool | None = None

    gesprek_op: date | None = None
    school_acties: tuple[Schoolactie, ...] = ()
    gevraagde_actie: GevraagdeActie | None = None
    voorrang: Voorrang | None = None
    ot_op: date | None = None
    toestemming_jos_van: tuple[str, ...] = ()

    rondetafel_op: date | None = None
    rondetafel_tijd: Tekst | None = None
    rondetafel_plaats: Annotated[Tekst | None, Onderwijs] = None
    uitgenodigde_ouders: tuple[str, ...] = ()
    toestemming_jeugdhulp_van: tuple[str, ...] = ()

    besproken_op: date | None = None
    doel: Annotated[Tekst | None, Onderwijs] = None
    stappen: Annotated[Tekst | None, Onderwijs] = None
    onderwijsaanbod: Annotated[Tekst | None, Onderwijs] = None
    wie_doet_wat: Annotated[Tekst | None, Onderwijs] = None
    evaluatie_op: date | None = None
    geevalueerd_op: date | None = None
    ouders_konden_meedoen: bool | None = None
    evaluatie: Annotated[Tekst | None, Onderwijs] = None
    aanbod_sinds: date | None = None
    aanbod_gestopt_op: date | None = None

    opschalen_omdat: Annotated[Tekst | None, Onderwijs] = None
    voorstel: Annotated[Tekst | None, Onderwijs] = None

    terug_op: date | None = None
    verklaring_op: date | None = None
    reden_onterecht: RedenOnterecht | None = None
    reden_einde: RedenEinde | None = None
    bevestigd_op: date | None = None
