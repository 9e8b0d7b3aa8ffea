"""L150 tot en met L157. Eigen termijnen rond het delen van gegevens: geen wet.

Wat op een antwoord wacht, heeft een wekker: een pakket dat niemand ophaalt wordt een
taak, en een verzoek om te wissen blijft staan tot er antwoord is.
"""

from statemachines.length import dagen, schooldagen, werkdagen
from statemachines.rules.afspraak import afspraak

CONVENANT = "Afspraak in het convenant"

RULES = (
    afspraak("L150", "Delen verder brengen", "vorige stap", werkdagen(10), CONVENANT),
    afspraak("L151", "Antwoord van de ouders", "vraag", schooldagen(10), CONVENANT),
    afspraak("L152", "Pakket versturen", "versleutelen", werkdagen(1), CONVENANT),
    afspraak("L153", "Pakket ophalen", "verzending", werkdagen(5), CONVENANT),
    afspraak(
        "L154", "Pakket ophalen na herinnering", "herinnering", werkdagen(5), CONVENANT
    ),
    afspraak("L155", "Bellen over het pakket", "vorige keer", werkdagen(2), CONVENANT),
    afspraak("L156", "Pakket laten verlopen", "laatste dag", dagen(1), CONVENANT),
    afspraak(
        "L157",
        "Antwoord op het verzoek om te wissen",
        "verzoek",
        werkdagen(10),
        CONVENANT,
    ),
)
