"""De stappen waarmee ouders en de leerling ja of nee zeggen, en zich bedenken.

Nee is nee: na een weigering is deze zaak klaar, en een andere grondslag opent haar niet
opnieuw. Wie zich bedenkt, stopt wat er nog niet weg is; wat al weg is, moet de
ontvanger wissen.
"""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, aan
from statemachines.grammar import Guard, Role, Step, stays
from statemachines.uitwisseling.eisen import WIE, rust_op_toestemming
from statemachines.uitwisseling.instemming import (
    antwoord_is_gegeven,
    beslist_hierover,
    er_is_iemand_met_gezag,
    toestemming_is_compleet,
    zei_nog_geen_ja,
)
from statemachines.uitwisseling.termijnen import ANTWOORD, VERDER, WISSEN
from statemachines.uitwisseling.toestanden import (
    BIJ_ONTVANGER,
    GEWEIGERD,
    GRONDSLAG_GEKOZEN,
    IN_DE_RIJ,
    INGETROKKEN,
    TOESTEMMING_GEVRAAGD,
    VERLEEND,
    WISSEN_GEVRAAGD,
)

_WET = "AVG 7"
_GEVRAAGD = (TOESTEMMING_GEVRAAGD,)

VRAGEN: tuple[Step[Any], ...] = (
    Step(
        action="toestemming_vragen",
        label="De ouders vragen of zij ja zeggen",
        source=(GRONDSLAG_GEKOZEN,),
        target=TOESTEMMING_GEVRAAGD,
        by=WIE,
        law=_WET,
        requires=(rust_op_toestemming, er_is_iemand_met_gezag),
        starts=(ANTWOORD,),
        stops=("L150",),
        notifies=aan("uitwisseling/toestemming", *OUDERS, law=_WET),
    ),
    *stays(
        source=_GEVRAAGD,
        action="toestemming_geven",
        label="Ja zeggen tegen het delen",
        by=OUDERS,
        law=_WET,
        requires=(beslist_hierover, zei_nog_geen_ja),
    ),
    *stays(
        source=_GEVRAAGD,
        action="toestemming_vastleggen",
        label="Vastleggen welke ouders op papier ja zeiden",
        by=WIE,
        law=_WET,
        asks=("toestemming_van",),
    ),
    *stays(
        source=_GEVRAAGD,
        action="leerling_ja_vastleggen",
        label="Vastleggen dat de leerling zelf ja zei",
        by=WIE,
        law="UAVG 5",
        asks=("leerling_ja_op",),
        requires=(antwoord_is_gegeven,),
    ),
    Step(
        action="toestemming_vaststellen",
        label="Vaststellen dat iedereen ja zei",
        source=_GEVRAAGD,
        target=VERLEEND,
        by=(Role.SYSTEEM, *WIE),
        law=_WET,
        requires=(toestemming_is_compleet,),
        starts=(VERDER,),
        stops=("L151",),
    ),
    *bewaakt(
        ANTWOORD,
        "De ouders eraan herinneren dat er een vraag ligt",
        source=_GEVRAAGD,
        notifies=(
            *aan("uitwisseling/herinnering_ouders", *OUDERS),
            *aan("uitwisseling/herinnering", *WIE),
        ),
    ),
)

WEIGEREN: tuple[Step[Any], ...] = (
    Step(
        action="toestemming_weigeren",
        label="Nee zeggen tegen het delen",
        source=_GEVRAAGD,
        target=GEWEIGERD,
        by=OUDERS,
        law=_WET,
        requires=(beslist_hierover,),
        notifies=aan("uitwisseling/geweigerd", *WIE),
    ),
    Step(
        action="weigering_vastleggen",
        label="Vastleggen dat een ouder of de leerling nee zei",
        source=_GEVRAAGD,
        target=GEWEIGERD,
        by=WIE,
        law=_WET,
        asks=("geweigerd_op",),
        requires=(antwoord_is_gegeven,),
        notifies=aan("uitwisseling/geweigerd", *WIE),
    ),
)


def _bedenken(
    action: str,
    label: str,
    by: tuple[Role, ...],
    requires: tuple[Guard[Any], ...],
    asks: tuple[str, ...] = (),
) -> tuple[Step[Any], ...]:
    """Geef de stap voor wat nog niet weg is, en die voor wat de ander al heeft."""
    gewoon: dict[str, Any] = {"action": action, "label": label, "by": by, "asks": asks}
    wet = "AVG 7 lid 3; AVG 17 lid 1 onder b"
    eis = (rust_op_toestemming, *requires)
    return (
        Step(
            **gewoon,
            source=IN_DE_RIJ,
            target=INGETROKKEN,
            law=wet,
            requires=eis,
            notifies=aan("uitwisseling/ingetrokken", *WIE),
        ),
        Step(
            **gewoon,
            source=BIJ_ONTVANGER,
            target=WISSEN_GEVRAAGD,
            law=wet,
            requires=eis,
            starts=(WISSEN,),
            stops=("L153", "L154", "L155", "L156"),
            notifies=aan("uitwisseling/wissen", *WIE),
        ),
    )


INTREKKEN: tuple[Step[Any], ...] = (
    *_bedenken(
        "toestemming_intrekken",
        "De toestemming intrekken",
        OUDERS,
        (beslist_hierover,),
    ),
    *_bedenken(
        "intrekking_vastleggen",
        "Vastleggen dat een ouder of de leerling de toestemming introk",
        WIE,
        (antwoord_is_gegeven,),
        ("ingetrokken_op",),
    ),
)
