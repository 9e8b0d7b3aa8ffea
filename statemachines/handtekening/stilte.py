"""Als iemand niet antwoordt: herinneren, proberen te bereiken, en dat vastleggen.

Stilte is nooit een akkoord. Onbereikbaar is alleen wie na drie pogingen langs twee
wegen, met een aangetekende brief, niet te bereiken is; de schooldirecteur keurt dat
goed.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import SCHOOL, aan
from statemachines.grammar import Notice, Role, Step, Term, lapsed, stays
from statemachines.handtekening.dossier import HandtekeningDossier
from statemachines.handtekening.toestanden import (
    GEEN_REACTIE,
    GEVRAAGD,
    ONBEREIKBAAR,
)
from statemachines.handtekening.voorwaarden import (
    PLAN,
    aangetekende_brief,
    drie_pogingen,
    pogingen_hadden_tijd,
    twee_kanalen,
)

PROBEREN = Term("L25", then="pogingen_nagaan")


def _poging(action: str, label: str) -> tuple[Step[HandtekeningDossier], ...]:
    return stays(
        source=(GEVRAAGD, GEEN_REACTIE),
        action=action,
        label=label,
        by=SCHOOL,
        law=PLAN,
        asks=("poging_op",),
        may_ask=("verslag_poging",),
        on="poging_op",
    )


def _herinnering(
    action: str, label: str, bericht: tuple[Notice, ...]
) -> tuple[Step[HandtekeningDossier], ...]:
    return stays(
        source=(GEVRAAGD,),
        action=action,
        label=label,
        by=(Role.SYSTEEM,),
        requires=(lapsed("L60"),),
        notifies=bericht,
    )


STILTE = (
    *_herinnering(
        "herinneren",
        "De ouder herinneren",
        (Notice("handtekening/herinnering", to=None, signs=True),),
    ),
    *_herinnering(
        "brief_laten_herinneren",
        "De school vragen om de ouder per brief te herinneren",
        aan("handtekening/herinner_per_brief", Role.IB),
    ),
    Step(
        action="reactietijd_verstrijken",
        label="Vastleggen dat de ouder niet reageerde",
        source=(GEVRAAGD,),
        target=GEEN_REACTIE,
        by=(Role.SYSTEEM,),
        law="WPO 40a lid 5",
        requires=(lapsed("B2"),),
        starts=(PROBEREN,),
        notifies=aan("handtekening/geen_reactie", *SCHOOL),
    ),
    *_poging("bellen", "Een poging vastleggen: gebeld"),
    *_poging("langsgaan", "Een poging vastleggen: langs geweest"),
    *_poging("brief_sturen", "Een poging vastleggen: brief gestuurd"),
    *_poging("aangetekend_versturen", "Een poging vastleggen: aangetekende brief"),
    *bewaakt(
        PROBEREN,
        "Nagaan of de ouder echt niet te bereiken is",
        source=(GEEN_REACTIE,),
        notifies=aan("handtekening/geen_reactie", *SCHOOL),
    ),
    Step(
        action="onbereikbaar_verklaren",
        label="Goedkeuren dat de ouder onbereikbaar is",
        source=(GEEN_REACTIE,),
        target=ONBEREIKBAAR,
        by=(Role.VOORZITTER,),
        law=PLAN,
        asks=("onbereikbaar_omdat",),
        requires=(
            drie_pogingen,
            twee_kanalen,
            aangetekende_brief,
            pogingen_hadden_tijd,
        ),
        tells=("handtekening_compleet", "handtekeningen_ontbreken", "deel_getekend"),
    ),
)
