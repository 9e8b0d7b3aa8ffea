"""Van signaal tot overleg: de ouders weten het, en het kind is gevraagd."""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Role, Step, Term, stays
from statemachines.ot.dossier import Deelnemer, OtDossier
from statemachines.ot.eisen_overleg import (
    gezagdragers_uitgenodigd,
    grondslag_voor_externen,
    leerplicht_alleen_bij_verzuim,
    mag_meepraten,
    mening_leerling_gevraagd,
    ouder_aanwezig_of_afgemeld,
    ouders_op_tijd_uitgenodigd,
    voorzitter_en_ib_aanwezig,
)
from statemachines.ot.toestanden import (
    CONCEPT,
    INTAKE,
    OT_BESPROKEN,
    OT_GEPLAND,
    SIGNALERING,
)

AFMAKEN = Term("L1", then="concept_nagaan")
INTAKE_DOEN = Term("L2", then="intake_nagaan")
PLANNEN_VAN_OVERLEG = Term("L3", then="planning_nagaan")
OVERLEGGEN = Term("L9", then="overleg_nagaan", from_="overleg_op")
VERSLAG_DELEN = Term("L4", then="verslag_nagaan", policy="verslag_schooldagen")
PLAN_MAKEN = Term("L5", then="plan_nagaan")

HERINNERING = aan("ot/herinnering", *SCHOOL)
UITNODIGING = (
    *aan("ot/uitnodiging", *OUDERS),
    *aan("ot/uitnodiging_team", Role.IB, Role.SWV_ER),
)
VAN_BUITEN = {
    Deelnemer.JOS: Role.JOS,
    Deelnemer.JEUGDHULP: Role.JEUGDHULP,
    Deelnemer.WIJKTEAM: Role.WIJKTEAM,
    Deelnemer.LEERPLICHT: Role.LEERRECHT,
}
"""Wie van buiten de school mee kan praten, ieder apart uitgenodigd door de school."""


def _nodig_uit(wie: Deelnemer, rol: Role) -> tuple[Step[OtDossier], ...]:
    return stays(
        source=(OT_GEPLAND,),
        action=f"{rol}_uitnodigen",
        label=f"Ook uitnodigen: {rol.sentence}",
        by=SCHOOL,
        law="AVG 6",
        requires=(mag_meepraten(wie), grondslag_voor_externen),
        notifies=aan("ot/uitnodiging_team", rol),
    )


VOORBEREIDING = (
    Step(
        action="signaleren",
        label="De zorg melden, nadat de ouders het weten",
        source=(CONCEPT,),
        target=SIGNALERING,
        by=(Role.IB, Role.LERAAR),
        law="AVG 13",
        asks=("ouders_ingelicht_op", "signaal", "beginniveau", "verzuim_speelt"),
        on="ouders_ingelicht_op",
        starts=(INTAKE_DOEN,),
        notifies=aan("ot/signaal", Role.IB),
    ),
    Step(
        action="intake_starten",
        label="De intake doen met de ouders en het kind",
        source=(SIGNALERING,),
        target=INTAKE,
        by=(Role.IB,),
        law="Ondersteuningsplan 5.1",
        asks=("intake_op", "mening_leerling_gevraagd", "intakeverslag"),
        may_ask=("mening_leerling",),
        requires=(mening_leerling_gevraagd,),
        on="intake_op",
        starts=(PLANNEN_VAN_OVERLEG,),
        notifies=aan("ot/intake", *OUDERS),
    ),
    Step(
        action="ot_plannen",
        label="Het overleg plannen en iedereen uitnodigen",
        source=(INTAKE,),
        target=OT_GEPLAND,
        by=(Role.IB,),
        law="Ondersteuningsplan 5.1",
        asks=("overleg_op", "overleg_tijd", "overleg_plaats", "uitgenodigde_ouders"),
        may_ask=(
            "akkoord_met_datum",
            "externen",
            "grondslag_externen",
            "toestemming_externen_van",
        ),
        requires=(
            gezagdragers_uitgenodigd,
            ouders_op_tijd_uitgenodigd,
            grondslag_voor_externen,
            leerplicht_alleen_bij_verzuim,
        ),
        starts=(OVERLEGGEN,),
        notifies=UITNODIGING,
    ),
    Step(
        action="ot_verzetten",
        label="Het overleg verzetten: niet iedereen kan erbij zijn",
        source=(OT_GEPLAND,),
        target=OT_GEPLAND,
        by=SCHOOL,
        law="Ondersteuningsplan 5.1",
        asks=("overleg_op", "overleg_tijd"),
        may_ask=("overleg_plaats", "akkoord_met_datum"),
        requires=(ouders_op_tijd_uitgenodigd,),
        starts=(OVERLEGGEN,),
        notifies=UITNODIGING,
    ),
    Step(
        action="bespreken",
        label="Overleggen in het ondersteuningsteam",
        source=(OT_GEPLAND,),
        target=OT_BESPROKEN,
        by=(Role.VOORZITTER,),
        law="Ondersteuningsplan 5.1",
        asks=("overlegd_op", "aanwezigen", "verslag"),
        may_ask=("ouder_meldde_af_op",),
        requires=(voorzitter_en_ib_aanwezig, ouder_aanwezig_of_afgemeld),
        on="overlegd_op",
        starts=(VERSLAG_DELEN, PLAN_MAKEN),
    ),
    *(stap for wie, rol in VAN_BUITEN.items() for stap in _nodig_uit(wie, rol)),
    *bewaakt(
        AFMAKEN,
        "Eraan herinneren dat de zorg nog niet gemeld is",
        source=(CONCEPT,),
        notifies=HERINNERING,
    ),
    *bewaakt(
        INTAKE_DOEN,
        "Eraan herinneren dat de intake nog moet komen",
        source=(SIGNALERING,),
        notifies=HERINNERING,
    ),
    *bewaakt(
        PLANNEN_VAN_OVERLEG,
        "Eraan herinneren dat het overleg nog niet gepland is",
        source=(INTAKE,),
        notifies=HERINNERING,
    ),
    *bewaakt(
        OVERLEGGEN,
        "Eraan herinneren dat het overleg nog niet gehouden is",
        source=(OT_GEPLAND,),
        notifies=HERINNERING,
    ),
)
