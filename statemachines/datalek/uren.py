"""De 72 uur van een datalek, en wie wanneer een alarm krijgt (AVG 33 lid 1).

De uren lopen door in het weekend, op feestdagen en als de klok wordt verzet: 72 uur is
72 echte uren (Atw 4 a). De termijn F1 staat in de zaak met haar dag; of iemand op tijd
was, en wanneer het alarm gaat, volgt uit het moment zelf.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from statemachines.datalek.dossier import DatalekDossier
from statemachines.grammar import Guard, Situation
from statemachines.terms import compute

ALARMEN: Final = (24, 48, 60, 72)
"""Na zoveel uren gaat er een alarm, zolang niemand besloot over de melding."""

Zaak = Situation[DatalekDossier]


def laatste_moment(dossier: DatalekDossier) -> datetime | None:
    """Geef het moment waarop de 72 uur voorbij zijn; niets als het begin ontbreekt."""
    if (begin := dossier.ontdekt) is None:
        return None
    return compute("F1", begin).legal_moment


def verstreken(dossier: DatalekDossier, now: datetime) -> timedelta:
    """Geef hoe lang het lek nu bekend is; nul als het begin ontbreekt."""
    begin = dossier.ontdekt
    return now.astimezone(UTC) - begin.astimezone(UTC) if begin else timedelta()


def alarm(uren: int) -> str:
    """Geef de naam van de stap die dit alarm geeft."""
    return f"alarm_{uren}_uur"


def tijd_voor_alarm(uren: int) -> Guard[DatalekDossier]:
    """Geef de voorwaarde: zoveel uur is voorbij, en dit alarm ging nog niet."""

    def uren_voorbij(zaak: Zaak) -> bool:
        if zaak.did(alarm(uren)):
            return False
        return verstreken(zaak.dossier, zaak.now) >= timedelta(hours=uren)

    return Guard(
        uren_voorbij,
        f"Dit alarm gaat een keer, {uren} uur na de ontdekking.",
        "AVG 33 lid 1",
        "het systeem",
    )


def eerstvolgend_alarm(
    dossier: DatalekDossier, now: datetime, gegeven: frozenset[str]
) -> str | None:
    """Geef het laatste alarm waarvan de tijd er is en dat nog niet ging.

    Stond het systeem stil, dan gaat alleen het laatste: drie berichten tegelijk helpen
    niemand.
    """
    tijd = verstreken(dossier, now)
    voorbij = [uren for uren in ALARMEN if tijd >= timedelta(hours=uren)]
    if not voorbij or alarm(voorbij[-1]) in gegeven:
        return None
    return alarm(voorbij[-1])
