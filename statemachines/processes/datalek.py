"""Een datalek: stoppen, beoordelen, melden, mensen inlichten, ervan leren (AVG 33, 34).

Iedereen op het werk kan een datalek openen. De 72 uur voor de melding lopen vanaf het
moment waarop wij het weten, ook in het weekend. De privacy officer beoordeelt de ernst;
niet melden besluit de directeur-bestuurder. Is er een hoog risico, dan krijgt elk gezin
een brief. Ook een lek dat niet is gemeld, staat in het register. Elke partij meldt haar
eigen lek: was het bij een partner, dan geven wij het door en schrijven wij dat op.
"""

from statemachines.bewaking import bewaakt
from statemachines.datalek.dossier import DatalekDossier
from statemachines.datalek.eisen import (
    INLICHTEN,
    MELDEN,
    besluit_door_een_ander,
    betrokkenen_weten_het,
    geen_risico,
    gemeld_na_de_ontdekking,
    lek_bij_een_partner,
    register_compleet,
    te_laat_met_reden,
)
from statemachines.datalek.toestanden import (
    AFGESLOTEN,
    BEOORDEELD,
    BESLIST,
    DOORGEGEVEN,
    GEMELD,
    NIET_GEMELD,
    ONBESLIST,
    ONTDEKT,
    OPEN,
)
from statemachines.datalek.uren import ALARMEN, alarm, tijd_voor_alarm
from statemachines.gezag import aan
from statemachines.grammar import Process, Role, Step, Term, lapsed, stays

FG_EN_BESTUUR = (Role.FG, Role.BESTUURDER)
SYSTEEM = (Role.SYSTEEM,)
ONTDEKKERS = (
    *FG_EN_BESTUUR,
    Role.VOORZITTER,
    Role.IB,
    Role.LERAAR,
    Role.JOS,
    Role.SWV_ER,
    Role.GEDRAGSWETENSCHAPPER,
    Role.SWV_ADMIN,
    Role.SCHOOLBESTUUR,
    Role.LEERRECHT,
)

# -- Termijnen -------------------------------------------------------------------------

DRIE_DAGEN = Term("F1", then="melding_te_laat", from_="ontdekt_op", at="ontdekt_tijd")
NAGAAN = Term("L170", then="te_laat_nagaan")
EVALUEREN = Term("L171", then="evaluatie_nagaan")
TE_LAAT = aan("datalek/te_laat", *FG_EN_BESTUUR, law=MELDEN)

# -- Weten wat er is -------------------------------------------------------------------

BEGRIJPEN = (
    *stays(
        source=OPEN,
        action="indammen",
        label="Vastleggen wat er is gedaan om het lek te stoppen",
        by=ONTDEKKERS,
        law="AVG 33 lid 3 d",
        asks=("maatregelen",),
    ),
    *stays(
        source=OPEN,
        action="omvang_vastleggen",
        label="Vastleggen om welke zaken het gaat",
        by=FG_EN_BESTUUR,
        law="AVG 33 lid 3 a",
        asks=("zaken",),
        may_ask=("aantal_betrokkenen",),
    ),
    Step(
        action="ernst_beoordelen",
        label="Beoordelen hoe groot het risico is",
        source=ONBESLIST,
        target=BEOORDEELD,
        by=(Role.FG,),
        law="AVG 33 lid 1; AVG 39",
        asks=("risico", "gevolgen", "advies_fg"),
        notifies=aan("datalek/beoordeeld", Role.BESTUURDER, law=MELDEN),
    ),
    *stays(
        source=(NIET_GEMELD, GEMELD),
        action="ernst_beoordelen",
        label="Opnieuw beoordelen hoe groot het risico is",
        by=(Role.FG,),
        law="AVG 33 lid 1; AVG 39",
        asks=("risico", "gevolgen", "advies_fg"),
        notifies=aan("datalek/beoordeeld", Role.BESTUURDER, law=MELDEN),
    ),
)

# -- De 72 uur -------------------------------------------------------------------------

ALARM = tuple(
    step
    for uren in ALARMEN
    for step in stays(
        source=ONBESLIST,
        action=alarm(uren),
        label=f"Alarm geven: het lek is {uren} uur bekend",
        by=SYSTEEM,
        law=MELDEN,
        requires=(tijd_voor_alarm(uren),),
        notifies=aan(f"datalek/alarm_{uren}", *FG_EN_BESTUUR, law=MELDEN),
    )
)
OP_TIJD = (
    *stays(
        source=ONBESLIST,
        action="melding_te_laat",
        label="Laten weten dat de 72 uur voorbij zijn",
        by=SYSTEEM,
        law=MELDEN,
        requires=(lapsed("F1"),),
        starts=(NAGAAN,),
        notifies=TE_LAAT,
    ),
    *bewaakt(
        NAGAAN,
        "Er opnieuw aan herinneren dat de melding te laat is",
        source=ONBESLIST,
        notifies=TE_LAAT,
    ),
)

