"""L100 tot en met L129. Eigen termijnen rond verzuim en thuiszitten: geen wet.

De wettelijke termijnen staan in `rules.verzuim`. Wat hier staat, is afgesproken in het
ondersteuningsplan, in het Thuiszitterspact of met DUO en Leerrecht.
"""

from statemachines.length import (
    Length,
    lesweken,
    maanden,
    schooldagen,
    weken,
    werkdagen,
)
from statemachines.rules.rule import Local, Roll, Rule

PLAN = "Afspraak in het ondersteuningsplan"
PACT = "Thuiszitterspact 2016"
INSPECTIE = "Aanwijzing van de Inspectie bij LPW 21a"


def _termijn(rule: str, name: str, event: str, length: Length, law: str = PLAN) -> Rule:
    return Rule(
        id=rule,
        name=name,
        law=law,
        event=event,
        length=length,
        roll=Roll.WERKDAG,
        local=Local.VRIJ,
    )


RULES = (
    _termijn("L100", "Verloop van het verzuim nagaan", "vorige keer", lesweken(2)),
    _termijn("L101", "Verzuimgesprek voeren", "signaal", schooldagen(5)),
    _termijn("L102", "Overleg plannen na drie weken", "signaal", schooldagen(5)),
    _termijn("L103", "Alert aan Leerrecht versturen", "signaal", werkdagen(1)),
    _termijn("L104", "Rondetafel plannen", "bericht aan Leerrecht", schooldagen(10)),
    _termijn("L105", "Plan van aanpak maken", "dag van de rondetafel", schooldagen(5)),
    _termijn("L106", "Plan van aanpak beginnen", "plan van aanpak", schooldagen(5)),
    _termijn("L107", "Plan van aanpak evalueren", "afgesproken dag", werkdagen(1)),
    _termijn(
        "L108", "Drie maanden zonder aanbod", "eerste dag zonder", maanden(3), PACT
    ),
    _termijn("L109", "Terug op school volgen", "eerste dag terug", lesweken(4)),
    _termijn("L110", "Doorzettingsmacht gebruiken", "opschaling", werkdagen(10), PACT),
    _termijn("L111", "Bindend voorstel uitvoeren", "voorstel", schooldagen(5), PACT),
    _termijn("L112", "Alert bezorgen", "opdracht tot verzending", werkdagen(1)),
    _termijn("L113", "Bevestiging door Leerrecht", "verzending", werkdagen(2)),
    _termijn("L114", "Bellen met Leerrecht", "alert kwam niet aan", werkdagen(1)),
    _termijn("L115", "Melding bij DUO nagaan", "vorige keer", werkdagen(2), INSPECTIE),
    _termijn("L116", "Einddatum melden bij DUO", "einde verzuim", werkdagen(5)),
    _termijn("L117", "Melding bij DUO verbeteren", "correctie", werkdagen(1)),
    _termijn("L118", "Melding bij DUO afsluiten", "einddatum gemeld", lesweken(8)),
    _termijn("L119", "Gesprek over de afwezigheid", "signaal", schooldagen(5)),
    _termijn("L120", "Onderwijs thuis regelen", "begin van het volgen", schooldagen(5)),
    _termijn("L121", "Monitorkind opnieuw bekijken", "vorige keer", lesweken(4)),
    _termijn("L122", "Antwoord van de jeugdarts", "vraag", weken(3)),
    _termijn("L123", "Reden van het verzuim verbeteren", "verzuim", schooldagen(2)),
    _termijn("L124", "Alert afsluiten", "einde van de zaak", lesweken(8)),
)
