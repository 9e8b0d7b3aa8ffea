"""Wat de wet vraagt bij bekendmaking en bezwaar (Awb hoofdstuk 3 en 6)."""

from datetime import date, timedelta

from statemachines.bekendmaking.dossier import BekendmakingDossier
from statemachines.grammar import Situation, guard

Zaak = Situation[BekendmakingDossier]
NAZENDING = timedelta(weeks=1)


@guard(
    "Dit besluit ging naar iemand anders. Maak bezwaar bij uw eigen exemplaar.",
    law="Awb 6:4",
    lifted_by="het secretariaat van het SWV",
)
def eigen_exemplaar(zaak: Zaak) -> bool:
    eigen = [party.role for party in zaak.parties if party.key == zaak.party]
    return zaak.role in eigen


@guard(
    "Het bezwaar kwam na de laatste dag. Schrijf op waarom het later is.",
    law="Awb 6:9; Awb 6:11",
    lifted_by="degene die bezwaar maakt, met een reden",
    about=("bezwaar_ontvangen_op", "bezwaar_gepost_op", "reden_te_laat"),
)
def bezwaar_op_tijd_of_uitgelegd(zaak: Zaak) -> bool:
    dossier, laatste = zaak.dossier, laatste_dag(zaak)
    if laatste is None or dossier.reden_te_laat:
        return True
    binnen = dossier.bezwaar_ontvangen_op or zaak.today
    gepost = dossier.bezwaar_gepost_op
    tijdig_gepost = gepost is not None and gepost <= laatste
    return binnen <= laatste or (tijdig_gepost and binnen <= laatste + NAZENDING)


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


def laatste_dag(zaak: Zaak) -> date | None:
    """Geef de laatste dag van de bezwaartermijn, ook als die al voorbij is."""
    if "D1" in zaak.terms:
        return zaak.terms["D1"].legal_end
    return zaak.terms["D1b"].op if "D1b" in zaak.terms else None
