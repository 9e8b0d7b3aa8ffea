"""Waar een verzoek over persoonsgegevens kan staan."""

from statemachines.grammar import State

ONTVANGEN = State(
    "ontvangen",
    "Het verzoek is binnen. Wij gaan na wie het vraagt.",
    waits_for="het secretariaat, of de school",
)
IDENTITEIT_GEVRAAGD = State(
    "identiteit_gevraagd",
    "Wij vroegen de verzoeker om te laten zien wie hij is.",
    waits_for="wie het verzoek deed",
)
IN_BEHANDELING = State(
    "in_behandeling",
    "Wij weten wie het vraagt. De privacy officer geeft advies.",
    waits_for="de privacy officer",
)
GEADVISEERD = State(
    "geadviseerd",
    "Er is een advies. Nu volgt het besluit.",
    waits_for="de voorzitter, of de directeur-bestuurder",
)
TOEGEWEZEN = State(
    "toegewezen",
    "Het antwoord is ja. Wij moeten het nog doen.",
    waits_for="het secretariaat, of de school",
)
DEELS_TOEGEWEZEN = State(
    "deels_toegewezen",
    "Het antwoord is deels ja. Dat deel moeten wij nog doen.",
    waits_for="het secretariaat, of de school",
)
UITGEVOERD = State(
    "uitgevoerd",
    "Wij deden wat er was gevraagd. Er kan nog bezwaar komen.",
    waits_for="het einde van de tijd voor bezwaar",
)
AFGEWEZEN = State(
    "afgewezen",
    "Het antwoord is nee. Er kan nog bezwaar komen.",
    waits_for="het einde van de tijd voor bezwaar",
)
IN_BEZWAAR = State(
    "in_bezwaar",
    "Er is bezwaar tegen het besluit over dit verzoek.",
    waits_for="de directeur-bestuurder, of de voorzitter",
)
AFGEROND = State("afgerond", "Het verzoek is klaar.", final=True)
INGETROKKEN = State("ingetrokken", "Het verzoek is ingetrokken.", final=True)

VOOR_HET_ADVIES = (ONTVANGEN, IDENTITEIT_GEVRAAGD)
VOOR_HET_BESLUIT = (*VOOR_HET_ADVIES, IN_BEHANDELING, GEADVISEERD)
UIT_TE_VOEREN = (TOEGEWEZEN, DEELS_TOEGEWEZEN)
BESLOTEN = (UITGEVOERD, AFGEWEZEN)
ONBEANTWOORD = (*VOOR_HET_BESLUIT, *UIT_TE_VOEREN)
"""Zolang een verzoek hier staat, loopt de tijd van AVG 12 lid 3."""
