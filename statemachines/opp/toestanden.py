"""Waar een OPP kan staan."""

from statemachines.grammar import State

CONCEPT = State("concept", "De school stelt het plan op.", waits_for="de school")
LEERLING_GEHOORD = State(
    "leerling_gehoord",
    "De leerling is gehoord, of dat lukte nog niet.",
    waits_for="het gesprek met de ouders",
)
BESPROKEN = State(
    "besproken",
    "De school en de ouders spraken over het plan.",
    waits_for="de schooldirecteur",
)
AANGEBODEN = State(
    "aangeboden", "Het plan ligt bij de ouders.", waits_for="ieder met gezag"
)
DEELS_GETEKEND = State(
    "deels_getekend",
    "Er is getekend, maar nog niet door iedereen.",
    waits_for="wie nog niet tekende",
)
VASTGESTELD = State(
    "vastgesteld",
    "Het plan is vastgesteld, met akkoord over het handelingsdeel.",
    waits_for="de evaluatie",
)
GEWEIGERD = State(
    "geweigerd",
    "Er is geen akkoord over het handelingsdeel.",
    waits_for="de school, of de ouder die naar de geschillencommissie gaat",
)
IN_GESCHIL = State(
    "in_geschil",
    "De geschillencommissie bekijkt het plan.",
    waits_for="de Geschillencommissie passend onderwijs",
)
ZONDER_HANDELINGSDEEL = State(
    "vastgesteld_zonder_handelingsdeel",
    "Alleen het perspectief is vastgesteld. Over de hulp is geen akkoord.",
    waits_for="de evaluatie, of een nieuw voorstel",
)
TE_EVALUEREN = State(
    "te_evalueren",
    "De school evalueert het plan met ouders en leerling.",
    waits_for="de intern begeleider",
)
BIJGESTELD = State(
    "bijgesteld",
    "Het plan is herzien en wordt opnieuw besproken. Het oude plan geldt nog.",
    waits_for="de leerling, die eerst zijn mening geeft",
)
BEEINDIGD = State("beeindigd", "Het plan is geeindigd.", final=True)

VOORBEREIDING = (CONCEPT, LEERLING_GEHOORD, BESPROKEN)
BIJ_DE_OUDERS = (AANGEBODEN, DEELS_GETEKEND)
ZONDER_AKKOORD = (GEWEIGERD, IN_GESCHIL)
NIET_VASTGESTELD = (*VOORBEREIDING, *BIJ_DE_OUDERS, *ZONDER_AKKOORD)
VAN_KRACHT = (VASTGESTELD, ZONDER_HANDELINGSDEEL)
OPEN = (*NIET_VASTGESTELD, *VAN_KRACHT, TE_EVALUEREN, BIJGESTELD)
