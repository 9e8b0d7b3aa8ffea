"""Waar een alert aan Leerrecht kan staan."""

from statemachines.grammar import State

ONDERWEG = State("onderweg", "Het alert gaat weg.", waits_for="de post")
NIET_BEZORGD = State(
    "niet_bezorgd",
    "Het alert kwam niet aan.",
    waits_for="de school, die Leerrecht belt",
)
VERZONDEN = State(
    "verzonden", "Leerrecht kreeg het alert.", waits_for="een bevestiging van Leerrecht"
)
BEVESTIGD = State(
    "bevestigd",
    "Leerrecht bevestigde het alert.",
    waits_for="de zaak over het verzuim",
    no_clock_because="De zaak over het verzuim loopt door en sluit deze zaak.",
)
IN_BEHANDELING = State(
    "in_behandeling",
    "Leerrecht is ermee bezig.",
    waits_for="de zaak over het verzuim",
    no_clock_because="De zaak over het verzuim loopt door en sluit deze zaak.",
)
TERUGGEROEPEN = State("teruggeroepen", "Het alert geldt niet meer.", final=True)
BEWAARD = State(
    "bewaard",
    "De zaak over het verzuim is klaar.",
    waits_for="een correctie, of het einde van de bewaking",
)
AFGESLOTEN = State("afgesloten", "Er kwam geen correctie meer.", final=True)

ONBEVESTIGD = (ONDERWEG, NIET_BEZORGD, VERZONDEN)
BIJ_LEERRECHT = (BEVESTIGD, IN_BEHANDELING)
OPEN = (*ONBEVESTIGD, *BIJ_LEERRECHT)
TERUG_TE_ROEPEN = (*OPEN, BEWAARD)
"""Ook na het einde kan blijken dat het alert niet klopte: dan hoort ieder dat nog."""

POSTVAK = {
    "Nieuw": ONBEVESTIGD,
    "Bevestigd": (BEVESTIGD,),
    "In behandeling": (IN_BEHANDELING,),
    "Teruggeroepen": (TERUGGEROEPEN,),
    "Klaar": (BEWAARD, AFGESLOTEN),
}
"""Hoe Leerrecht zijn alerts ziet, in deze volgorde."""
