"""Wat een aanvraag moet bevatten, en wat het SWV ermee mag doen (Awb 4:2 tot 4:15)."""

from datetime import timedelta

from statemachines.calendar import is_free
from statemachines.grammar import Situation, guard
from statemachines.tlv.dossier import OppStatus, Soort, TlvDossier
from statemachines.tlv.rollen import AANVRAGER

Zaak = Situation[TlvDossier]
VOOR_DE_ZAAK = timedelta(weeks=8)


@guard(
    "Wat de school nu indient, is vandaag ontvangen.",
    law="Awb 4:13; Awb 2:17",
    lifted_by="het secretariaat van het SWV, bij een aanvraag op papier",
    about=("ontvangen_op",),
)
def dag_van_ontvangst_is_vandaag(zaak: Zaak) -> bool:
    return zaak.dossier.ontvangen_op == zaak.today


@guard(
    "De dag van ontvangst ligt te lang voor het begin van deze zaak.",
    law="Awb 4:13",
    lifted_by="het secretariaat van het SWV, met de goede datum",
    about=("ontvangen_op",),
)
def dag_van_ontvangst_past_bij_zaak(zaak: Zaak) -> bool:
    op, concept = zaak.dossier.ontvangen_op, zaak.terms.get("L18")
    begin = concept.op if concept else zaak.today
    return op is not None and begin - VOOR_DE_ZAAK <= op


@guard(
    "Bij speciaal onderwijs hoort een categorie, bij speciaal basisonderwijs niet.",
    law="WPO 18a lid 6 c; Besluit bekostiging WPO 20 lid 3",
    lifted_by="de school",
    about=("soort", "categorie"),
)
def categorie_past_bij_soort(zaak: Zaak) -> bool:
    return (zaak.dossier.soort is Soort.SO) == (zaak.dossier.categorie is not None)


@guard(
    "De beoogde school heeft nog niet gezegd dat er plek is.",
    law="WPO 40 lid 4; ondersteuningsplan",
    lifted_by="de beoogde school",
    about=("plek_bevestigd",),
)
def beoogde_school_heeft_plek(zaak: Zaak) -> bool:
    return zaak.dossier.plek_bevestigd is True


@guard(
    "Het OPP is niet getekend en er staat niet bij waarom.",
    law="WPO 40a lid 2",
    lifted_by="de school, met een handtekening of een reden",
    about=("opp_status", "opp_reden"),
)
def opp_getekend_of_uitgelegd(zaak: Zaak) -> bool:
    d = zaak.dossier
    return d.opp_status is OppStatus.GETEKEND or bool(d.opp_reden)


@guard(
    "Het verslag van het ondersteuningsteam heeft een datum in de toekomst.",
    law="Ondersteuningsplan",
    lifted_by="de school",
    about=("ot_verslag_op",),
)
def ot_verslag_aanwezig(zaak: Zaak) -> bool:
    op = zaak.dossier.ot_verslag_op
    return op is not None and op <= zaak.today


@guard(
    "Het is niet bekend wie het gezag heeft over de leerling.",
    law="BW 1:245; WPO 1",
    lifted_by="de school, met een verklaring of een uittreksel",
)
def gezag_bekend(zaak: Zaak) -> bool:
    return bool(zaak.has_gezag())


@guard(
    "Bij toestemming staat iemand die geen gezag heeft.",
    law="BW 1:245",
    lifted_by="de school",
    about=("toestemming_van", "toestemming_ingetrokken_door"),
)
def toestemming_van_wie_gezag_heeft(zaak: Zaak) -> bool:
    d, gezag = zaak.dossier, {ouder.key for ouder in zaak.has_gezag()}
    return {*d.toestemming_van, *d.toestemming_ingetrokken_door} <= gezag


@guard(
    "Het is niet bekend welke school of welk bestuur de aanvraag doet.",
    law="WPO 18a lid 6 c; Awb 4:2",
    lifted_by="de school",
)
def aanvrager_bekend(zaak: Zaak) -> bool:
    return any(persoon.role in AANVRAGER for persoon in zaak.parties)


@guard(
    "Na een weigering moet een nieuwe aanvraag nieuwe feiten noemen.",
    law="Awb 4:6 lid 1",
    lifted_by="de school, met nieuwe feiten",
    about=("eerder_afgewezen", "nieuwe_feiten_aanvraag"),
)
def nieuwe_feiten_na_weigering(zaak: Zaak) -> bool:
    d = zaak.dossier
    return not d.eerder_afgewezen or bool(d.nieuwe_feiten_aanvraag)


@guard(
    "De aanvulling kan niet eerder zijn dan het verzoek om aan te vullen.",
    law="Awb 4:15 lid 1 a",
    lifted_by="het secretariaat van het SWV, met de goede datum",
    about=("aangevuld_op",),
)
def aangevuld_na_verzoek(zaak: Zaak) -> bool:
    op, termijn = zaak.dossier.aangevuld_op, zaak.terms.get("C4")
    begin = termijn.suspended_on if termijn else None
    return op is not None and (begin is None or op >= begin)


@guard(
    "De school kreeg al een keer meer tijd om aan te vullen.",
    law="Awb 4:5 lid 1",
    lifted_by="niemand",
)
def eerste_verlenging(zaak: Zaak) -> bool:
    return not zaak.did("aanvulling_verlengen")


@guard(
    "Een dag die het SWV zelf noemt, is een werkdag.",
    law="Awb 4:5 lid 1",
    lifted_by="het secretariaat van het SWV, met een andere dag",
    about=("aanvullen_tot",),
)
def aanvullen_tot_een_werkdag(zaak: Zaak) -> bool:
    tot = zaak.dossier.aanvullen_tot
    return tot is not None and not is_free(tot)


@guard(
    "De vier weken voor buiten behandeling stellen zijn voorbij: beslis inhoudelijk.",
    law="Awb 4:5 lid 4",
    lifted_by="niemand",
)
def buiten_behandeling_kan_nog(zaak: Zaak) -> bool:
    return "C3" in zaak.terms and "C3" not in zaak.lapsed


@guard(
    "Dit is niet de dag waarop de brief wegging en de tijd stil ging staan.",
    law="Awb 4:15 lid 1 a",
    lifted_by="het secretariaat van het SWV, met de goede datum",
    about=("verzonden_op",),
)
def dag_waarop_de_tijd_stil_ging_staan(zaak: Zaak) -> bool:
    termijn = zaak.terms.get("C4")
    begin = termijn.suspended_on if termijn else None
    return begin is None or zaak.dossier.verzonden_op == begin
