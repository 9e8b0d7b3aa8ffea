"""De handtekening van een gezagdrager onder een voorstel voor het OPP.

Voor ieder met gezag loopt een eigen zaak. Wie weigert, weigert; wie zwijgt, stemt
niet in (WPO 40a lid 5). Alleen wie echt niet te bereiken is, kan als onbereikbaar
gelden, en dat keurt de schooldirecteur goed.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import SCHOOL, TEKENAARS, aan
from statemachines.grammar import (
    Notice,
    Process,
    Role,
    Step,
    Term,
    Warn,
    lapsed,
    stays,
)
from statemachines.handtekening.dossier import HandtekeningDossier
from statemachines.handtekening.stilte import STILTE
from statemachines.handtekening.toestanden import (
    GETEKEND,
    GEVRAAGD,
    GEWEIGERD,
    ONDERWEG,
    OPEN,
    TE_VRAGEN,
    VERVALLEN,
)
from statemachines.handtekening.voorwaarden import (
    brief_is_gemaakt,
    heeft_gezag,
    krijgt_papier,
    mag_automatisch,
    op_papier_getekend,
    tekent_dit_voorstel,
    verzending_vrijgegeven,
    wil_digitaal,
    zeker_wie_tekent,
)

ANTWOORD = ("handtekening_compleet", "deel_getekend")
GEEN_AKKOORD = ("handtekening_geweigerd",)

# -- Termijnen en berichten ------------------------------------------------------------

VERZENDEN = Term("L22", then="verzending_nagaan")
BEZORGEN = Term("L14", then="bezorging_nagaan")
REAGEREN = Term(
    "B2",
    then="reactietijd_verstrijken",
    policy="opp_reactie_schooldagen",
    warns=(Warn(5, Role.IB), Warn(8, Role.VOORZITTER)),
)
HALVERWEGE = Term("L60", then="herinneren", policy="opp_herinnering_schooldagen")
HALVERWEGE_PER_POST = Term(
    "L60", then="brief_laten_herinneren", policy="opp_herinnering_schooldagen"
)

VERZOEK = Notice(
    "handtekening/verzoek",
    to=None,
    law="WPO 40a lid 5",
    sent="verzending_vastleggen",
    failed="bezorging_mislukken",
    signs=True,
)
DANK = Notice("handtekening/getekend", to=None)
BRIEF_NODIG = aan("handtekening/brief_nodig", Role.IB)
GEWEIGERD_BERICHT = (
    *aan("handtekening/geweigerd", *SCHOOL),
    Notice("handtekening/na_weigering", to=None, law="WPO 40a lid 5"),
)

# -- Vragen ----------------------------------------------------------------------------

VRAGEN = (
    Step(
        action="digitaal_vragen",
        label="Digitaal om een handtekening vragen",
        source=(TE_VRAGEN,),
        target=ONDERWEG,
        by=SCHOOL,
        law="WPO 40a lid 5",
        requires=(heeft_gezag, mag_automatisch, wil_digitaal),
        starts=(BEZORGEN,),
        stops=("L22",),
        notifies=(VERZOEK,),
    ),
    *stays(
        source=(TE_VRAGEN,),
        action="verzending_vrijgeven",
        label="Met de privacy officer besluiten wat er verstuurd wordt",
        by=(Role.VOORZITTER,),
        law="AVG 32",
        asks=("fg_geraadpleegd_op",),
        on="fg_geraadpleegd_op",
    ),
    Step(
        action="brief_maken",
        label="De brief met het verzoek laten maken, voor wie papier krijgt",
        source=(TE_VRAGEN,),
        target=ONDERWEG,
        by=(*SCHOOL, Role.SWV_ADMIN),
        law="Awb 2:8",
        requires=(heeft_gezag, verzending_vrijgegeven, krijgt_papier),
        starts=(BEZORGEN,),
        stops=("L22",),
        notifies=(VERZOEK,),
    ),
    Step(
        action="per_post_vragen",
        label="Vastleggen dat het verzoek op de post is, of is afgegeven",
        source=(TE_VRAGEN, ONDERWEG),
        target=GEVRAAGD,
        by=(*SCHOOL, Role.SWV_ADMIN),
        law="WPO 40a lid 5",
        asks=("verzonden_op",),
        requires=(heeft_gezag, verzending_vrijgegeven, brief_is_gemaakt),
        on="verzonden_op",
        starts=(REAGEREN, HALVERWEGE_PER_POST),
        stops=("L22", "L14"),
    ),
    Step(
        action="verzending_vastleggen",
        label="Vastleggen dat het verzoek verstuurd is",
        source=(ONDERWEG,),
        target=GEVRAAGD,
        by=(Role.SYSTEEM,),
        law="Awb 2:25",
        starts=(REAGEREN, HALVERWEGE),
    ),
    Step(
        action="bezorging_mislukken",
        label="Vastleggen dat het verzoek niet bezorgd is",
        source=(ONDERWEG,),
        target=TE_VRAGEN,
        by=(Role.SYSTEEM,),
        law="Awb 2:11",
        starts=(VERZENDEN,),
        stops=("L14",),
        notifies=BRIEF_NODIG,
    ),
    Step(
        action="bezorging_nagaan",
        label="Opnieuw vragen: er is geen bewijs van bezorging",
        source=(ONDERWEG,),
        target=TE_VRAGEN,
        by=(Role.SYSTEEM,),
        law="Awb 2:25",
        requires=(lapsed("L14"),),
        starts=(VERZENDEN,),
        notifies=BRIEF_NODIG,
    ),
    *bewaakt(
        VERZENDEN,
        "Eraan herinneren dat het verzoek nog weg moet",
        source=(TE_VRAGEN,),
        notifies=BRIEF_NODIG,
    ),
)

# -- Antwoorden ------------------------------------------------------------------------

ANTWOORDEN: tuple[Step[HandtekeningDossier], ...] = (
    Step(
        action="tekenen",
        label="Tekenen voor akkoord",
        source=OPEN,
        target=GETEKEND,
        by=TEKENAARS,
        law="WPO 40a lid 5",
        asks=("getekende_hash", "inlogniveau"),
        requires=(heeft_gezag, tekent_dit_voorstel, zeker_wie_tekent),
        tells=ANTWOORD,
        notifies=(DANK,),
    ),
    Step(
        action="handtekening_vastleggen",
        label="Namens de ouder: een handtekening op papier vastleggen",
        source=OPEN,
        target=GETEKEND,
        by=SCHOOL,
        law="WPO 40a lid 5",
        asks=("getekende_hash", "antwoord_op", "antwoordwijze", "bewijs_hash"),
        requires=(heeft_gezag, tekent_dit_voorstel, op_papier_getekend),
        on="antwoord_op",
        tells=ANTWOORD,
        notifies=(DANK,),
    ),
    Step(
        action="weigeren",
        label="Niet akkoord gaan, met reden",
        source=OPEN,
        target=GEWEIGERD,
        by=TEKENAARS,
        law="WPO 40a lid 5",
        asks=("weigering",),
        requires=(heeft_gezag,),
        tells=GEEN_AKKOORD,
        notifies=GEWEIGERD_BERICHT,
    ),
    Step(
        action="weigering_vastleggen",
        label="Namens de ouder: vastleggen dat zij niet akkoord is",
        source=OPEN,
        target=GEWEIGERD,
        by=SCHOOL,
        law="WPO 40a lid 5",
        asks=("weigering", "antwoord_op", "antwoordwijze"),
        requires=(heeft_gezag,),
        on="antwoord_op",
        tells=GEEN_AKKOORD,
        notifies=GEWEIGERD_BERICHT,
    ),
    Step(
        action="vervallen",
        label="Laten vervallen: dit voorstel geldt niet meer",
        source=OPEN,
        target=VERVALLEN,
        by=(Role.SYSTEEM,),
    ),
)

# -- Het verloop -----------------------------------------------------------------------

HANDTEKENING = Process(
    code="handtekening",
    prefix="HT",
    signed_by=Role.VOORZITTER,
    title="Handtekening onder het OPP",
    law="WPO 40a lid 5",
    dossier=HandtekeningDossier,
    initial=TE_VRAGEN,
    starts=(VERZENDEN,),
    notifies=aan("handtekening/vragen", Role.IB),
    steps=(*VRAGEN, *ANTWOORDEN, *STILTE),
)
