"""Wat er gevraagd wordt van de dagen van een melding."""

from statemachines.duo_melding.dossier import DuoMeldingDossier
from statemachines.grammar import Situation, guard

WET = "LPW 21a; WRO 12 lid 3"

Zaak = Situation[DuoMeldingDossier]


@guard(
    "De dag van de melding ligt in de toekomst, of voor het signaal.",
    law=WET,
    lifted_by="het hoofd, met de echte dag",
    about=("gemeld_op",),
)
def gemeld_na_het_signaal(zaak: Zaak) -> bool:
    d = zaak.dossier
    if d.gemeld_op is None or d.gemeld_op > zaak.today:
        return False
    return d.signaaldatum is None or d.gemeld_op >= d.signaaldatum


@guard(
    "De einddatum ligt in de toekomst, of voor de eerste dag van het verzuim.",
    law=WET,
    lifted_by="het hoofd, met de echte dag",
    about=("einddatum",),
)
def einddatum_klopt(zaak: Zaak) -> bool:
    d = zaak.dossier
    if d.einddatum is None or d.einddatum > zaak.today:
        return False
    return d.eerste_dag is None or d.einddatum >= d.eerste_dag
