"""De beslistermijn staat stil door de aanvrager of door overmacht (Awb 4:15 lid 2).

Altijd tot een dag die van tevoren is genoemd. Op de dag daarna loopt de tijd vanzelf
weer. Stukken die ontbreken, horen hier niet bij: zie `tlv.aanvullen`.
"""

from statemachines.grammar import lapsed, stays
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.eisen_beslistermijn import (
    beslistermijn_staat_niet_stil,
    opschorting_eindigt_later,
    opschorting_loopt,
)
from statemachines.tlv.rollen import AANVRAGER, ADMIN, BESLISSERS, SYSTEEM
from statemachines.tlv.toestanden import (
    AFWIJZING_BEKENDGEMAAKT,
    BEKENDGEMAAKT,
    BESLOTEN_AF,
    BESLOTEN_TOE,
    COMPLEET,
)

MAG = (beslistermijn_staat_niet_stil, opschorting_eindigt_later)
NOG_NIET_AF = (
    *COMPLEET,
    BESLOTEN_TOE,
    BESLOTEN_AF,
    BEKENDGEMAAKT,
    AFWIJZING_BEKENDGEMAAKT,
)

OPSCHORTEN = (
    *stays(
        source=COMPLEET,
        action="instemmen_met_uitstel",
        label="Instemmen met een later besluit",
        by=AANVRAGER,
        law="Awb 4:15 lid 2 a",
        asks=("opgeschort_tot",),
        requires=MAG,
        starts=(termijnen.OPSCHORTING,),
        suspends=("C4",),
        notifies=(berichten.INSTEMMING_SCHOOL, berichten.INSTEMMING_SWV),
    ),
    *stays(
        source=COMPLEET,
        action="opschorten",
        label="De tijd stilzetten: de school is te laat, of er is overmacht",
        by=(*ADMIN, *BESLISSERS),
        law="Awb 4:15 lid 2 b en c; Awb 4:15 lid 3",
        asks=("opschortingsgrond", "opgeschort_tot", "reden_opschorting"),
        requires=MAG,
        starts=(termijnen.OPSCHORTING,),
        suspends=("C4",),
        notifies=(berichten.OPGESCHORT_SCHOOL, berichten.OPGESCHORT_OUDERS),
    ),
    *stays(
        source=NOG_NIET_AF,
        action="opschorting_eindigen",
        label="De beslistermijn eerder weer laten lopen",
        by=(*ADMIN, *BESLISSERS),
        law="Awb 4:15 lid 4",
        requires=(opschorting_loopt,),
        stops=("L48",),
        resumes=("C4",),
        notifies=(berichten.LOOPT_WEER,),
    ),
    *stays(
        source=NOG_NIET_AF,
        action="opschorting_loopt_af",
        label="De beslistermijn loopt weer",
        by=SYSTEEM,
        law="Awb 4:15 lid 2",
        requires=(lapsed("L48"),),
        stops=("L48",),
        resumes=("C4",),
        notifies=(berichten.LOOPT_WEER,),
    ),
)
