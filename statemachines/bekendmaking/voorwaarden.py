"""Wat de wet vraagt bij bekendmaking en bezwaar (Awb hoofdstuk 3 en 6).

Een bezwaar krijgt nooit een dichte deur: ook een laat of vroeg bezwaar komt binnen,
en daarna beslist het SWV erover (Awb 6:10, 6:11). De voorwaarden gaan alleen over
wat er over de dag wordt vastgelegd.
"""

from datetime import timedelta

from statemachines.bekendmaking.dossier import BekendmakingDossier
from statemachines.grammar import Role, Situation, guard

Zaak = Situation[BekendmakingDossier]
NAZENDING = timedelta(weeks=1)
SECRETARIAAT = "het secretariaat van het SWV"


@guard(
    "Dit exemplaar is van iemand anders. Gebruik uw eigen exemplaar.",
    law="Awb 6:4",
    lifted_by=SECRETARIAAT,
)
def eigen_exemplaar(zaak: Zaak) -> bool:
    if zaak.role is Role.SWV_ADMIN:
        return True
    eigen = [party.role for party in zaak.parties if party.key == zaak.party]
    return zaak.role in eigen and zaak.acts_as(zaak.party)


@guard(
    "Kijk nog eens of het bezwaar op tijd was: de dagen zeggen iets anders.",
    law="Awb 6:9",
    lifted_by=f"{SECRETARIAAT}, met de goede dag of het goede antwoord",
    about=("bezwaar_ontvangen_op", "bezwaar_gepost_op", "bezwaar_te_laat"),
)
def te_laat_klopt(zaak: Zaak) -> bool:
    dossier, termijn = zaak.dossier, zaak.terms.get("D1b")
    binnen, gepost = dossier.bezwaar_ontvangen_op, dossier.bezwaar_gepost_op
    if termijn is None or binnen is None:
        return True
    laatste = termijn.op
    tijdig_gepost = gepost is not None and gepost <= laatste
    op_tijd = binnen <= laatste or (tijdig_gepost and binnen <= laatste + NAZENDING)
    return dossier.bezwaar_te_laat is not op_tijd


@guard(
    "De bezwaartermijn van zes weken loopt nog: beslis daarna.",
    law="Awb 7:10 lid 1",
    lifted_by="de tijd",
)
def bezwaartermijn_voorbij(zaak: Zaak) -> bool:
    return "D1" not in zaak.terms


@guard(
    "Verdagen kan alleen zolang de beslistermijn loopt.",
    law="Awb 7:10 lid 3",
    lifted_by="degene die bezwaar maakte, met instemming (Awb 7:10 lid 4)",
)
def beslistermijn_bezwaar_loopt(zaak: Zaak) -> bool:
    return "D4" in zaak.terms and "D4" not in zaak.lapsed


@guard(
    "De beslissing op bezwaar kan niet zijn verzonden voordat zij er was.",
    law="Awb 7:12 lid 2; Awb 3:41",
    lifted_by=f"{SECRETARIAAT}, met de echte dag van verzending",
    about=("bob_verzonden_op",),
)
def beslist_en_daarna_verzonden(zaak: Zaak) -> bool:
    beslist, verzonden = zaak.dossier.beslist_op, zaak.dossier.bob_verzonden_op
    return beslist is None or verzonden is None or beslist <= verzonden


@guard(
    "Schrijf op wat de commissie adviseerde, ook als u daarvan afwijkt.",
    law="Awb 7:13 lid 7",
    lifted_by="degene die beslist",
    about=("advies_bezwaarcommissie", "afwijking_van_commissie"),
)
def beslissing_volledig(zaak: Zaak) -> bool:
    d = zaak.dossier
    return not d.afwijking_van_commissie or bool(d.advies_bezwaarcommissie)
