"""Zes weken om het plan vast te stellen, vanaf de inschrijving of na het OT.

Na de inschrijving is dat de wet, na het OT een afspraak. Te laat is nooit een akkoord
van de ouders; te laat volgens de wet is een tekortkoming van de school.
"""

from statemachines.gezag import SCHOOL, aan
from statemachines.grammar import Role, Term, Warn, lapsed, stays
from statemachines.opp.eisen_vaststelling import (
    eerste_plan,
)
from statemachines.opp.toestanden import NIET_VASTGESTELD, VOORBEREIDING

WAARSCHUWINGEN = (Warn(28, Role.IB), Warn(35, Role.VOORZITTER))
NA_HET_OT = Term(
    "B1b",
    then="afgesproken_termijn_overschrijden",
    from_="extra_nodig_op",
    policy="opp_vaststellen_weken",
    warns=WAARSCHUWINGEN,
)
NA_INSCHRIJVING = Term(
    "B1",
    then="wettelijke_termijn_overschrijden",
    from_="ingeschreven_op",
    policy="opp_vaststellen_weken",
    warns=WAARSCHUWINGEN,
)
TE_LAAT = aan("opp/termijn_voorbij", *SCHOOL, Role.SWV_ER)

ZES_WEKEN = (
    *stays(
        source=VOORBEREIDING,
        action="inschrijving_vastleggen",
        label="Vastleggen dat de hulp al bij de inschrijving nodig was",
        by=SCHOOL,
        law="WPO 40a lid 3",
        asks=("ingeschreven_op",),
        requires=(eerste_plan,),
        on="ingeschreven_op",
        starts=(NA_INSCHRIJVING,),
        stops=("B1b",),
    ),
    *stays(
        source=NIET_VASTGESTELD,
        action="wettelijke_termijn_overschrijden",
        label="Vastleggen dat het plan er na zes weken niet is",
        by=(Role.SYSTEEM,),
        law="WPO 40a lid 3",
        requires=(lapsed("B1"),),
        notifies=TE_LAAT,
    ),
    *stays(
        source=NIET_VASTGESTELD,
        action="afgesproken_termijn_overschrijden",
        label="Vastleggen dat het plan er zes weken na het OT niet is",
        by=(Role.SYSTEEM,),
        requires=(lapsed("B1b"),),
        notifies=aan("opp/afspraak_voorbij", *SCHOOL, Role.SWV_ER),
    ),
)
