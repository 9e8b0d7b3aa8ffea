"""Als een ouder het niet eens is: een nieuw voorstel, hulp, of de commissie.

Wie weigert, wordt nooit door tijdsverloop een ja. De directeur kan alleen het
perspectiefdeel vaststellen, ook als een ouder blijft zwijgen; de zorgplicht gaat door.
"""

from dataclasses import replace

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Ends, Role, Step, Term, Warn, lapsed, stays
from statemachines.opp.dossier import OppDossier
from statemachines.opp.eisen_aanbod import (
    hoogstens_drie_rondes,
    leerling_gehoord,
)
from statemachines.opp.eisen_vaststelling import (
    alleen_perspectiefdeel,
)
from statemachines.opp.evaluatie import EVALUATIEJAAR, OPENEN
from statemachines.opp.handtekeningen import (
    eigen_geschil,
    iemand_was_onbereikbaar,
    ingediend_door_gezagdrager,
    reactietijd_voorbij,
    was_onbereikbaar,
)
from statemachines.opp.toestanden import (
    BESPROKEN,
    BIJ_DE_OUDERS,
    GEWEIGERD,
    IN_GESCHIL,
    VASTGESTELD,
    ZONDER_HANDELINGSDEEL,
)

OUDE_VOORSTELLEN = (Ends("handtekening", "vervallen"),)
AANBIEDEN = Term("L62", then="aanbod_nagaan")
HERSTELLEN = Term("L12", then="herstel_nagaan")
OORDELEN = Term(
    "A10",
    then="oordeeltermijn_verstrijken",
    warns=(Warn(56, Role.SCHOOLBESTUUR), Warn(63, Role.SWV_ER)),
)
PLANKLOKKEN = ("B4", *OPENEN)
NAVRAGEN = Term("L64", then="oordeel_navragen")
KLOKKEN = ("L12", *PLANKLOKKEN)
NAAR_DE_COMMISSIE = (GEWEIGERD, ZONDER_HANDELINGSDEEL)
GESCHIL = aan("opp/geschil", Role.SCHOOLBESTUUR, *SCHOOL, law="WPO 43")

NA_WEIGERING: Step[OppDossier] = Step(
    action="vaststellen_zonder",
    label="Alleen het perspectiefdeel vaststellen",
    source=(GEWEIGERD,),
    target=ZONDER_HANDELINGSDEEL,
    by=(Role.VOORZITTER,),
    law="WPO 40a lid 5",
    asks=("perspectief_hash", "zorgplicht_maatregelen"),
    requires=(leerling_gehoord, alleen_perspectiefdeel),
    starts=EVALUATIEJAAR,
    stops=("L12", "L63", "B1", "B1b"),
    ends=OUDE_VOORSTELLEN,
    notifies=(
        *aan("opp/zonder_handelingsdeel", *OUDERS, law="WPO 40a lid 5"),
        *aan("opp/evaluatiedag", *SCHOOL, law="WPO 40a lid 4"),
        *aan("opp/zonder_akkoord_swv", Role.SWV_ER),
    ),
)
NA_STILTE = replace(
    NA_WEIGERING,
    source=BIJ_DE_OUDERS,
    requires=(*NA_WEIGERING.requires, reactietijd_voorbij),
)
"""De verzoeken vervallen: een later ja zou anders een hulpdeel vaststellen dat de
directeur opzij legde. Wie alsnog antwoordt, krijgt een nieuw voorstel."""

ZONDER_AKKOORD = (
    Step(
        action="nieuw_voorstel",
        label="Een nieuw voorstel maken",
        source=(GEWEIGERD, ZONDER_HANDELINGSDEEL),
        target=BESPROKEN,
        by=SCHOOL,
        law="WPO 40a lid 2",
        requires=(hoogstens_drie_rondes,),
        starts=(AANBIEDEN,),
        stops=KLOKKEN,
        ends=OUDE_VOORSTELLEN,
    ),
    *stays(
        source=(GEWEIGERD, IN_GESCHIL),
        action="hulp_inschakelen",
        label="Hulp inschakelen bij het overleg",
        by=(*SCHOOL, *OUDERS),
        law="WPO 19",
        asks=("hulp_van",),
        notifies=aan("opp/hulp", *OUDERS),
    ),
    NA_WEIGERING,
    NA_STILTE,
    Step(
        action="alsnog_bezwaar_maken",
        label="Alsnog niet akkoord gaan, na eerst onbereikbaar te zijn geweest",
        source=(VASTGESTELD,),
        target=GEWEIGERD,
        by=(*OUDERS, *SCHOOL),
        law="WPO 40a lid 5",
        asks=("bezwaar_van", "bezwaar"),
        requires=(iemand_was_onbereikbaar, was_onbereikbaar),
        starts=(HERSTELLEN,),
        stops=PLANKLOKKEN,
        notifies=aan("opp/geweigerd", *SCHOOL),
    ),
    *bewaakt(
        HERSTELLEN,
        "Eraan herinneren dat er nog geen akkoord is",
        source=(GEWEIGERD,),
        notifies=aan("opp/herinnering", *SCHOOL),
    ),
    # -- De geschillencommissie --------------------------------------------------------
    Step(
        action="gpo_melden",
        label="Het geschil voorleggen aan de geschillencommissie",
        source=NAAR_DE_COMMISSIE,
        target=IN_GESCHIL,
        by=OUDERS,
        law="WPO 43 lid 3",
        asks=("geschil_op",),
        on="geschil_op",
        starts=(OORDELEN,),
        stops=KLOKKEN,
        notifies=GESCHIL,
    ),
    Step(
        action="bericht_commissie_vastleggen",
        label="Namens de ouder: vastleggen dat de commissie een geschil kreeg",
        source=NAAR_DE_COMMISSIE,
        target=IN_GESCHIL,
        by=SCHOOL,
        law="WPO 43 lid 3",
        asks=("geschil_van", "geschil_op"),
        requires=(ingediend_door_gezagdrager,),
        on="geschil_op",
        starts=(OORDELEN,),
        stops=KLOKKEN,
        notifies=GESCHIL,
    ),
    *stays(
        source=(IN_GESCHIL,),
        action="oordeeltermijn_verstrijken",
        label="Vastleggen dat de commissie nog niet oordeelde",
        by=(Role.SYSTEEM,),
        law="WPO 43",
        requires=(lapsed("A10"),),
        starts=(NAVRAGEN,),
        notifies=aan("opp/herinnering", *SCHOOL),
    ),
    *bewaakt(
        NAVRAGEN,
        "Eraan herinneren dat de commissie nog niet oordeelde",
        source=(IN_GESCHIL,),
        notifies=aan("opp/herinnering", *SCHOOL),
    ),
    Step(
        action="oordeel",
        label="Het oordeel van de commissie vastleggen en bespreken",
        source=(IN_GESCHIL,),
        target=BESPROKEN,
        by=(Role.VOORZITTER,),
        law="WPO 43",
        asks=("oordeel_op", "oordeel", "besproken_op"),
        on="besproken_op",
        starts=(AANBIEDEN,),
        stops=("A10", "L64"),
        ends=OUDE_VOORSTELLEN,
        notifies=aan("opp/oordeel", *OUDERS, Role.SCHOOLBESTUUR),
    ),
    Step(
        action="geschil_intrekken",
        label="Het geschil intrekken",
        source=(IN_GESCHIL,),
        target=GEWEIGERD,
        by=(*OUDERS, *SCHOOL),
        law="WPO 43",
        requires=(eigen_geschil,),
        starts=(HERSTELLEN,),
        stops=("A10", "L64"),
    ),
)
