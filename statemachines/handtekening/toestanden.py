"""Waar de handtekening van een gezagdrager kan staan."""

from statemachines.grammar import State

TE_VRAGEN = State(
    "te_vragen",
    "Het verzoek om te tekenen moet nog weg.",
    waits_for="de intern begeleider",
)
ONDERWEG = State(
    "onderweg", "Het verzoek gaat weg.", waits_for="het bewijs van verzending"
)
GEVRAAGD = State("gevraagd", "De ouder heeft het voorstel.", waits_for="de ouder")
GEEN_REACTIE = State(
    "geen_reactie",
    "De ouder reageert niet. Dat is geen akkoord.",
    waits_for="de intern begeleider, die de ouder probeert te bereiken",
)
GETEKEND = State("getekend", "De ouder tekende voor akkoord.", final=True)
GEWEIGERD = State("geweigerd", "De ouder is het niet eens.", final=True)
ONBEREIKBAAR = State("onbereikbaar", "De ouder is niet te bereiken.", final=True)
VERVALLEN = State("vervallen", "Dit voorstel geldt niet meer.", final=True)

OPEN = (TE_VRAGEN, ONDERWEG, GEVRAAGD, GEEN_REACTIE)
