"""Als het geld een subsidie is (Awb 4:21): bekendmaken, en de termijn voor bezwaar.

Standaard is het geld een afspraak met het schoolbestuur. Het samenwerkingsverband
kiest zelf, met ``is_subsidie`` in zijn profiel.
"""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.gezag import aan
from statemachines.grammar import (
    Role,
    Situation,
    Step,
    Term,
    guard,
    lapsed,
    stays,
)
from statemachines.nooit_opgeven.toestanden import (
    AFGEWEZEN,
    BETALING_VOORGESTELD,
    GEWEIGERD,
    NA_TOEKENNING,
    TOEGEKEND,
)

BEKEND_TE_MAKEN = (TOEGEKEND, BETALING_VOORGESTELD)
BEKENDMAKEN = Term("L143", then="bekendmaking_nagaan")
BEZWAAR = Term("D1", then="bezwaartermijn_afsluiten")
BEZWAAR_TEGEN_WEIGERING = Term("D1", then="weigering_afsluiten")
INRICHTER = "wie het profiel van het SWV beheert"


@guard(
    "Bij dit samenwerkingsverband is het geld een subsidie: dat is een besluit.",
    law="Awb 4:21",
    lifted_by=INRICHTER,
)
def geen_subsidie(zaak: Situation[Any]) -> bool:
    return not zaak.policy.get("is_subsidie")


@guard(
    "Bij dit samenwerkingsverband is het geld een afspraak, en geen subsidie.",
    law="Awb 4:21",
    lifted_by=INRICHTER,
)
def is_subsidie(zaak: Situation[Any]) -> bool:
    return bool(zaak.policy.get("is_subsidie"))


def _bekendmaken(
    action: str, per_post: str, term: Term, source: tuple[Any, ...]
) -> tuple[Step[Any], ...]:
    """Geef de twee stappen waarmee een besluit bekend wordt: per e-mail en per post."""
    digitaal = stays(
        source=source,
        action=action,
        label="Vastleggen dat het besluit verstuurd is",
        by=(Role.SYSTEEM,),
        law="Awb 3:41",
        starts=(term,),
        stops=("L143",),
    )
    op_papier = stays(
        source=source,
        action=per_post,
        label="Vastleggen dat het besluit op de post is",
        by=(Role.SWV_ADMIN,),
        law="Awb 3:41; Awb 2:8",
        asks=("verzonden_op",),
        requires=(is_subsidie,),
        on="verzonden_op",
        starts=(term,),
        stops=("L143",),
    )
    return (*digitaal, *op_papier)


SUBSIDIE = (
    *_bekendmaken("besluit_bekendmaken", "besluit_per_post", BEZWAAR, BEKEND_TE_MAKEN),
    *_bekendmaken(
        "weigering_bekendmaken",
        "weigering_per_post",
        BEZWAAR_TEGEN_WEIGERING,
        (GEWEIGERD,),
    ),
    *bewaakt(
        BEKENDMAKEN,
        "Het besluit is nog niet verstuurd",
        source=(*BEKEND_TE_MAKEN, GEWEIGERD),
        notifies=aan("nooit_opgeven/te_versturen", Role.SWV_ADMIN),
    ),
    *stays(
        source=NA_TOEKENNING,
        action="bezwaartermijn_afsluiten",
        label="De termijn voor bezwaar is voorbij",
        by=(Role.SYSTEEM,),
        law="Awb 6:7",
        requires=(lapsed("D1"),),
    ),
    Step(
        action="weigering_afsluiten",
        label="De termijn voor bezwaar is voorbij: de weigering staat vast",
        source=(GEWEIGERD,),
        target=AFGEWEZEN,
        by=(Role.SYSTEEM,),
        law="Awb 6:7",
        requires=(lapsed("D1"),),
    ),
)
