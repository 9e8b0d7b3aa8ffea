"""De melding van verzuim bij DUO: een taak van het hoofd (LPW 21a; WRO 12 lid 3).

Een eigen zaak met een eigen termijn van 5 werkdagen, naast de hulp aan de leerling. Er
zijn twee soorten: 16 uur in vier lesweken, en langdurig relatief verzuim (dan is er een
eerste dag). Wij bouwen geen koppeling met DUO: het hoofd meldt, en legt hier het nummer
en de dag vast. Stopt het verzuim, dan meldt het hoofd de einddatum. Klopt de melding
niet, dan vraagt het hoofd DUO om een correctie. Leerrecht en de ouders doen hier niet
mee: dit is een taak binnen de school.
"""

from statemachines.bewaking import bewaakt
from statemachines.duo_melding.dossier import DuoMeldingDossier
from statemachines.duo_melding.eisen import WET, einddatum_klopt, gemeld_na_het_signaal
from statemachines.duo_melding.toestanden import (
    AF_TE_MELDEN,
    AFGEMELD,
    AFGESLOTEN,
    GECORRIGEERD,
    GEMELD,
    NIET_GEMELD,
    TE_CORRIGEREN,
    TE_MELDEN,
    TE_MELDEN_MET_EINDE,
    VERVALLEN,
    WEL_GEMELD,
)
from statemachines.gezag import aan
from statemachines.grammar import (
    Process,
    Role,
    Step,
    Term,
    Warn,
    lapsed,
    stays,
)

HOOFD = (Role.VOORZITTER,)
SYSTEEM = (Role.SYSTEEM,)

# -- Termijnen -------------------------------------------------------------------------

MELDEN = Term(
    "E1",
    then="melding_te_laat",
    from_="signaaldatum",
    warns=(Warn(3, Role.VOORZITTER), Warn(5, Role.VOORZITTER)),
)
NAGAAN = Term("L115", then="melding_nagaan")
EINDE_MELDEN = Term("L116", then="einddatum_nagaan")
CORRIGEREN = Term("L117", then="correctie_nagaan")
BEWAREN = Term("L118", then="sluiten")
TE_LAAT = aan("duo_melding/te_laat", *HOOFD, Role.SCHOOLBESTUUR, law=WET)

# -- Melden ----------------------------------------------------------------------------

AANMELDEN = (
    Step(
        action="melden",
        label="Vastleggen dat het verzuim bij DUO is gemeld",
        source=(TE_MELDEN,),
        target=GEMELD,
        by=HOOFD,
        law=WET,
        asks=("duo_kenmerk", "gemeld_op"),
        requires=(gemeld_na_het_signaal,),
        stops=("E1", "L115"),
    ),
    Step(
        action="melden_met_einddatum",
        label="Vastleggen dat het verzuim bij DUO is gemeld, met de einddatum",
        source=NIET_GEMELD,
        target=AFGEMELD,
        by=HOOFD,
        law=WET,
        asks=("duo_kenmerk", "gemeld_op", "einddatum"),
        requires=(gemeld_na_het_signaal, einddatum_klopt),
        starts=(BEWAREN,),
        stops=("E1", "L115"),
    ),
    *stays(
        source=NIET_GEMELD,
        action="melding_te_laat",
        label="Het bestuur laten weten dat de melding te laat is",
        by=SYSTEEM,
        law=WET,
        requires=(lapsed("E1"),),
        starts=(NAGAAN,),
        notifies=TE_LAAT,
    ),
    *bewaakt(
        NAGAAN,
        "Er opnieuw aan herinneren dat de melding te laat is",
        source=NIET_GEMELD,
        notifies=TE_LAAT,
    ),
)

# -- Het einde van het verzuim ---------------------------------------------------------

AFMELDEN = (
    Step(
        action="einde_verzuim",
        label="Het verzuim stopte: de einddatum hoort bij de melding",
        source=NIET_GEMELD,
        target=TE_MELDEN_MET_EINDE,
        by=SYSTEEM,
        law=WET,
        notifies=aan("duo_melding/einddatum", *HOOFD, law=WET),
    ),
    Step(
        action="einde_verzuim",
        label="Het verzuim stopte: de einddatum moet naar DUO",
        source=(GEMELD, AF_TE_MELDEN),
        target=AF_TE_MELDEN,
        by=SYSTEEM,
        law=WET,
        starts=(EINDE_MELDEN,),
        notifies=aan("duo_melding/einddatum", *HOOFD, law=WET),
    ),
    *stays(
        source=(AFGEMELD, TE_CORRIGEREN),
        action="einde_verzuim",
        label="Het verzuim stopte: voor deze melding verandert er niets",
        by=SYSTEEM,
        law=WET,
    ),
    Step(
        action="afmelden",
        label="Vastleggen dat DUO de einddatum heeft",
        source=(GEMELD, AF_TE_MELDEN),
        target=AFGEMELD,
        by=HOOFD,
        law=WET,
        asks=("einddatum",),
        requires=(einddatum_klopt,),
        starts=(BEWAREN,),
        stops=("L116",),
    ),
    *bewaakt(
        EINDE_MELDEN,
        "Eraan herinneren dat DUO de einddatum nog niet heeft",
        source=(AF_TE_MELDEN,),
        notifies=aan("duo_melding/einddatum", *HOOFD, Role.SCHOOLBESTUUR, law=WET),
    ),
    Step(
        action="sluiten",
        label="De melding sluiten: er kwam geen correctie meer",
        source=(AFGEMELD,),
        target=AFGESLOTEN,
        by=SYSTEEM,
        requires=(lapsed("L118"),),
    ),
)

# -- Als het niet klopte ---------------------------------------------------------------

CORRECTIE = (
    Step(
        action="correctie_vragen",
        label="De melding laten vervallen: er is niets gemeld",
        source=NIET_GEMELD,
        target=VERVALLEN,
        by=SYSTEEM,
        law="AVG 16",
        notifies=aan("duo_melding/vervallen", *HOOFD),
    ),
    Step(
        action="correctie_vragen",
        label="Het hoofd vragen om de melding bij DUO te laten verbeteren",
        source=WEL_GEMELD,
        target=TE_CORRIGEREN,
        by=SYSTEEM,
        law="WRO 12; AVG 16",
        starts=(CORRIGEREN,),
        stops=("L116", "L118"),
        notifies=aan("duo_melding/correctie", *HOOFD, law="AVG 16"),
    ),
    Step(
        action="corrigeren",
        label="Vastleggen dat de melding bij DUO is verbeterd",
        source=(TE_CORRIGEREN,),
        target=GECORRIGEERD,
        by=HOOFD,
        law="AVG 16",
        asks=("gecorrigeerd_op",),
        on="gecorrigeerd_op",
    ),
    *bewaakt(
        CORRIGEREN,
        "Eraan herinneren dat de melding bij DUO nog niet klopt",
        source=(TE_CORRIGEREN,),
        notifies=aan("duo_melding/correctie", *HOOFD, Role.SCHOOLBESTUUR, law="AVG 16"),
    ),
)

DUO_MELDING = Process(
    code="duo_melding",
    prefix="DM",
    signed_by=Role.VOORZITTER,
    title="Melding bij DUO",
    law=WET,
    dossier=DuoMeldingDossier,
    initial=TE_MELDEN,
    starts=(MELDEN,),
    admits=(Role.LEERLING, *HOOFD, Role.IB, Role.SWV_ER, Role.SCHOOLBESTUUR),
    notifies=aan("duo_melding/melden", *HOOFD, law=WET),
    steps=(*AANMELDEN, *AFMELDEN, *CORRECTIE),
)
