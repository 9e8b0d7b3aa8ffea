"""Wat er over een melding bij DUO bekend is. Geen naam, geen reden."""

from datetime import date

from statemachines.grammar import Dossier
from statemachines.leerrecht_alert.dossier import Lesweken, Nummer, Uren


class DuoMeldingDossier(Dossier):
    """Wat er gemeld moet zijn, en wat er gemeld is.

    Zonder eerste dag gaat het om 16 uur in vier lesweken; met eerste dag om langdurig
    relatief verzuim.
    """

    signaaldatum: date | None = None
    uren: Uren | None = None
    eerste_dag: date | None = None
    lesweken: Lesweken | None = None
    laatste_dag: date | None = None

    duo_kenmerk: Nummer | None = None
    gemeld_op: date | None = None
    einddatum: date | None = None
    gecorrigeerd_op: date | None = None
