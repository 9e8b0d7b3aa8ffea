"""Wat er gevraagd wordt voordat een stap rond een monitorkind mag."""

from statemachines.grammar import Situation, guard
from statemachines.monitorkind.dossier import MonitorkindDossier

PLAN = "Afspraak in het ondersteuningsplan"
JA = "ja"
ANTWOORDEN = frozenset({JA, "deels", "nee"})

Zaak = Situation[MonitorkindDossier]


@guard(
    "De ouders moeten eerst weten dat de school de jeugdarts vraagt.",
    law="AVG 13; WPO 8 lid 4",
    lifted_by="de school, in een gesprek met de ouders",
    about=("ouders_ingelicht_op",),
)
def ouders_weten_van_de_jeugdarts(zaak: Zaak) -> bool:
    op = zaak.dossier.ouders_ingelicht_op
    return op is not None and op <= zaak.today


@guard(
    "Schrijf alleen ja, deels of nee. Waarom, bewaren wij niet.",
    law="AVG 9; AVG 5",
    lifted_by="de jeugdarts",
    about=("kan_deelnemen",),
)
def alleen_ja_deels_of_nee(zaak: Zaak) -> bool:
    return zaak.dossier.kan_deelnemen in ANTWOORDEN


@guard(
    "Dit wordt pas verzuim als de jeugdarts verklaart dat het kind kan deelnemen.",
    law="LPW 11 d; LPW 21a",
    lifted_by="de jeugdarts",
    about=("kan_deelnemen",),
)
def jeugdarts_zegt_ja(zaak: Zaak) -> bool:
    return zaak.dossier.kan_deelnemen == JA


@guard(
    "Het kind kan niet terug zijn voor de eerste dag van de afwezigheid.",
    law=PLAN,
    lifted_by="de school, met de echte dag",
    about=("terug_op",),
)
def terug_na_de_eerste_dag(zaak: Zaak) -> bool:
    d = zaak.dossier
    return not (d.terug_op and d.eerste_dag and d.terug_op <= d.eerste_dag)
