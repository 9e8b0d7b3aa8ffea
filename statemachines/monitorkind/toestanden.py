"""Waar een monitorkind kan staan."""

from statemachines.grammar import State

KANDIDAAT = State(
    "kandidaat",
    "Het kind is lang niet op school; dat lijkt te mogen.",
    waits_for="de school, met een gesprek met de ouders",
)
MONITOR = State(
    "monitor",
    "De school volgt het kind en zorgt voor onderwijs.",
    waits_for="de school, die elke vier lesweken kijkt",
)
ACTIEF_TRAJECT = State(
    "actief_traject",
    "Er loopt een plan om het kind terug te laten komen.",
    waits_for="de school en haar partners",
)
TERUG = State(
    "terug", "Het kind is terug op school.", waits_for="vier lesweken op school"
)
WORDT_LRV = State(
    "wordt_lrv",
    "De afwezigheid is nu verzuim.",
    waits_for="de school, die de reden in de registratie verbetert",
)
IN_DE_REGISTRATIE = State(
    "in_de_registratie",
    "De registratie telt de afwezigheid nu als verzuim.",
    final=True,
)
VRIJSTELLING = State("vrijstelling", "Het kind is vrijgesteld.", final=True)
GESLOTEN = State("gesloten", "De school volgt het kind niet meer.", final=True)

GEVOLGD = (MONITOR, ACTIEF_TRAJECT)
AFWEZIG = (KANDIDAAT, *GEVOLGD)
