"""Wat een plan zonder akkoord, een evaluatie en de eerste zes weken vragen."""

from statemachines.grammar import Situation, guard
from statemachines.opp.dossier import OppDossier

Zaak = Situation[OppDossier]


@guard(
    "Stel alleen het perspectiefdeel vast, niet het voorstel met het handelingsdeel.",
    law="WPO 40a lid 5",
    lifted_by="de schooldirecteur, met een document van alleen het perspectiefdeel",
    about=("perspectief_hash",),
)
def alleen_perspectiefdeel(zaak: Zaak) -> bool:
    return zaak.dossier.perspectief_hash != zaak.dossier.document_hash


@guard(
    "Evalueer samen met de ouders.",
    law="WPO 40a lid 4",
    lifted_by="de intern begeleider",
    about=("ouders_konden_meedoen",),
)
def met_ouders(zaak: Zaak) -> bool:
    return zaak.dossier.ouders_konden_meedoen is True


@guard(
    "Evalueer samen met de leerling.",
    law="WPO 40a lid 4",
    lifted_by="de intern begeleider",
    about=("leerling_kon_meedoen",),
)
def met_leerling(zaak: Zaak) -> bool:
    return zaak.dossier.leerling_kon_meedoen is True


@guard(
    "Dit plan was al eerder vastgesteld. De zes weken gelden voor het eerste plan.",
    law="WPO 40a lid 3",
    lifted_by="niemand",
)
def eerste_plan(zaak: Zaak) -> bool:
    return zaak.dossier.geevalueerd_op is None
