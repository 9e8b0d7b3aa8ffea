"""L100 tot en met L129. Eigen termijnen rond verzuim en thuiszitten: geen wet.

De wettelijke termijnen staan in `rules.verzuim`. Wat hier staat, is afgesproken in het
ondersteuningsplan, in het Thuiszitterspact of met DUO en Leerrecht.
"""

from statemachines.length import (
    lesweken,
    maanden,
    schooldagen,
    weken,
    werkdagen,
)
from statemachines.rules.afspraak import afspraak

PACT = "Thuiszitterspact 2016"
INSPECTIE = "Aanwijzing van de Inspectie bij LPW 21a"


RULES = (
    afspraak("L100", "Verloop van het verzuim nagaan", "vorige keer", lesweken(2)),
    afspraak("L101", "Verzuimgesprek voeren", "signaal", schooldagen(5)),
    afspraak("L102", "Overleg plannen na drie weken", "signaal", schooldagen(5)),
    afspraak("L103", "Alert aan Leerrecht versturen", "signaal", werkdagen(1)),
    afspraak("L104", "Rondetafel plannen", "bericht aan Leerrecht", schooldagen(10)),
    afspraak("L105", "Plan van aanpak maken", "dag van de rondetafel", schooldagen(5)),
    afspraak("L106", "Plan van aanpak beginnen", "plan van aanpak", schooldagen(5)),
    afspraak("L107", "Plan van aanpak evalueren", "afgesproken dag", werkdagen(1)),
    afspraak(
        "L108", "Drie maanden zonder aanbod", "eerste dag zonder", maanden(3), PACT
    ),
    afspraak("L109", "Terug op school volgen", "eerste dag terug", lesweken(4)),
    afspraak("L110", "Doorzettingsmacht gebruiken", "opschaling", werkdagen(10), PACT),
    afspraak("L111", "Bindend voorstel uitvoeren", "voorstel", schooldagen(5), PACT),
    afspraak("L112", "Alert bezorgen", "opdracht tot verzending", werkdagen(1)),
    afspraak("L113", "Bevestiging door Leerrecht", "verzending", werkdagen(2)),
    afspraak("L114", "Bellen met Leerrecht", "alert kwam niet aan", werkdagen(1)),
    afspraak("L115", "Melding bij DUO nagaan", "vorige keer", werkdagen(2), INSPECTIE),
    afspraak("L116", "Einddatum melden bij DUO", "einde verzuim", werkdagen(5)),
    afspraak("L117", "Melding bij DUO verbeteren", "correctie", werkdagen(1)),
    afspraak("L118", "Melding bij DUO afsluiten", "einddatum gemeld", lesweken(8)),
    afspraak("L119", "Gesprek over de afwezigheid", "signaal", schooldagen(5)),
    afspraak("L120", "Onderwijs thuis regelen", "begin van het volgen", schooldagen(5)),
    afspraak("L121", "Monitorkind opnieuw bekijken", "vorige keer", lesweken(4)),
    afspraak("L122", "Antwoord van de jeugdarts", "vraag", weken(3)),
    afspraak("L123", "Reden van het verzuim verbeteren", "verzuim", schooldagen(2)),
    afspraak("L124", "Alert afsluiten", "einde van de zaak", lesweken(8)),
)
