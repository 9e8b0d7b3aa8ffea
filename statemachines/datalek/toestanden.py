"""Waar een datalek kan staan."""

from statemachines.grammar import State

ONTDEKT = State(
    "ontdekt",
    "Er is een datalek. Wij stoppen het, en gaan na hoe ernstig het is.",
    waits_for="de privacy officer",
)
BEOORDEELD = State(
    "beoordeeld",
    "De ernst is bekend. Nu volgt de melding, of het besluit om niet te melden.",
    waits_for="de directeur-bestuurder, of de privacy officer",
)
GEMELD = State(
    "gemeld",
    "Het lek is gemeld bij de Autoriteit Persoonsgegevens.",
    waits_for="de privacy officer",
)
NIET_GEMELD = State(
    "niet_gemeld",
    "Het lek is niet gemeld: er is waarschijnlijk geen risico voor mensen.",
    waits_for="de privacy officer",
)
DOORGEGEVEN = State(
    "doorgegeven",
    "Het lek was bij een partner. Die weet het en meldt het zelf.",
    waits_for="de privacy officer",
)
AFGESLOTEN = State("afgesloten", "Het datalek is afgesloten.", final=True)

ONBESLIST = (ONTDEKT, BEOORDEELD)
"""Zolang een lek hier staat, lopen de 72 uur."""
BESLIST = (GEMELD, NIET_GEMELD, DOORGEGEVEN)
OPEN = (*ONBESLIST, *BESLIST)
