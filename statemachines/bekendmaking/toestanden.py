"""Waar een bekendmaking kan staan, en op wie zij dan wacht."""

from statemachines.grammar import State

# -- De verzending ---------------------------------------------------------------------

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
VROEG_BEZWAAR = State(
    "vroeg_bezwaar",
    "Er is al bezwaar (Awb 6:10). Het besluit moet nog naar deze persoon.",
    waits_for="het secretariaat van het SWV",
)

# -- Het bezwaar -----------------------------------------------------------------------

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
ONHERROEPELIJK = State(
    "onherroepelijk",
    "Niemand maakte op tijd bezwaar. Een laat bezwaar kan altijd nog komen.",
    waits_for="niemand",
)
IN_BEZWAAR = State(
    "in_bezwaar",
    "Er is bezwaar. Het besluit blijft gelden (Awb 6:16).",
    waits_for="het SWV en de bezwaarcommissie",
)
VERZUIM_TE_HERSTELLEN = State(
    "verzuim_te_herstellen",
    "Aan het bezwaar ontbreekt nog iets (Awb 6:6).",
    waits_for="degene die bezwaar maakte",
)
BOB_TE_VERZENDEN = State(
    "bob_te_verzenden",
    "Er is beslist op het bezwaar. De beslissing moet nog weg.",
    waits_for="de post",
)

# -- De rechter ------------------------------------------------------------------------

BEROEPSTERMIJN = State(
    "beroepstermijn",
    "De beslissing op bezwaar is verzonden. Beroep is mogelijk.",
    waits_for="de ontvanger",
)
BEROEP_NAWERKING = State(
    "beroep_nawerking",
    "Een beroep dat op tijd op de post ging, kan nog binnenkomen.",
    waits_for="de post",
)
IN_BEROEP = State("in_beroep", "De zaak is bij de rechtbank.", waits_for="de rechter")
HOGER_BEROEPSTERMIJN = State(
    "hoger_beroepstermijn",
    "De rechtbank deed uitspraak. Hoger beroep is mogelijk.",
    waits_for="de ontvanger, of het SWV",
)
HOGER_BEROEP_NAWERKING = State(
    "hoger_beroep_nawerking",
    "Een hoger beroep dat op tijd op de post ging, kan nog binnenkomen.",
    waits_for="de post",
)
IN_HOGER_BEROEP = State(
    "in_hoger_beroep", "De zaak is bij de hoogste rechter.", waits_for="de rechter"
)

# -- Het einde -------------------------------------------------------------------------

BEZWAAR_AFGEHANDELD = State(
    "bezwaar_afgehandeld",
    "Het bezwaar is afgehandeld. Een laat beroep kan altijd nog komen.",
    waits_for="niemand",
)
GESLOTEN = State("gesloten", "De zaak is gesloten.", final=True)

# -- Samen -----------------------------------------------------------------------------

ONVERZONDEN = (TE_VERZENDEN, ONBESTELBAAR)
BIJ_BEZWAAR = (IN_BEZWAAR, VERZUIM_TE_HERSTELLEN)
"""Er is bezwaar, en er is nog niet op beslist."""
