"""Waar een zienswijze kan staan, en op wie zij dan wacht."""

from statemachines.grammar import State

UIT_TE_NODIGEN = State(
    "uit_te_nodigen",
    "De ouder moet nog een uitnodiging krijgen.",
    waits_for="het secretariaat van het SWV",
)
UITNODIGING_ONDERWEG = State(
    "uitnodiging_onderweg",
    "De uitnodiging is klaar, maar nog niet verzonden.",
    waits_for="de post",
)
UITGENODIGD = State(
    "uitgenodigd", "De ouder kan zeggen wat hij ervan vindt.", waits_for="de ouder"
)
HERINNERD = State("herinnerd", "De ouder kreeg een herinnering.", waits_for="de ouder")
UITSTEL = State("uitstel", "De ouder kreeg meer tijd.", waits_for="de ouder")
MONDELING_GEPLAND = State(
    "mondeling_gepland",
    "De ouder wil het vertellen in een gesprek.",
    waits_for="het gesprek",
)
ONTVANGEN_SCHRIFTELIJK = State(
    "ontvangen_schriftelijk",
    "De ouder schreef wat hij ervan vindt.",
    waits_for="de gedragswetenschapper",
)
MONDELING_GEHOORD = State(
    "mondeling_gehoord",
    "De ouder vertelde in een gesprek wat hij ervan vindt.",
    waits_for="de ouder, en daarna de gedragswetenschapper",
)
GEEN_GEBRUIK = State(
    "geen_gebruik",
    "De ouder had de kans, en reageerde niet. Dat is geen toestemming.",
    waits_for="de gedragswetenschapper",
)
VERWERKT = State("verwerkt", "De zienswijze is gewogen.", final=True)
VERVALLEN = State("vervallen", "De zienswijze is niet meer nodig.", final=True)

WACHT_OP_OUDER = (UITGENODIGD, HERINNERD, UITSTEL)
TE_VERWERKEN = (ONTVANGEN_SCHRIFTELIJK, MONDELING_GEHOORD, GEEN_GEBRUIK)
OPEN = (
    UIT_TE_NODIGEN,
    UITNODIGING_ONDERWEG,
    *WACHT_OP_OUDER,
    MONDELING_GEPLAND,
    *TE_VERWERKEN,
)
