"""Wat er over een monitorkind bekend is. Nooit een ziekte of een diagnose.

Van de jeugdarts bewaren wij alleen of het kind kan deelnemen (ja, deels of nee) en de
dag. Ook dat is een gegeven over gezondheid, dus het is verzegeld.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.grammar import Dossier, Gezondheid, Onderwijs, Tekst
from statemachines.leerrecht_alert.dossier import Lesweken


class Traject(StrEnum):
    """Wat er gebeurt om het kind terug te laten komen; geen behandeling."""

    OPBOUW = "stap voor stap terug naar school"
    THUISONDERWIJS = "onderwijs thuis of op afstand"
    ONDERWIJS_EN_ZORG = "onderwijs en zorg samen"
    ANDERE_PLEK = "een andere school of plek"


class RedenEinde(StrEnum):
    """Waarom de school dit kind niet meer volgt."""

    ANDERE_SCHOOL = "ingeschreven op een andere school"
    GEEN_MONITORKIND = "toch geen lange afwezigheid"
    VERZUIM = "de school noteert nu vier lesweken zonder geldige reden"


class MonitorkindDossier(Dossier):
    """Afwezigheid, gesprek, onderwijs thuis, jeugdarts, terugkeer."""

    leerling_id: Tekst | None = None
    school_id: Tekst | None = None
    eerste_dag: date | None = None
    signaaldatum: date | None = None
    lesweken: Lesweken | None = None

    gesprek_op: date | None = None
    onderwijs_thuis: Annotated[Tekst | None, Onderwijs] = None
    ouders_ingelicht_op: date | None = None
    verklaring_op: date | None = None
    kan_deelnemen: Annotated[Tekst | None, Gezondheid] = None

    traject: Traject | None = None
    bekeken_op: date | None = None
    verslag: Annotated[Tekst | None, Onderwijs] = None

    terug_op: date | None = None
    ziekmelding_gestopt_op: date | None = None
    vrijgesteld_sinds: date | None = None
    reden_einde: RedenEinde | None = None
