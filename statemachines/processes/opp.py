"""Het ontwikkelingsperspectief (OPP): overleg, hoorrecht, akkoord, evaluatie.

Over het handelingsdeel is overeenstemming nodig met ieder die het gezag heeft (WPO
40a lid 5). Daarom loopt er voor ieder een eigen zaak: de handtekening. De andere
hoofdstukken: `zes_weken`, `akkoord`, `zonder_akkoord` en `evaluatie`, alle in
`statemachines.opp`.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import GEZAGDRAGER, OUDERS, SCHOOL, aan
from statemachines.grammar import Process, Role, Step, Term, stays
from statemachines.opp.akkoord import AKKOORD, RONDMAKEN
from statemachines.opp.dossier import OppDossier
from statemachines.opp.eisen_aanbod import (
    afgeschermd_waar_nodig,
    gezag_bekend,
    gezag_vers_gecontroleerd,
    gezagdragers_uitgenodigd,
    hoogstens_drie_rondes,
    leerling_gehoord,
    nieuw_document,
    poging_op_andere_dag,
    twee_data_aangeboden,
)
from statemachines.opp.evaluatie import EVALUATIE
from statemachines.opp.handtekeningen import NOG_NIET_GEVRAAGD, iemand_nog_niet_gevraagd
from statemachines.opp.toestanden import (
    AANGEBODEN,
    BEEINDIGD,
    BESPROKEN,
    BIJ_DE_OUDERS,
    BIJGESTELD,
    CONCEPT,
    LEERLING_GEHOORD,
    OPEN,
)
from statemachines.opp.zes_weken import NA_HET_OT, ZES_WEKEN
from statemachines.opp.zonder_akkoord import (
    AANBIEDEN,
    OUDE_VOORSTELLEN,
    ZONDER_AKKOORD,
)
from statemachines.processes.handtekening import HANDTEKENING

# -- Termijnen -------------------------------------------------------------------------

OPSTELLEN = Term("L10", then="concept_nagaan")
SPREKEN = Term("L11", then="gesprek_nagaan")

DOORGEEFLIJST = ("document_hash", "besproken_op", "afgeschermd")
HERINNERING = aan("opp/herinnering", *SCHOOL)

# -- De stem van de leerling en het overleg --------------------------------------------

OVERLEG = (
    Step(
        action="leerling_horen",
        label="De leerling horen, op de manier die hij kiest",
        source=(CONCEPT, BIJGESTELD),
        target=LEERLING_GEHOORD,
        by=(Role.IB,),
        law="WPO 40a lid 6",
        asks=("leerling_gehoord_op", "hoorwijze", "hulp_gekregen", "hoorverslag"),
        on="leerling_gehoord_op",
        starts=(SPREKEN,),
        stops=("L66",),
    ),
    Step(
        action="niet_kunnen_horen",
        label="Vastleggen waarom de leerling nog niet gehoord kon worden",
        source=(CONCEPT, BIJGESTELD),
        target=LEERLING_GEHOORD,
        by=(Role.IB,),
        law="WPO 40a lid 6",
        asks=("niet_gehoord_op", "niet_gehoord_omdat"),
        on="niet_gehoord_op",
        starts=(SPREKEN,),
        stops=("L66",),
    ),
    *stays(
        source=(LEERLING_GEHOORD, BESPROKEN),
        action="alsnog_horen",
        label="De leerling alsnog horen",
        by=(Role.IB,),
        law="WPO 40a lid 6",
        asks=("leerling_gehoord_op", "hoorwijze", "hulp_gekregen", "hoorverslag"),
        on="leerling_gehoord_op",
    ),
    *stays(
        source=(LEERLING_GEHOORD, BESPROKEN),
        action="opnieuw_niet_kunnen_horen",
        label="Vastleggen dat horen ook de tweede keer niet kon",
        by=(Role.IB,),
        law="WPO 40a lid 6",
        asks=("tweede_poging_op", "niet_gehoord_omdat"),
        requires=(poging_op_andere_dag,),
        on="tweede_poging_op",
    ),
    Step(
        action="bespreken",
        label="Het plan bespreken met de ouders",
        source=(LEERLING_GEHOORD, BESPROKEN),
        target=BESPROKEN,
        by=(Role.IB,),
        law="WPO 40a lid 2",
        asks=("besproken_op", "voorgestelde_data", "uitgenodigd", "gespreksverslag"),
        requires=(gezagdragers_uitgenodigd, twee_data_aangeboden),
        on="besproken_op",
        starts=(AANBIEDEN,),
        stops=("L11",),
        notifies=aan("opp/besproken", *OUDERS),
    ),
    Step(
        action="aanbieden",
        label="Het plan aan de ouders aanbieden",
        source=(BESPROKEN,),
        target=AANGEBODEN,
        by=(Role.VOORZITTER,),
        law="WPO 40a lid 5",
        asks=(
            "document_hash",
            "handelingsdeel",
            "inbreng_verwerkt",
            "gezag_gecontroleerd_op",
            "gezagsbron",
            "afgeschermd",
        ),
        requires=(
            leerling_gehoord,
            gezag_bekend,
            gezag_vers_gecontroleerd,
            afgeschermd_waar_nodig,
            nieuw_document,
            hoogstens_drie_rondes,
        ),
        starts=(RONDMAKEN,),
        stops=("L62",),
        opens=(HANDTEKENING.per(GEZAGDRAGER, carry=DOORGEEFLIJST),),
    ),
    *stays(
        source=BIJ_DE_OUDERS,
        action="handtekening_alsnog_vragen",
        label="Ook vragen wie er later gezag bij kreeg",
        by=(Role.VOORZITTER,),
        law="WPO 40a lid 5",
        asks=("gezag_gecontroleerd_op", "gezagsbron"),
        requires=(gezag_bekend, gezag_vers_gecontroleerd, iemand_nog_niet_gevraagd),
        opens=(HANDTEKENING.per(NOG_NIET_GEVRAAGD, carry=DOORGEEFLIJST),),
    ),
)

# -- Het einde en de wekkers -----------------------------------------------------------

EINDE: tuple[Step[OppDossier], ...] = (
    Step(
        action="beeindigen",
        label="Het OPP beeindigen",
        source=OPEN,
        target=BEEINDIGD,
        by=(Role.VOORZITTER,),
        law="WPO 40a lid 1",
        asks=("beeindigd_op", "reden_einde"),
        on="beeindigd_op",
        ends=OUDE_VOORSTELLEN,
        notifies=aan("opp/beeindigd", *OUDERS),
    ),
)

WEKKERS = (
    *bewaakt(
        OPSTELLEN,
        "Eraan herinneren dat het plan nog een concept is",
        source=(CONCEPT,),
        notifies=HERINNERING,
    ),
    *bewaakt(
        SPREKEN,
        "Eraan herinneren dat het gesprek met de ouders nog moet komen",
        source=(LEERLING_GEHOORD,),
        notifies=HERINNERING,
    ),
    *bewaakt(
        AANBIEDEN,
        "Eraan herinneren dat het plan nog niet is aangeboden",
        source=(BESPROKEN,),
        notifies=HERINNERING,
    ),
)

# -- Het verloop -----------------------------------------------------------------------

OPP = Process(
    code="opp",
    prefix="OPP",
    signed_by=Role.VOORZITTER,
    title="Ontwikkelingsperspectief",
    law="WPO 40a",
    dossier=OppDossier,
    initial=CONCEPT,
    opened_by=SCHOOL,
    opening_asks=("extra_nodig_op", "ingeschreven_op"),
    starts=(NA_HET_OT, OPSTELLEN),
    notifies=aan("opp/opstellen", *SCHOOL),
    steps=(
        *ZES_WEKEN,
        *OVERLEG,
        *AKKOORD,
        *ZONDER_AKKOORD,
        *EVALUATIE,
        *EINDE,
        *WEKKERS,
    ),
)
