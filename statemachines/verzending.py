"""Niemand verzendt iets voordat er opdracht toe is (Awb 2:25).

De wekker voor de post begint op de dag van de opdracht en telt na elke herinnering
opnieuw. Met een herinnering terug te tellen is de opdracht nog te vinden: liever een
weekend te vroeg dan een echte dag geweigerd.
"""

from datetime import date
from typing import Any

from statemachines.calendar import DAY, previous_working_day
from statemachines.grammar import Guard, Reason, Situation
from statemachines.situation import OpenTerm

_WERKDAGEN = 2
_WET = "Awb 2:25"
_WIE = "het secretariaat van het SWV, met de echte dag van verzending"


def niet_voor_de_opdracht(rule: str) -> Guard[Any]:
    """Geef de voorwaarde: de dag van verzending ligt niet voor het begin van de wekker.

    ``rule`` is de termijn van twee werkdagen waarbinnen de post weg moet.
    """

    def niet_voor_de_opdracht_verzonden(zaak: Situation[Any]) -> bool | Reason:
        verzonden, wekker = zaak.dossier.verzonden_op, zaak.terms.get(rule)
        if verzonden is None or wekker is None:
            return True
        vanaf = _opdracht(zaak, wekker)
        if verzonden >= vanaf:
            return True
        zin = (
            f"De dag van verzending kan niet liggen voor {vanaf:%d-%m-%Y}:"
            " toen was er nog niets om te verzenden."
        )
        return Reason(zin, _WET, _WIE)

    return Guard(
        niet_voor_de_opdracht_verzonden,
        "Het stuk kan niet zijn verzonden voordat het er was.",
        _WET,
        _WIE,
        about=("verzonden_op",),
    )


def _opdracht(zaak: Situation[Any], wekker: OpenTerm) -> date:
    """Geef de dag waarop de opdracht er op zijn vroegst was."""
    dag = wekker.op
    for _ in range(_WERKDAGEN * len(zaak.done.get(wekker.then, ()))):
        dag = previous_working_day(dag - DAY)
    return dag
