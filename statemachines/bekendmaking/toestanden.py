"""Waar een bekendmaking kan staan, en op wie zij dan wacht."""

from statemachines.grammar import State

TE_VERZENDEN = State(
    "te_verzenden",
    "Het besluit moet nog naar deze persoon.",
    waits_for="de post",
)
ONBESTELBAAR = State(
    "onbestelbaar",
    "Het besluit kwam niet aan en moet opnieuw worden verzonden.",
    waits_for="het secretariaat van het SWV",
)
BEZWAARTERMIJN = State(
    "bezwaartermijn",
    "Het besluit is verzonden. Bezwaar is mogelijk.",
    waits_for="de ontvanger",
)
NAWERKING = State(
    "nawerking",
    "Een bezwaar dat op tijd op de post ging, kan nog binnenkomen.",
    waits_for="de post",
)
IN_BEZWAAR = State(
    "in_bezwaar",
    "Er is bezwaar. Het besluit blijft gelden (Awb 6:16).",
    waits_for="het SWV en de bezwaarcommissie",
)
BEROEPSTERMIJN = State(
    "beroepstermijn",
    "Er is beslist op het bezwaar. Beroep is mogelijk.",
    waits_for="de ontvanger",
)
IN_BEROEP = State("in_beroep", "De zaak is bij de rechter.", waits_for="de rechter")
ONHERROEPELIJK = State("onherroepelijk", "Niemand maakte op tijd bezwaar.", final=True)
BEZWAAR_AFGEHANDELD = State(
    "bezwaar_afgehandeld", "Het bezwaar is helemaal afgehandeld.", final=True
)

VERZONDEN = (BEZWAARTERMIJN, NAWERKING, IN_BEZWAAR, BEROEPSTERMIJN, IN_BEROEP)
