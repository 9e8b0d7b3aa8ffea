"""Drie maanden zonder passend aanbod: dan zet iemand door (Thuiszitterspact 2016).

Doorzettingsmacht is een afspraak tussen gemeenten en samenwerkingsverband, geen
wettelijke macht: het voorstel bindt wie dat heeft afgesproken, en niet de ouders.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, aan
from statemachines.grammar import Role, Step, lapsed
from statemachines.verzuim.eisen import PACT, evaluatie_binnen_vier_weken
from statemachines.verzuim.termijnen import (
    DOORZETTEN,
    DRIE_MAANDEN_OPNIEUW,
    EVALUEREN,
    HERINNERING_TEAM,
    TEAM,
    UITVOEREN,
)
from statemachines.verzuim.toestanden import (
    DOORZETTINGSMACHT,
    ESCALATIE,
    OPGESCHAALD,
    PLAN_VAN_AANPAK,
    UITVOERING,
    ZONDER_PLAN,
)

ZONDER_AANBOD = (*ZONDER_PLAN, PLAN_VAN_AANPAK, UITVOERING)
LOPEND = ("L104", "L105", "L106", "L107", "L108")
"""Wat stopt als er wordt opgeschaald: dan telt een andere klok."""

DOORZETTER = (Role.BESTUURDER,)
"""Wie er doorzet, is een afspraak per regio; standaard de directeur-bestuurder."""

BERICHT = (
    *aan("verzuim/escalatie", Role.BESTUURDER, Role.LEERRECHT, *TEAM, law=PACT),
    *aan("verzuim/escalatie_ouders", *OUDERS),
)

OPSCHALING = (
    Step(
        action="drie_maanden_verstrijken",
        label="Opschalen: drie maanden zonder passend aanbod",
        source=ZONDER_AANBOD,
        target=ESCALATIE,
        by=(Role.SYSTEEM,),
        law=PACT,
        requires=(lapsed("L108"),),
        starts=(DOORZETTEN,),
        stops=LOPEND,
        notifies=BERICHT,
    ),
    Step(
        action="opschalen",
        label="Eerder opschalen, met een reden",
        source=ZONDER_AANBOD,
        target=ESCALATIE,
        by=(Role.SWV_ER, Role.VOORZITTER),
        law=PACT,
        asks=("opschalen_omdat",),
        starts=(DOORZETTEN,),
        stops=LOPEND,
        notifies=BERICHT,
    ),
    Step(
        action="doorzetten",
        label="Doorzetten: een voorstel doen waaraan de partners zich houden",
        source=(ESCALATIE,),
        target=DOORZETTINGSMACHT,
        by=DOORZETTER,
        law=PACT,
        asks=("voorstel",),
        starts=(UITVOEREN,),
        stops=("L110",),
        notifies=(
            *aan("verzuim/voorstel", *TEAM, Role.LEERRECHT, law=PACT),
            *aan("verzuim/voorstel_ouders", *OUDERS),
        ),
    ),
    Step(
        action="aanbod_afspreken",
        label="Een onderwijsaanbod afspreken en verdergaan met het plan",
        source=OPGESCHAALD,
        target=UITVOERING,
        by=(Role.VOORZITTER, Role.SWV_ER),
        law=PACT,
        asks=("onderwijsaanbod", "wie_doet_wat", "evaluatie_op"),
        requires=(evaluatie_binnen_vier_weken,),
        starts=(EVALUEREN, DRIE_MAANDEN_OPNIEUW),
        stops=("L110", "L111"),
        notifies=aan("verzuim/aanbod", *OUDERS),
    ),
    *bewaakt(
        DOORZETTEN,
        "Eraan herinneren dat er nog niet is doorgezet",
        source=(ESCALATIE,),
        notifies=aan("verzuim/herinnering", *DOORZETTER, Role.SWV_ER),
    ),
    *bewaakt(
        UITVOEREN,
        "Eraan herinneren dat het voorstel nog niet wordt uitgevoerd",
        source=(DOORZETTINGSMACHT,),
        notifies=HERINNERING_TEAM,
    ),
)
