"""Als het signaal niet klopt, of de afwezigheid toch mag: dan hoort ieder dat.

Wie het alert kreeg, krijgt een terugroep; wie bij DUO meldde, krijgt de taak om dat te
laten verbeteren. Leerrecht hoort nooit waarom. Een kind dat thuis mag zijn, wordt
meteen gevolgd als monitorkind: het raakt niet uit beeld.
"""

from typing import Any

from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Ends, Opens, Role, Step
from statemachines.verzuim.dossier import VerzuimDossier
from statemachines.verzuim.signalen import EINDE_VERZUIM, TELLER
from statemachines.verzuim.termijnen import TEAM
from statemachines.verzuim.toestanden import (
    GEREGISTREERD,
    LRV,
    MONITOR,
    NA_ALERT,
    ONTERECHT,
    SIGNAAL_2W,
    SIGNAAL_3W,
    TERUG_OP_SCHOOL,
    WETTELIJK_16U,
)

DUO_VERBETEREN = Ends("duo_melding", "correctie_vragen")
ALERT_TERUG = Ends("leerrecht_alert", "terugroepen")

AFGEZEGD = aan(
    "verzuim/stopt", Role.LEERRECHT, Role.BESTUURDER, Role.JOS, Role.JEUGDHULP
)
"""Wie al mee kon denken, hoort zonder naam dat het niet doorgaat."""

KLOPT_NIET: dict[str, Any] = {
    "action": "onterecht_verklaren",
    "label": "Vastleggen dat het signaal niet klopte",
    "target": ONTERECHT,
    "by": TELLER,
    "law": "AVG 16",
    "asks": ("reden_onterecht",),
    "ends": (DUO_VERBETEREN,),
}

MAG_TOCH: dict[str, Any] = {
    "action": "blijkt_geoorloofd",
    "label": "De jeugdarts verklaart dat de leerling niet helemaal kan deelnemen",
    "target": MONITOR,
    "by": SCHOOL,
    "law": "LPW 11 d",
    "asks": ("verklaring_op",),
    "on": "verklaring_op",
}
GEOORLOOFD = (
    *aan("verzuim/geoorloofd", *TEAM),
    *aan("verzuim/geoorloofd_ouders", *OUDERS),
)

CORRECTIE: tuple[Step[VerzuimDossier], ...] = (
    Step(
        **KLOPT_NIET,
        source=(GEREGISTREERD, WETTELIJK_16U, SIGNAAL_2W),
        notifies=aan("verzuim/onterecht", *SCHOOL),
    ),
    Step(
        **KLOPT_NIET,
        source=(SIGNAAL_3W, LRV),
        notifies=aan("verzuim/onterecht", *TEAM),
    ),
    Step(
        action="terugroepen",
        label="Het alert terugroepen bij ieder die het kreeg: het klopte niet",
        source=(*NA_ALERT, TERUG_OP_SCHOOL),
        target=ONTERECHT,
        by=TELLER,
        law="Awb 2:12; AVG 16",
        asks=("reden_onterecht",),
        ends=(DUO_VERBETEREN, ALERT_TERUG),
        notifies=(*aan("verzuim/onterecht", *TEAM), *AFGEZEGD),
    ),
    Step(
        action="alert_terugroepen",
        label="Het alert terugroepen; een melding van 16 uur die klopt, blijft staan",
        source=(*NA_ALERT, TERUG_OP_SCHOOL),
        target=ONTERECHT,
        by=(Role.SYSTEEM,),
        law="Awb 2:12; AVG 16; LPW 21a",
        asks=("reden_onterecht",),
        ends=(*EINDE_VERZUIM, ALERT_TERUG),
        notifies=(*aan("verzuim/onterecht", *TEAM), *AFGEZEGD),
    ),
)


def geoorloofd(volgen: Opens) -> tuple[Step[VerzuimDossier], ...]:
    """Geef de stappen waarmee het toch mag; ``volgen`` opent de zaak die erna komt."""
    return (
        Step(
            **MAG_TOCH,
            source=(LRV,),
            opens=(volgen,),
            ends=(DUO_VERBETEREN,),
            notifies=GEOORLOOFD,
        ),
        Step(
            **MAG_TOCH,
            source=NA_ALERT,
            opens=(volgen,),
            ends=(DUO_VERBETEREN, ALERT_TERUG),
            notifies=(*GEOORLOOFD, *AFGEZEGD),
        ),
    )