# -- Melden of niet --------------------------------------------------------------------

BESLUITEN = (
    Step(
        action="melden_aan_ap",
        label="Vastleggen dat het is gemeld bij de AP",
        source=(*ONBESLIST, NIET_GEMELD),
        target=GEMELD,
        by=FG_EN_BESTUUR,
        law=MELDEN,
        asks=("ap_kenmerk", "gemeld_op", "gemeld_tijd"),
        may_ask=("reden_vertraging",),
        requires=(gemeld_na_de_ontdekking, te_laat_met_reden),
        on="gemeld_op",
        starts=(EVALUEREN,),
        stops=("F1", "L170"),
        notifies=aan("datalek/gemeld", *FG_EN_BESTUUR),
    ),
    *stays(
        source=(GEMELD,),
        action="melding_aanvullen",
        label="Vastleggen dat de melding bij de AP is aangevuld",
        by=FG_EN_BESTUUR,
        law="AVG 33 lid 4",
        asks=("aangevuld_op",),
        on="aangevuld_op",
    ),
    Step(
        action="niet_melden",
        label="Besluiten om niet te melden, met de reden",
        source=(BEOORDEELD,),
        target=NIET_GEMELD,
        by=(Role.BESTUURDER,),
        law=MELDEN,
        asks=("reden_niet_melden",),
        requires=(geen_risico, besluit_door_een_ander),
        starts=(EVALUEREN,),
        stops=("F1", "L170"),
        notifies=aan("datalek/niet_gemeld", Role.FG),
    ),
    Step(
        action="doorgeven_aan_partner",
        label="Vastleggen dat de partner het weet en zelf meldt",
        source=ONBESLIST,
        target=DOORGEGEVEN,
        by=FG_EN_BESTUUR,
        law="AVG 33 lid 1 en 2",
        asks=("doorgegeven_op",),
        requires=(lek_bij_een_partner,),
        on="doorgegeven_op",
        starts=(EVALUEREN,),
        stops=("F1", "L170"),
        notifies=aan("datalek/niet_gemeld", Role.FG, Role.BESTUURDER),
    ),
)

# -- Mensen inlichten, en ervan leren --------------------------------------------------

AFRONDEN = (
    *stays(
        source=(BEOORDEELD, *BESLIST),
        action="betrokkenen_informeren",
        label="De mensen om wie het gaat een brief sturen",
        by=FG_EN_BESTUUR,
        law=INLICHTEN,
        asks=("uitleg", "wat_kunt_u_doen", "ingelicht_op"),
        on="ingelicht_op",
    ),
    *bewaakt(
        EVALUEREN,
        "Eraan herinneren dat dit datalek nog niet is afgesloten",
        source=BESLIST,
        notifies=aan("datalek/evalueren", *FG_EN_BESTUUR),
    ),
    Step(
        action="afsluiten",
        label="Afsluiten: vastleggen wat wij leerden",
        source=BESLIST,
        target=AFGESLOTEN,
        by=FG_EN_BESTUUR,
        law="AVG 33 lid 5",
        asks=("evaluatie",),
        may_ask=("uitzondering",),
        requires=(betrokkenen_weten_het, register_compleet),
    ),
)

DATALEK = Process(
    code="datalek",
    prefix="DL",
    title="Datalek",
    law="AVG 33; AVG 34",
    dossier=DatalekDossier,
    initial=ONTDEKT,
    opened_by=ONTDEKKERS,
    opening_asks=(
        "ontdekt_op",
        "ontdekt_tijd",
        "aard",
        "bron",
        "verwerker_meldde_op",
        "gebeurd",
        "zaken",
    ),
    opening_needs=("ontdekt_op", "ontdekt_tijd", "aard", "bron", "gebeurd"),
    admits=ONTDEKKERS,
    joins=FG_EN_BESTUUR,
    starts=(DRIE_DAGEN,),
    notifies=aan("datalek/ontdekt", *FG_EN_BESTUUR, law=MELDEN),
    steps=(*BEGRIJPEN, *ALARM, *OP_TIJD, *BESLUITEN, *AFRONDEN),
)
