"""Waar een uitwisseling kan staan (domain.md 2.9)."""

from statemachines.grammar import State

_WIE = "de school of de SWV-er"

CONCEPT = State("concept", "De school wil gegevens delen.", waits_for=_WIE)
GRONDSLAG_GEKOZEN = State(
    "grondslag_gekozen",
    "Er is gekozen wat er wordt gedeeld, met wie, en waarom dat mag.",
    waits_for=_WIE,
)
TOESTEMMING_GEVRAAGD = State(
    "toestemming_gevraagd",
    "De ouders zijn gevraagd of zij ja zeggen.",
    waits_for="ieder met gezag",
)
VERLEEND = State("verleend", "Iedereen die het moet, zei ja.", waits_for=_WIE)
GEWEIGERD = State(
    "geweigerd", "Er is nee gezegd. Er gaat niets weg, en dat blijft zo.", final=True
)
GETOETST = State(
    "getoetst",
    "Aan alle voorwaarden is voldaan.",
    waits_for=f"{_WIE}, en daarna het versleutelen",
)
VERSLEUTELD = State(
    "versleuteld", "Het pakket is dicht en klaar om te gaan.", waits_for="de post"
)
VERZONDEN = State(
    "verzonden", "Het pakket staat klaar voor de ontvanger.", waits_for="de ontvanger"
)
NIET_OPGEHAALD = State(
    "niet_opgehaald",
    "De ontvanger haalde het pakket niet op.",
    waits_for="de school of de SWV-er, die de ontvanger belt",
)
ONTVANGEN = State(
    "ontvangen", "De ontvanger heeft het pakket.", waits_for="de ontvanger"
)
GEBRUIKT = State("gebruikt", "De ontvanger gebruikt het.", waits_for="de ontvanger")
TERUGGEMELD = State(
    "teruggemeld",
    "De ontvanger liet weten wat er met de gegevens is gedaan.",
    waits_for="de laatste dag van het pakket",
)
WISSEN_GEVRAAGD = State(
    "wissen_gevraagd",
    "De ontvanger moet de gegevens wissen. Wij wachten op het antwoord.",
    waits_for="de ontvanger; daarna belt de school of de SWV-er",
)
INGETROKKEN = State("ingetrokken", "Het delen stopt. Er ging niets weg.", final=True)
WISSEN_BEANTWOORD = State(
    "wissen_beantwoord",
    "De ontvanger antwoordde op het verzoek om te wissen.",
    final=True,
)
VERLOPEN = State(
    "verlopen", "De tijd is om. De ontvanger gebruikt het niet meer.", final=True
)

TE_KIEZEN = (CONCEPT, GRONDSLAG_GEKOZEN)
"""Wat er meegaat staat nog niet vast: niemand is om een ja gevraagd."""
VOOR_TOETS = (CONCEPT, GRONDSLAG_GEKOZEN, VERLEEND, GETOETST)
IN_DE_RIJ = (TOESTEMMING_GEVRAAGD, VERLEEND, GETOETST, VERSLEUTELD)
"""Er is toestemming gevraagd, en er ging nog niets weg."""
NOG_NIET_WEG = (CONCEPT, GRONDSLAG_GEKOZEN, *IN_DE_RIJ)
BIJ_ONTVANGER = (VERZONDEN, NIET_OPGEHAALD, ONTVANGEN, GEBRUIKT, TERUGGEMELD)
"""De ontvanger heeft het, of kan het elk moment ophalen."""
