"""A. Zorgplicht en toelating: termijnen van het schoolbestuur."""

from datetime import date

from statemachines.length import weken
from statemachines.rules.rule import Local, Rule

RULES = (
    Rule(
        id="A1",
        name="Beslissing over toelating",
        law="WPO 40 lid 6",
        event="ontvangst van de schriftelijke aanmelding",
        length=weken(6),
        extension=weken(4),
        extension_law="WPO 40 lid 6",
        note="Eenmaal verlengen. Het bericht moet er zijn voor de termijn om is."
        " Gegevens die ouders te laat sturen, zetten de termijn niet stil.",
    ),
    Rule(
        id="A2",
        name="Verlengingsbericht aan de ouders",
        law="WPO 40 lid 6",
        event="ontvangst van de schriftelijke aanmelding",
        length=weken(6),
        note="Zonder bericht voor deze dag is er geen verlenging met 4 weken.",
    ),
    Rule(
        id="A3",
        name="Tijdelijke plaatsing",
        law="WPO 40 lid 7",
        event="ontvangst van de schriftelijke aanmelding",
        length=weken(10),
        note="Niet voor de leeftijd van toelating (4 jaar), en alleen als het kind"
        " niet op een andere school staat ingeschreven.",
    ),
    Rule(
        id="A4",
        name="Beslissing over toelating van een kind dat asiel vraagt",
        law="WPO 40 lid 15",
        event="ontvangst van de schriftelijke aanmelding",
        length=weken(6),
        note="Geen verlenging. Zonder beslissing is het kind na 6 weken toegelaten.",
        valid_from=date(2026, 6, 12),
    ),
    Rule(
        id="A7",
        name="Beslissing op bezwaar van de openbare school",
        law="WPO 40 lid 12",
        event="einde van de bezwaartermijn",
        length=weken(4),
        suspendable="WPO 43 lid 4",
        note="Een zaak bij de geschillencommissie zet de termijn stil.",
    ),
    Rule(
        id="A8",
        name="Schorsing van een leerling",
        law="WPO 40c",
        event="besluit tot schorsing",
        length=weken(1),
        note="Langer dan 1 dag: meteen schriftelijk melden aan de Inspectie.",
    ),
    Rule(
        id="A10",
        name="Oordeel van de Geschillencommissie passend onderwijs",
        law="WPO 43",
        event="verzoek van de ouders aan de commissie",
        length=weken(10),
        local=Local.VAST,
        note="Alleen ouders kunnen het verzoek doen. Het oordeel bindt niet.",
    ),
    Rule(
        id="A11",
        name="Ontbrekend persoonsgebonden nummer melden",
        law="WPO 40b",
        event="toelating van de leerling",
        length=weken(2),
    ),
    Rule(
        id="A11b",
        name="Antwoord van de minister op het ontbrekende nummer",
        law="WPO 40b",
        event="melding van het ontbrekende nummer",
        length=weken(8),
        local=Local.VAST,
    ),
    Rule(
        id="A11c",
        name="Persoonsgebonden nummer verbeteren",
        law="WPO 40b",
        event="ontvangst van het nummer van de minister",
        length=weken(2),
    ),
)
