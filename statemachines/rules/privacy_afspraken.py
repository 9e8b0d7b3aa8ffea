"""L160 tot en met L172. Eigen termijnen rond privacy: geen wet.

De wettelijke termijnen (F1 en F2) staan in `rules.privacy`. Wat hier staat, houdt een
verzoek of een datalek in beweging, ruim voor de laatste dag van de wet.
"""

from statemachines.length import weken, werkdagen
from statemachines.rules.afspraak import afspraak

AFSPRAAK = "Afspraak bij AVG 12"
LEK = "Afspraak bij AVG 33"

RULES = (
    afspraak("L160", "Vraag wie u bent beantwoorden", "vraag", weken(2), AFSPRAAK),
    afspraak("L161", "Advies van de privacy officer", "begin", werkdagen(5), AFSPRAAK),
    afspraak("L162", "Besluit na het advies", "advies", werkdagen(5), AFSPRAAK),
    afspraak("L163", "Besluit uitvoeren", "besluit", werkdagen(5), AFSPRAAK),
    afspraak("L164", "Te laat antwoord nagaan", "laatste dag", werkdagen(2), AFSPRAAK),
    afspraak(
        "L165",
        "Wachten op bezwaar",
        "besluit over het verzoek",
        weken(7),
        "Afspraak bij Awb 6:7",
    ),
    afspraak("L166", "Bezwaar volgen", "bezwaar", weken(6), "Afspraak bij Awb 7:10"),
    afspraak("L167", "Nieuw verzoek oppakken", "ontvangst", werkdagen(3), AFSPRAAK),
    afspraak("L170", "Te late melding nagaan", "laatste uur", werkdagen(1), LEK),
    afspraak("L171", "Datalek evalueren", "melding of besluit", weken(4), LEK),
    afspraak("L172", "Brief over een datalek", "opdracht", werkdagen(2), LEK),
)
