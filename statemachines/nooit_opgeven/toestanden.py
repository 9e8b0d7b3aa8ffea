"""Waar een aanvraag bij Nooit Opgeven kan staan."""

from statemachines.grammar import State

CONCEPT = State(
    "concept", "De aanvraag is in de maak.", waits_for="de SWV-er en de voorzitter"
)
INGEDIEND = State(
    "ingediend", "De aanvraag is binnen.", waits_for="het secretariaat van het SWV"
)
VOLLEDIG = State(
    "volledig",
    "De aanvraag is volledig. Het geld is gereserveerd.",
    waits_for="het secretariaat van het SWV",
)
BERAAD = State("beraad", "De kerngroep beraadt zich.", waits_for="de kerngroep")
TERUG = State(
    "terug", "De kerngroep heeft vragen.", waits_for="de SWV-er en de voorzitter"
)
TOEGEKEND = State(
    "toegekend", "Het geld is toegezegd.", waits_for="het secretariaat van het SWV"
)
BETALING_VOORGESTELD = State(
    "betaling_voorgesteld",
    "Iemand stelde de betaling voor. Een ander moet haar goedkeuren.",
    waits_for="de directeur-bestuurder, of een ander van het secretariaat",
)
UITBETAALD = State(
    "uitbetaald", "Het geld is betaald.", waits_for="de voorzitter of het schoolbestuur"
)
VERANTWOORD = State(
    "verantwoord",
    "De school vertelde wat zij met het geld deed.",
    waits_for="het secretariaat van het SWV",
)
GEWEIGERD = State(
    "geweigerd",
    "De subsidie is geweigerd. De termijn voor bezwaar is nog niet voorbij.",
    waits_for="wie bezwaar kan maken",
)
AFGEWEZEN = State("afgewezen", "De kerngroep gaf geen geld.", final=True)
INGETROKKEN = State("ingetrokken", "De aanvraag is ingetrokken.", final=True)
GESLOTEN = State(
    "gesloten", "Alles is verantwoord, en wat over was is terug.", final=True
)

ONBESLIST = (CONCEPT, INGEDIEND, VOLLEDIG, BERAAD, TERUG)
"""Hier wacht de aanvraag nog op een beslissing."""
NA_TOEKENNING = (TOEGEKEND, BETALING_VOORGESTELD, UITBETAALD, VERANTWOORD)
