"""Waar een OT-zaak kan staan: de ronde van handelingsgericht werken."""

from statemachines.grammar import State

CONCEPT = State(
    "concept", "Een zorg is genoteerd, nog niet gemeld.", waits_for="de school"
)
SIGNALERING = State(
    "signalering",
    "De school meldde een zorg. De ouders weten het.",
    waits_for="de intern begeleider",
)
INTAKE = State(
    "intake",
    "Er is gesproken met de ouders en het kind.",
    waits_for="de intern begeleider",
)
OT_GEPLAND = State(
    "ot_gepland",
    "Het overleg van het ondersteuningsteam is gepland.",
    waits_for="de voorzitter van het ondersteuningsteam",
)
OT_BESPROKEN = State(
    "ot_besproken",
    "Het ondersteuningsteam heeft overlegd.",
    waits_for="de intern begeleider",
)
BEGRIJPEN = State(
    "begrijpen",
    "Er loopt een onderzoek, met toestemming.",
    waits_for="de gedragswetenschapper",
)
PLANNEN = State(
    "plannen",
    "Het plan wordt klaargemaakt.",
    waits_for="de voorzitter van het ondersteuningsteam",
)
UITVOEREN = State("uitvoeren", "De hulp loopt.", waits_for="de school")
EVALUEREN = State(
    "evalueren",
    "De school kijkt met ouders en kind of de hulp werkt.",
    waits_for="de intern begeleider",
)
OPGESCHAALD = State(
    "opgeschaald",
    "Er is meer of andere hulp gevraagd.",
    waits_for="de voorzitter en de SWV-er",
)
AFGEROND = State("afgerond", "Het doel is bereikt.", final=True)
INGETROKKEN = State("ingetrokken", "De zaak is ingetrokken.", final=True)

OPEN = (
    CONCEPT,
    SIGNALERING,
    INTAKE,
    OT_GEPLAND,
    OT_BESPROKEN,
    BEGRIJPEN,
    PLANNEN,
    UITVOEREN,
    EVALUEREN,
    OPGESCHAALD,
)
