"""Waar een zaak over verzuim kan staan, van het eerste signaal tot terug op school."""

from statemachines.grammar import Role, State

NOG_NIET = (Role.LEERRECHT,)
"""Leerrecht hoort via het alert van het kind, en niet eerder (domain.md 3.2 en 4.5)."""

GEREGISTREERD = State(
    "geregistreerd",
    "Er is verzuim zonder geldige reden.",
    waits_for="de school",
    hidden_from=NOG_NIET,
)
WETTELIJK_16U = State(
    "wettelijk_16u",
    "De leerling miste 16 uur of meer in vier lesweken.",
    waits_for="de school, met een verzuimgesprek",
    hidden_from=NOG_NIET,
)
SIGNAAL_2W = State(
    "signaal_2w",
    "De leerling is twee lesweken niet op school.",
    waits_for="de school, met een verzuimgesprek",
    hidden_from=NOG_NIET,
)
SIGNAAL_3W = State(
    "signaal_3w",
    "De leerling is drie lesweken niet op school.",
    waits_for="de school, met een overleg van het ondersteuningsteam",
    hidden_from=NOG_NIET,
)
LRV = State(
    "lrv",
    "De leerling is vier lesweken niet op school: langdurig relatief verzuim.",
    waits_for="het alert aan Leerrecht",
    hidden_from=NOG_NIET,
)
ALERT_VERZONDEN = State(
    "alert_verzonden",
    "Leerrecht en de ouders krijgen bericht, namens het hoofd.",
    waits_for="Leerrecht, en de SWV-er met een rondetafel",
)
ALERT_BEVESTIGD = State(
    "alert_bevestigd",
    "Leerrecht bevestigde het bericht.",
    waits_for="de SWV-er, met een rondetafel",
)
RONDETAFEL = State(
    "rondetafel",
    "Er is een rondetafel gepland met de ouders.",
    waits_for="de rondetafel, en daarna een plan van aanpak",
)
PLAN_VAN_AANPAK = State(
    "plan_van_aanpak",
    "Er is een plan van aanpak.",
    waits_for="de school, die het plan begint",
)
UITVOERING = State(
    "uitvoering", "Het plan van aanpak loopt.", waits_for="de school en haar partners"
)
ESCALATIE = State(
    "escalatie",
    "Er is nog geen passend aanbod.",
    waits_for="de directeur-bestuurder, die mag doorzetten",
)
DOORZETTINGSMACHT = State(
    "doorzettingsmacht",
    "Er ligt een voorstel waaraan de partners zich houden.",
    waits_for="de school, die het voorstel uitvoert",
)
TERUG_OP_SCHOOL = State(
    "terug_op_school",
    "De leerling is terug op school.",
    waits_for="vier lesweken zonder nieuw verzuim",
)
GESLOTEN = State("gesloten", "Het verzuim is voorbij.", final=True)
ONTERECHT = State(
    "onterecht", "Het signaal klopte niet.", final=True, hidden_from=NOG_NIET
)
MONITOR = State(
    "monitor",
    "De afwezigheid is geoorloofd; de school volgt het kind.",
    final=True,
    hidden_from=NOG_NIET,
)

VOOR_LRV = (GEREGISTREERD, WETTELIJK_16U, SIGNAAL_2W, SIGNAAL_3W)
"""Voor de grens van vier lesweken: buiten de school weet nog niemand iets."""

ZONDER_PLAN = (ALERT_VERZONDEN, ALERT_BEVESTIGD, RONDETAFEL)
OPGESCHAALD = (ESCALATIE, DOORZETTINGSMACHT)
NA_ALERT = (*ZONDER_PLAN, PLAN_VAN_AANPAK, UITVOERING, *OPGESCHAALD)
"""Leerrecht is ingelicht, en de leerling is nog niet terug."""

OPEN = (*VOOR_LRV, LRV, *NA_ALERT, TERUG_OP_SCHOOL)
