"""B. Het ontwikkelingsperspectief: termijnen van de school."""

from statemachines.length import schooldagen, weken
from statemachines.rules.rule import Local, Roll, Rule, Shape

RULES = (
    Rule(
        id="B1",
        name="OPP vaststellen",
        law="WPO 40a lid 3",
        event="inschrijving, of definitieve plaatsing na een tijdelijke",
        length=weken(6),
        note="Wie op de eerste schooldag van het schooljaar begint, is ingeschreven"
        " per 1 augustus (Besluit bekostiging WPO 2022 art. 9).",
    ),
    Rule(
        id="B1b",
        name="OPP vaststellen als de behoefte later blijkt",
        law="Afspraak: 6 weken na het ondersteuningsteam",
        event="conclusie van het ondersteuningsteam: extra ondersteuning nodig",
        length=weken(6),
        roll=Roll.WERKDAG,
        local=Local.VRIJ,
    ),
    Rule(
        id="B2",
        name="Overeenstemming over het handelingsdeel",
        law="Afspraak bij WPO 40a lid 2 en lid 5",
        event="versturen van het concept aan de ouders",
        length=schooldagen(10),
        roll=Roll.WERKDAG,
        local=Local.VRIJ,
        note="De wet noemt geen termijn. Na 5 schooldagen volgt een herinnering."
        " Zonder akkoord is het handelingsdeel niet vastgesteld.",
    ),
    Rule(
        id="B4",
        name="Evaluatie van het OPP",
        law="WPO 40a lid 4",
        event="begin van de periode in het schooljaar",
        shape=Shape.JAARDAG,
        year_day=(7, 31),
        roll=Roll.GEEN,
        local=Local.VAST,
        note="Minstens een keer per schooljaar, met de ouders en de leerling.",
    ),
    Rule(
        id="B5",
        name="Evaluatie door de commissie voor de begeleiding",
        law="WEC 40b; WEC 41a lid 1",
        event="begin van de periode in het schooljaar",
        shape=Shape.JAARDAG,
        year_day=(7, 31),
        roll=Roll.GEEN,
        local=Local.VAST,
    ),
)
