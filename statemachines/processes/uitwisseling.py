"""Gegevens delen met een partner, volgens het convenant (domain.md 2.9).

Eerst de grond, dan zo nodig de toestemming, dan de toets van tien voorwaarden. Pas
daarna maakt het systeem het pakket dicht en verstuurt het. Wat niemand ophaalt, wordt
een taak. Wie zich bedenkt, stopt wat klaarstaat; de ontvanger moet wissen en antwoordt.
De hoofdstukken staan in `statemachines.uitwisseling`.
"""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.gezag import SCHOOL, aan
from statemachines.grammar import Process, Role, Step
from statemachines.roles import FAMILY
from statemachines.uitwisseling import termijnen
from statemachines.uitwisseling.dossier import UitwisselingDossier
from statemachines.uitwisseling.eisen import KIEZEN, WIE, namens_de_eigen_organisatie
from statemachines.uitwisseling.pakket import (
    DAARNA,
    KLAARZETTEN,
    MET_BERICHT,
    VERSTUREN,
    is_al_gebeurd,
)
from statemachines.uitwisseling.toestanden import (
    BIJ_ONTVANGER,
    CONCEPT,
    GRONDSLAG_GEKOZEN,
    INGETROKKEN,
    NOG_NIET_WEG,
    TE_KIEZEN,
    VOOR_TOETS,
    WISSEN_BEANTWOORD,
    WISSEN_GEVRAAGD,
)
from statemachines.uitwisseling.toestemming import INTREKKEN, VRAGEN, WEIGEREN

GRONDSLAG = "AVG 5; AVG 6; AVG 9; WPO 18a lid 13"

KIEZEN_EN_STOPPEN: tuple[Step[Any], ...] = (
    Step(
        action="grondslag_kiezen",
        label="Kiezen wat u deelt, met wie, en waarom dat mag",
        source=TE_KIEZEN,
        target=GRONDSLAG_GEKOZEN,
        by=WIE,
        law="AVG 6",
        asks=(
            "afzender",
            "ontvanger",
            "doel",
            "overleg",
            "klassen",
            "omschrijving",
            "grondslag",
            "leeftijd",
            "verloopt_op",
        ),
        may_ask=("zonder_naam",),
        requires=KIEZEN,
        starts=(termijnen.VERDER,),
    ),
    *bewaakt(
        termijnen.VERDER,
        "Eraan herinneren dat het delen nog niet klaar is",
        source=VOOR_TOETS,
        notifies=aan("uitwisseling/herinnering", *WIE),
    ),
    Step(
        action="intrekken",
        label="Stoppen: dit hoeft niet meer gedeeld te worden",
        source=NOG_NIET_WEG,
        target=INGETROKKEN,
        by=WIE,
        law="AVG 5 lid 1 onder c",
        asks=("reden_einde",),
        notifies=aan("uitwisseling/ingetrokken", *WIE),
    ),
    Step(
        action="terughalen",
        label="Het pakket terughalen en de ontvanger vragen om te wissen",
        source=BIJ_ONTVANGER,
        target=WISSEN_GEVRAAGD,
        by=WIE,
        law="AVG 17; AVG 19",
        asks=("reden_einde",),
        requires=(namens_de_eigen_organisatie,),
        starts=(termijnen.WISSEN,),
        stops=("L153", "L154", "L155", "L156"),
        notifies=aan("uitwisseling/wissen", *WIE),
    ),
    *bewaakt(
        termijnen.WISSEN,
        "Eraan herinneren dat de ontvanger nog niet antwoordde over het wissen",
        source=(WISSEN_GEVRAAGD,),
        notifies=aan("uitwisseling/wissen", *WIE),
    ),
    Step(
        action="wisantwoord_vastleggen",
        label="Vastleggen wat de ontvanger antwoordde over het wissen",
        source=(WISSEN_GEVRAAGD,),
        target=WISSEN_BEANTWOORD,
        by=MET_BERICHT,
        law="AVG 17; AVG 19",
        asks=("wisantwoord", "wisantwoord_op"),
        requires=(is_al_gebeurd,),
    ),
)

UITWISSELING = Process(
    code="uitwisseling",
    prefix="UW",
    signed_by=Role.VOORZITTER,
    title="Gegevens delen",
    law=GRONDSLAG,
    dossier=UitwisselingDossier,
    initial=CONCEPT,
    admits=(*sorted(FAMILY), Role.LEERLING, *SCHOOL, Role.SWV_ER, Role.SWV_ADMIN),
    starts=(termijnen.VERDER,),
    steps=(
        *KIEZEN_EN_STOPPEN,
        *VRAGEN,
        *WEIGEREN,
        *INTREKKEN,
        *KLAARZETTEN,
        *VERSTUREN,
        *DAARNA,
    ),
)
