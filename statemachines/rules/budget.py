"""L130-L149. Het fonds Nooit Opgeven: afspraken tussen gemeenten, SWV en scholen."""

from statemachines.length import (
    Length,
    jaren,
    maanden,
    schooldagen,
    weken,
    werkdagen,
)
from statemachines.rules.afspraak import afspraak
from statemachines.rules.rule import Rule

LAW = "Afspraak in het ondersteuningsplan (Nooit Opgeven)"


def _fonds(rule: str, name: str, event: str, length: Length) -> Rule:
    return afspraak(rule, name, event, length, LAW)


RULES = (
    _fonds("L130", "Nagaan wie er in de kerngroep zit", "begin", jaren(1)),
    _fonds("L131", "Aanvraag afmaken", "begin van de aanvraag", schooldagen(10)),
    _fonds("L132", "Nagaan of alles er is", "aanvraag", werkdagen(2)),
    _fonds("L133", "Beraad openen", "volledige aanvraag", werkdagen(2)),
    _fonds("L134", "Stem geven", "begin van het beraad", werkdagen(3)),
    _fonds("L135", "Stem geven bij spoed", "begin van het beraad", werkdagen(1)),
    _fonds("L136", "Beraad afronden", "begin van het beraad", werkdagen(5)),
    _fonds("L137", "Vragen beantwoorden", "vragen", schooldagen(10)),
    _fonds("L138", "Betaling voorstellen", "toekenning", werkdagen(5)),
    _fonds("L139", "Betaling goedkeuren", "voorstel", werkdagen(3)),
    _fonds("L140", "Verantwoording", "betaling", maanden(3)),
    _fonds("L141", "Verantwoording nasturen", "einde van de termijn", weken(2)),
    _fonds("L142", "Zaak afsluiten", "verantwoording", weken(2)),
    _fonds("L143", "Subsidiebesluit versturen", "besluit", werkdagen(2)),
    _fonds("L144", "Beraad afronden bij spoed", "begin van het beraad", werkdagen(2)),
)
