"""Voor de grens van vier lesweken: signaal, gesprek, overleg.

De signalen komen uit de verzuimregistratie, en alleen uren zonder geldige reden tellen.
Is de reden onbekend, dan belt de school eerst de ouders: pas daarna mag het uur als
ongeoorloofd gelden.
"""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.gezag import SCHOOL, aan
from statemachines.grammar import Ends, Role, Step, stays
from statemachines.verzuim.eisen import (
    PLAN,
    ouders_stemmen_in_met_jos,
    overleg_komt_nog,
    terug_na_de_eerste_dag,
)
from statemachines.verzuim.termijnen import (
    DRIE_MAANDEN_OPNIEUW,
    EVALUEREN,
    GESPREK,
    HERINNERING,
    HERINNERING_TEAM,
    OT_PLANNEN,
    TEAM,
    VOLGEN,
)
from statemachines.verzuim.toestanden import (
    GESLOTEN,
    LRV,
    NA_ALERT,
    SIGNAAL_2W,
    SIGNAAL_3W,
    TERUG_OP_SCHOOL,
    UITVOERING,
    VOOR_LRV,
)

TELLER = (Role.SYSTEEM, Role.VOORZITTER)
"""Wie een signaal geeft: de verzuimregistratie, of het hoofd van een school zonder."""

GETELD = (
    "signaaldatum",
    "eerste_dag",
    "lesweken",
    "uren",
    "laatste_dag",
    "alle_lessen",
)
"""Wat de verzuimregistratie over een aaneengesloten periode telt."""

EINDE_VERZUIM = (Ends("duo_melding", "einde_verzuim"),)


def _opnieuw(action: str, label: str) -> tuple[Step[Any], ...]:
    """Geef een signaal dat komt als Leerrecht al meekijkt: het plan werkt nog niet."""
    zelfde: dict[str, Any] = {
        "action": action,
        "label": label,
        "by": TELLER,
        "law": PLAN,
        "asks": GETELD,
        "on": "signaaldatum",
        "notifies": aan("verzuim/terugval", *TEAM),
    }
    return (
        *stays(source=NA_ALERT, **zelfde),
        Step(
            **zelfde,
            source=(TERUG_OP_SCHOOL,),
            target=UITVOERING,
            starts=(EVALUEREN, DRIE_MAANDEN_OPNIEUW),
            stops=("L109",),
        ),
    )


SCHOOL_HANDELT = (
    *stays(
        source=VOOR_LRV,
        action="gesprek_voeren",
        label="Vastleggen dat de school met de ouders sprak over het verzuim",
        by=SCHOOL,
        law=PLAN,
        asks=("gesprek_op",),
        may_ask=("school_acties",),
        on="gesprek_op",
        stops=("L101",),
    ),
    *stays(
        source=(*VOOR_LRV, LRV, *NA_ALERT),
        action="acties_vastleggen",
        label="Vastleggen wat de school deed en wat zij de gemeente vraagt",
        by=SCHOOL,
        law=PLAN,
        asks=("school_acties",),
        may_ask=("gevraagde_actie", "voorrang"),
    ),
    *stays(
        source=(*VOOR_LRV, LRV),
        action="ot_plannen",
        label="De dag van het overleg van het ondersteuningsteam vastleggen",
        by=SCHOOL,
        law=PLAN,
        asks=("ot_op",),
        requires=(overleg_komt_nog,),
        stops=("L102",),
    ),
    *stays(
        source=(SIGNAAL_3W, LRV, *NA_ALERT),
        action="jos_inlichten",
        label="De jeugdprofessional op school laten meedenken",
        by=SCHOOL,
        law="AVG 6",
        asks=("toestemming_jos_van",),
        requires=(ouders_stemmen_in_met_jos,),
        notifies=aan("verzuim/meedenken", Role.JOS),
    ),
    Step(
        action="verzuim_eindigt",
        label="Vastleggen dat de leerling weer naar school gaat",
        source=VOOR_LRV,
        target=GESLOTEN,
        by=SCHOOL,
        law=PLAN,
        asks=("terug_op",),
        requires=(terug_na_de_eerste_dag,),
        on="terug_op",
        ends=EINDE_VERZUIM,
    ),
)

SIGNALEN = (
    Step(
        action="signaal_2w",
        label="Signaal: twee lesweken niet op school",
        source=VOOR_LRV,
        target=SIGNAAL_2W,
        by=TELLER,
        law=PLAN,
        asks=GETELD,
        on="signaaldatum",
        starts=(VOLGEN, GESPREK),
        notifies=aan("verzuim/signaal_2w", *SCHOOL),
    ),
    Step(
        action="signaal_3w",
        label="Signaal: drie lesweken niet op school",
        source=VOOR_LRV,
        target=SIGNAAL_3W,
        by=TELLER,
        law=PLAN,
        asks=GETELD,
        on="signaaldatum",
        starts=(VOLGEN, OT_PLANNEN),
        notifies=aan("verzuim/signaal_3w", *TEAM),
    ),
    *_opnieuw("signaal_2w", "Signaal: opnieuw twee lesweken niet op school"),
    *_opnieuw("signaal_3w", "Signaal: opnieuw drie lesweken niet op school"),
    *bewaakt(
        VOLGEN,
        "Nagaan hoe het verzuim verloopt",
        source=VOOR_LRV,
        notifies=HERINNERING,
    ),
    *bewaakt(
        GESPREK,
        "Eraan herinneren dat er nog geen verzuimgesprek was",
        source=VOOR_LRV,
        notifies=HERINNERING,
    ),
    *bewaakt(
        OT_PLANNEN,
        "Eraan herinneren dat het overleg nog niet gepland is",
        source=VOOR_LRV,
        notifies=HERINNERING_TEAM,
    ),
)
