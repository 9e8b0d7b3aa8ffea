"""L130-L149. Het fonds Nooit Opgeven: afspraken tussen gemeenten, SWV en scholen."""

from statemachines.length import (
    Length,
    jaren,
    maanden,
    schooldagen,
    weken,
    werkdagen,
)
from statemachines.rules.rule import Local, Roll, Rule


def _afspraak(rule: str, name: str, event: str, length: Length) -> Rule:
    return Rule(
        id=rule,
        name=name,
        law="Afspraak in het ondersteuningsplan (Nooit Opgeven)",
        event=event,
        length=length,
        roll=Roll.WERKDAG,
        local=Local.VRIJ,
    )


RULES = (
    _afspraak("L130", "Nagaan wie er in de kerngroep zit", "begin", jaren(1)),
    _afspraak("L131", "Aanvraag afmaken", "begin van de aanvraag", schooldagen(10)),
    _afspraak("L132", "Nagaan of alles er is", "aanvraag", werkdagen(2)),
    _afspraak("L133", "Beraad openen", "volledige aanvraag", werkdagen(2)),
    _afspraak("L134", "Stem geven", "begin van het beraad", werkdagen(3)),
    _afspraak("L135", "Stem geven bij spoed", "begin van het beraad", werkdagen(1)),
    _afspraak("L136", "Beraad afronden", "begin van het beraad", werkdagen(5)),
    _afspraak("L137", "Vragen beantwoorden", "vragen", schooldagen(10)),
    _afspraak("L138", "Betaling voorstellen", "toekenning", werkdagen(5)),
    _afspraak("L139", "Betaling goedkeuren", "voorstel", werkdagen(3)),
    _afspraak("L140", "Verantwoording", "betaling", maanden(3)),
    _afspraak("L141", "Verantwoording nasturen", "einde van de termijn", weken(2)),
    _afspraak("L142", "Zaak afsluiten", "verantwoording", weken(2)),
    _afspraak("L143", "Subsidiebesluit versturen", "besluit", werkdagen(2)),
    _afspraak(
        "L144", "Beraad afronden bij spoed", "begin van het beraad", werkdagen(2)
    ),
)
