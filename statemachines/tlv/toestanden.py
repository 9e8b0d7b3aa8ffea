"""Waar een TLV-zaak kan staan, en op wie zij dan wacht."""

from statemachines.grammar import State

# -- De aanvraag -----------------------------------------------------------------------

CONCEPT = State("concept", "De school maakt de aanvraag.", waits_for="de school")
ONTVANGEN = State(
    "ontvangen",
    "Het SWV kijkt of de aanvraag compleet is.",
    waits_for="het secretariaat van het SWV",
)
AANVULLING_GEVRAAGD = State(
    "aanvulling_gevraagd",
    "De brief met wat er ontbreekt, is klaar maar nog niet verzonden.",
    waits_for="de post",
)
INCOMPLEET = State(
    "incompleet",
    "De aanvraag is niet compleet. De beslistermijn staat stil.",
    waits_for="de school",
)
AANVULLING_VERLOPEN = State(
    "aanvulling_verlopen",
    "De aanvulling kwam niet. Het SWV mag de aanvraag buiten behandeling stellen.",
    waits_for="de directeur-bestuurder van het SWV",
)
BUITEN_BEHANDELING_BESLOTEN = State(
    "buiten_behandeling_besloten",
    "Het SWV behandelt de aanvraag niet. Dat besluit is nog niet verzonden.",
    waits_for="het secretariaat van het SWV",
)
IN_BEHANDELING = State(
    "in_behandeling",
    "De aanvraag is compleet. Er moeten twee deskundigen komen.",
    waits_for="het secretariaat van het SWV",
)

# -- Het advies ------------------------------------------------------------------------

ADVIES_GEVRAAGD = State(
    "advies_gevraagd", "Twee deskundigen schrijven advies.", waits_for="de deskundigen"
)
ADVIES_1 = State(
    "advies_1", "Er is een advies. Het tweede komt nog.", waits_for="de deskundige"
)
ADVIES_COMPLEET = State(
    "advies_compleet",
    "Beide adviezen zijn er.",
    waits_for="de gedragswetenschapper",
)

# -- Het besluit -----------------------------------------------------------------------

BESLUITRIJP = State(
    "besluitrijp",
    "Alles is er om te besluiten.",
    waits_for="de directeur-bestuurder van het SWV",
)
BESLOTEN_TOE = State(
    "besloten_toe",
    "De TLV is verleend, maar nog niet bekendgemaakt.",
    waits_for="het secretariaat van het SWV",
)
BESLOTEN_AF = State(
    "besloten_af",
    "De TLV is geweigerd. Dat is nog niet bekendgemaakt.",
    waits_for="het secretariaat van het SWV",
)
BEKENDGEMAAKT = State(
    "bekendgemaakt",
    "De TLV is verleend en bekendgemaakt.",
    waits_for="de nieuwe school",
)
AFWIJZING_BEKENDGEMAAKT = State(
    "afwijzing_bekendgemaakt",
    "De TLV is geweigerd en dat is bekendgemaakt.",
    waits_for="de bezwaartermijnen",
)

# -- De geldigheid ---------------------------------------------------------------------

ONHERROEPELIJK = State(
    "onherroepelijk", "De TLV staat vast.", waits_for="de nieuwe school"
)
GELDIG = State(
    "geldig",
    "De leerling zit op de school waarvoor de TLV geldt.",
    waits_for="het laatste schooljaar",
)
VERLOOPT = State(
    "verloopt",
    "Het laatste schooljaar van de TLV loopt.",
    waits_for="de school waar de leerling zit",
)
INTREKKING_VOORGENOMEN = State(
    "intrekking_voorgenomen",
    "Het SWV wil de TLV intrekken en hoort eerst de school en de ouders.",
    waits_for="de school en de ouders",
)

# -- Het einde -------------------------------------------------------------------------

AANVRAAG_INGETROKKEN = State(
    "aanvraag_ingetrokken", "De school trok de aanvraag in.", final=True
)
OVERGEDRAGEN = State("overgedragen", "Een ander SWV beslist.", final=True)
BUITEN_BEHANDELING = State(
    "buiten_behandeling", "De aanvraag is niet behandeld.", final=True
)
AFWIJZING_ONHERROEPELIJK = State(
    "afwijzing_onherroepelijk", "De weigering staat vast.", final=True
)
VERVANGEN = State("vervangen", "Er is een nieuw besluit.", final=True)
INGETROKKEN = State("ingetrokken", "Het SWV trok de TLV in.", final=True)
VERLOPEN = State("verlopen", "De TLV is niet meer geldig.", final=True)

# -- Samen -----------------------------------------------------------------------------

COMPLEET = (IN_BEHANDELING, ADVIES_GEVRAAGD, ADVIES_1, ADVIES_COMPLEET, BESLUITRIJP)
"""De aanvraag is compleet, het besluit is er nog niet."""

LOPEND = (ONTVANGEN, AANVULLING_GEVRAAGD, AANVULLING_VERLOPEN, *COMPLEET)
"""Voor het besluit, terwijl de beslistermijn loopt."""

NOG_NIET_VERZONDEN = (
    *LOPEND,
    BUITEN_BEHANDELING_BESLOTEN,
    BESLOTEN_TOE,
    BESLOTEN_AF,
    BEKENDGEMAAKT,
    AFWIJZING_BEKENDGEMAAKT,
)
"""Een besluit is pas gegeven als het is verzonden (Awb 3:40): tot dan telt C4 door."""
