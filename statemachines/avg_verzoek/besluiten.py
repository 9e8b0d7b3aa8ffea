"""Het besluit, de uitvoering, en de tijd waarin er nog bezwaar kan komen.

Dat een besluit op zo'n verzoek van een bestuursorgaan een besluit is waartegen bezwaar
open staat, volgt uit UAVG 34 [own, medium]. Daarom blijft de zaak na het besluit open
tot die tijd voorbij is: zo lang vernietigt niemand wat er werd gevraagd (F11).
"""

from statemachines.avg_verzoek.dossier import AvgVerzoekDossier
from statemachines.avg_verzoek.eisen import (
    BESLISSERS,
    TERMIJN,
    adviseur_beslist_niet,
    antwoord_bleef_uit,
    beslist_over_eigen_gegevens,
    ontvangers_weten_het,
)
from statemachines.avg_verzoek.termijnen import (
    BEHANDELAARS,
    BEZWAAR_VOLGEN,
    OP_BEZWAAR_WACHTEN,
    UITVOERDERS,
    UITVOEREN,
    verzoeker,
)
from statemachines.avg_verzoek.toestanden import (
    AFGEROND,
    AFGEWEZEN,
    BESLOTEN,
    DEELS_TOEGEWEZEN,
    GEADVISEERD,
    IDENTITEIT_GEVRAAGD,
    IN_BEZWAAR,
    ONTVANGEN,
    TOEGEWEZEN,
    UIT_TE_VOEREN,
    UITGEVOERD,
)
from statemachines.bewaking import bewaakt
from statemachines.gezag import aan
from statemachines.grammar import Role, Step, lapsed

BEZWAAR = "UAVG 34; Awb 6:7"
WIE_BESLIST = (beslist_over_eigen_gegevens, adviseur_beslist_niet)

BESLUITEN: tuple[Step[AvgVerzoekDossier], ...] = (
    Step(
        action="toewijzen",
        label="Ja zeggen op het verzoek",
        source=(GEADVISEERD,),
        target=TOEGEWEZEN,
        by=BESLISSERS,
        law=TERMIJN,
        requires=WIE_BESLIST,
        starts=(UITVOEREN,),
        stops=("L162",),
        notifies=verzoeker("toegewezen", TERMIJN),
    ),
    Step(
        action="deels_toewijzen",
        label="Ja zeggen op een deel, met de reden",
        source=(GEADVISEERD,),
        target=DEELS_TOEGEWEZEN,
        by=BESLISSERS,
        law="AVG 12 lid 3 en 4; UAVG 41",
        asks=("weigergrond", "motivering"),
        requires=WIE_BESLIST,
        starts=(UITVOEREN,),
        stops=("L162",),
        notifies=verzoeker("deels_toegewezen", "AVG 12 lid 4"),
    ),
    Step(
        action="afwijzen",
        label="Nee zeggen op het verzoek, met de reden",
        source=(GEADVISEERD,),
        target=AFGEWEZEN,
        by=BESLISSERS,
        law="AVG 12 lid 4; UAVG 41",
        asks=("weigergrond", "motivering"),
        requires=WIE_BESLIST,
        starts=(OP_BEZWAAR_WACHTEN,),
        stops=("F2", "L162", "L164"),
        notifies=verzoeker("afgewezen", "AVG 12 lid 4"),
    ),
    Step(
        action="niet_behandelen",
        label="Nee zeggen: wij weten niet wie het vraagt, of dat mag",
        source=(ONTVANGEN, IDENTITEIT_GEVRAAGD),
        target=AFGEWEZEN,
        by=BESLISSERS,
        law="AVG 12 lid 2 en 6",
        asks=("verantwoordelijke", "weigergrond", "motivering"),
        requires=(antwoord_bleef_uit, *WIE_BESLIST),
        starts=(OP_BEZWAAR_WACHTEN,),
        stops=("F2", "L160", "L164", "L167"),
        notifies=verzoeker("afgewezen", "AVG 12 lid 4"),
    ),
)

AFHANDELEN: tuple[Step[AvgVerzoekDossier], ...] = (
    Step(
        action="uitvoeren",
        label="Vastleggen dat het is gedaan",
        source=UIT_TE_VOEREN,
        target=UITGEVOERD,
        by=UITVOERDERS,
        law="AVG 12 lid 3; AVG 19",
        asks=("uitgevoerd_op", "uitvoering"),
        may_ask=("ontvangers",),
        requires=(ontvangers_weten_het,),
        on="uitgevoerd_op",
        starts=(OP_BEZWAAR_WACHTEN,),
        stops=("F2", "L163", "L164"),
        notifies=verzoeker("uitgevoerd", "AVG 12 lid 3; AVG 19"),
    ),
    *bewaakt(
        UITVOEREN,
        "Eraan herinneren dat het besluit nog niet is uitgevoerd",
        source=UIT_TE_VOEREN,
        notifies=aan("avg_verzoek/herinnering", *UITVOERDERS),
    ),
    Step(
        action="bezwaar_ontvangen",
        label="Vastleggen dat er bezwaar kwam",
        source=BESLOTEN,
        target=IN_BEZWAAR,
        by=(*BEHANDELAARS, Role.BESTUURDER),
        law=BEZWAAR,
        asks=("bezwaar_op",),
        on="bezwaar_op",
        starts=(BEZWAAR_VOLGEN,),
        stops=("L165",),
        notifies=aan("avg_verzoek/bezwaar", *BESLISSERS, Role.FG, law=BEZWAAR),
    ),
    *bewaakt(
        BEZWAAR_VOLGEN,
        "Navragen hoe het met het bezwaar staat",
        source=(IN_BEZWAAR,),
        notifies=aan("avg_verzoek/bezwaar", *BESLISSERS, Role.FG),
    ),
    Step(
        action="bezwaar_afronden",
        label="Vastleggen dat er op het bezwaar is beslist",
        source=(IN_BEZWAAR,),
        target=AFGEROND,
        by=BESLISSERS,
        law=BEZWAAR,
        asks=("beslist_op",),
        on="beslist_op",
    ),
    Step(
        action="afronden",
        label="Afronden: er kwam geen bezwaar",
        source=BESLOTEN,
        target=AFGEROND,
        by=(Role.SYSTEEM,),
        requires=(lapsed("L165"),),
    ),
)
