"""L. Eigen termijnen: afspraken tussen school en samenwerkingsverband, geen wet.

De brief of de planning noemt altijd een werkdag; elke instelling kiest haar lengte.
"""

from statemachines.length import (
    dagen,
    jaren,
    lesweken,
    maanden,
    schooldagen,
    weken,
    werkdagen,
)
from statemachines.rules.afspraak import afspraak
from statemachines.rules.rule import Local, Roll, Rule, Shape


def _terug(rule: str, name: str, months: int, note: str) -> Rule:
    """Geef een signaal dat terugtelt van 31 juli, de laatste dag van een TLV."""
    return Rule(
        id=rule,
        name=name,
        law="Afspraak bij WPO 40 lid 14",
        event="einddatum van de TLV",
        length=maanden(months),
        shape=Shape.TERUG,
        roll=Roll.GEEN,
        local=Local.VRIJ,
        note=note,
    )


def _jaardag(rule: str, name: str, day: tuple[int, int], note: str) -> Rule:
    """Geef een dag in het jaar; het systeem handelt op de dag erna."""
    return Rule(
        id=rule,
        name=name,
        law="Afspraak bij WPO 40a lid 4",
        event="begin van de periode in het schooljaar",
        shape=Shape.JAARDAG,
        year_day=day,
        roll=Roll.GEEN,
        local=Local.VAST,
        note=f"{note} Zo is er tijd tot 31 juli, de laatste dag volgens de wet.",
    )


RULES = (
    afspraak("L1", "Concept afmaken", "begin van het concept", schooldagen(10)),
    afspraak("L2", "Intake na een signaal", "signaal", schooldagen(10)),
    afspraak("L3", "Overleg van het OT plannen", "intake", schooldagen(20)),
    afspraak("L4", "Verslag van het OT naar de ouders", "overleg", schooldagen(5)),
    afspraak("L5", "Plan maken", "overleg", schooldagen(20)),
    afspraak("L6", "Evaluatie van het plan", "begin van het plan", lesweken(10)),
    afspraak("L7", "Onderzoek", "opdracht voor het onderzoek", weken(12)),
    afspraak("L8", "Opschaling beantwoorden", "vraag om opschaling", schooldagen(10)),
    afspraak("L9", "Het overleg zelf", "geplande dag van het overleg", schooldagen(10)),
    afspraak("L10", "Concept van het OPP", "begin van het OPP", weken(4)),
    afspraak("L11", "Gesprek met de ouders", "uitnodiging", weken(2)),
    afspraak("L12", "Herstel na een weigering", "weigering", schooldagen(20)),
    afspraak(
        "L13", "Uitnodiging voor de zienswijze", "besluit om te horen", werkdagen(5)
    ),
    afspraak("L14", "Bezorging", "verzending", werkdagen(2)),
    afspraak("L15", "Gesprek over de zienswijze", "keuze voor gesprek", werkdagen(10)),
    afspraak("L16", "Correctie van het verslag", "verslag aan de ouder", werkdagen(5)),
    afspraak("L17", "Zienswijze verwerken", "ontvangst van de reactie", werkdagen(5)),
    afspraak("L18", "Aanvraag indienen", "begin van de aanvraag", weken(4)),
    afspraak("L19", "Deskundigen aanwijzen", "volledige aanvraag", werkdagen(5)),
    afspraak("L20", "Besluit nemen", "zaak rijp voor een besluit", werkdagen(5)),
    afspraak("L21", "Bekendmaken", "besluit", werkdagen(1)),
    afspraak("L22", "Post versturen", "opdracht tot verzending", werkdagen(2)),
    afspraak("L23", "Herinnering aan de plaatsing", "bekendmaking", weken(12)),
    afspraak("L24", "Evaluatie afronden", "begin van de evaluatie", schooldagen(20)),
    afspraak("L25", "Pogingen bij een onbereikbare ouder", "poging", schooldagen(10)),
    afspraak("L26", "Besluit na opschaling", "opschaling", werkdagen(10)),
    afspraak("L60", "Herinnering om te tekenen", "vraag om te tekenen", schooldagen(5)),
    afspraak("L61", "Plan starten", "plan klaar", schooldagen(10)),
    afspraak("L62", "OPP aanbieden", "gesprek met de ouders", schooldagen(10)),
    afspraak("L63", "Handtekeningen rondmaken", "aanbod van het OPP", schooldagen(20)),
    afspraak("L64", "Navragen bij de commissie", "termijn voorbij", weken(2)),
    _jaardag(
        "L65",
        "Evaluatie van het OPP openen",
        (2, 28),
        "Signaal op 1 maart; in een schrikkeljaar een dag eerder.",
    ),
    afspraak("L66", "OPP bijstellen", "evaluatie van het OPP", schooldagen(20)),
    _jaardag(
        "L67", "Evaluatie van het OPP alsnog openen", (4, 30), "Signaal op 1 mei."
    ),
    _jaardag("L90", "Evaluatie van het OPP nu openen", (6, 14), "Signaal op 15 juni."),
    afspraak("L91", "Verslag lezen", "verslag naar de ouders", werkdagen(5)),
    afspraak(
        "L40", "Herinnering aan de zienswijze", "verzoek om een zienswijze", dagen(7)
    ),
    afspraak("L41", "Besluit blijft uit", "einde van de beslistermijn", weken(1)),
    _terug("L42", "De TLV loopt af", 10, "Signaal op 1 oktober."),
    _terug("L43", "Advies over het vervolg", 6, "Advies op 1 februari."),
    _terug("L44", "Aanvraag voor het vervolg", 5, "Aanvraag op 1 maart."),
    _terug("L45", "Besluit over het vervolg", 3, "Besluit op 1 mei."),
    afspraak("L46", "Bezwaar of beroep volgen", "vorige keer", weken(12)),
    afspraak("L47", "Voornemen afronden", "voornemen", weken(4)),
    Rule(
        id="L48",
        name="De beslistermijn loopt weer",
        law="Awb 4:15 lid 2",
        event="laatste dag van de opschorting",
        length=dagen(1),
        roll=Roll.GEEN,
        local=Local.VAST,
        note="De dag na de laatste dag van de opschorting telt weer mee.",
    ),
    afspraak("L80", "Zaak sluiten", "dag waarop alles vaststaat", jaren(3)),
    afspraak(
        "L81", "Beslissing op bezwaar versturen", "beslissing op bezwaar", werkdagen(2)
    ),
)
