"""Begrijpen: een onderzoek, alleen met toestemming, en eerst voor de ouders."""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Role, Step, Term, lapsed, stays
from statemachines.ot.eisen_onderzoek import (
    geen_onderzoek_meer_open,
    gezagdragers_stemmen_in_met_onderzoek,
    leerling_van_twaalf_stemt_in,
    onderzoek_is_gedaan,
    ouders_hadden_leestijd,
    ouders_zagen_onderzoek_eerst,
    toestemming_geldt_nog,
)
from statemachines.ot.eisen_overleg import (
    ouders_kregen_verslag,
)
from statemachines.ot.toestanden import BEGRIJPEN, OT_BESPROKEN

ONDERZOEKEN = Term("L7", then="onderzoek_nagaan")
LEZEN = Term("L91", then="leestijd_verstrijken")
ONDERZOEKER = (Role.GEDRAGSWETENSCHAPPER,)
NA_HET_OVERLEG = (ouders_kregen_verslag, geen_onderzoek_meer_open)
"""Wat er klaar moet zijn voordat er een plan komt."""

ONDERZOEK = (
    Step(
        action="onderzoek_nodig",
        label="Een onderzoek laten doen",
        source=(OT_BESPROKEN,),
        target=BEGRIJPEN,
        by=(Role.VOORZITTER,),
        law="BW 7:450",
        asks=(
            "onderzoeksvraag",
            "toestemming_onderzoek_op",
            "toestemming_onderzoek_van",
            "leerling_is_twaalf",
        ),
        may_ask=("leerling_stemt_in",),
        requires=(
            ouders_kregen_verslag,
            gezagdragers_stemmen_in_met_onderzoek,
            leerling_van_twaalf_stemt_in,
        ),
        starts=(ONDERZOEKEN,),
        stops=("L5",),
        notifies=aan("ot/onderzoeksvraag", *ONDERZOEKER),
    ),
    *stays(
        source=(BEGRIJPEN,),
        action="onderzoek_afronden",
        label="Het onderzoek afronden: de ouders lezen het als eersten",
        by=ONDERZOEKER,
        law="BW 7:457",
        asks=("onderzocht_op", "onderzoeksverslag"),
        requires=(toestemming_geldt_nog, onderzoek_is_gedaan),
        starts=(LEZEN,),
        notifies=aan("ot/onderzoeksverslag", *OUDERS, law="BW 7:457"),
    ),
    *stays(
        source=(BEGRIJPEN,),
        action="onderzoek_delen",
        label="Het verslag van het onderzoek delen met de school",
        by=ONDERZOEKER,
        law="BW 7:457",
        requires=(
            ouders_zagen_onderzoek_eerst,
            ouders_hadden_leestijd,
            toestemming_geldt_nog,
        ),
        notifies=aan("ot/onderzoek_gedeeld", *SCHOOL),
    ),
    *stays(
        source=(BEGRIJPEN,),
        action="leestijd_verstrijken",
        label="Vastleggen dat de ouders het verslag konden lezen",
        by=(Role.SYSTEEM,),
        law="BW 7:457",
        requires=(lapsed("L91"),),
        notifies=aan("ot/onderzoek_te_delen", *ONDERZOEKER),
    ),
    *stays(
        source=(BEGRIJPEN,),
        action="toestemming_intrekken",
        label="De toestemming voor het onderzoek intrekken",
        by=(*OUDERS, Role.LEERLING, *SCHOOL),
        law="AVG 7 lid 3",
        asks=("toestemming_ingetrokken_op",),
        on="toestemming_ingetrokken_op",
        stops=("L91",),
        notifies=aan("ot/onderzoek_gestopt", *SCHOOL, *ONDERZOEKER),
    ),
    *bewaakt(
        ONDERZOEKEN,
        "Eraan herinneren dat het onderzoek nog loopt",
        source=(BEGRIJPEN,),
        notifies=aan("ot/herinnering", *ONDERZOEKER, *SCHOOL),
    ),
)
