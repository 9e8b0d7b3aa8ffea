"""Of een besluit echt is verzonden aan wie het vroeg (Awb 3:40 en 3:41).

In een zaak kunnen twee besluiten zijn genomen: eerst om niet te behandelen, en later
toch een besluit op de inhoud. Elk exemplaar hoort bij een van de twee.
"""

from statemachines.grammar import Linked, Situation, guard
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.rollen import AANVRAGER

Zaak = Situation[TlvDossier]
ONVERZONDEN = frozenset({"te_verzenden", "onbestelbaar", "vroeg_bezwaar"})
VASTSTAAND = frozenset({"onherroepelijk", "bezwaar_afgehandeld"})
GEGROND = frozenset({"gegrond", "deels_gegrond"})
OP_DE_INHOUD = ("volgnummer", "afwijzingsgrond")


@guard(
    "Het besluit is nog niet verzonden aan de aanvrager, dus het werkt nog niet.",
    law="Awb 3:40; Awb 3:41",
    lifted_by="het secretariaat van het SWV",
)
def besluit_verzonden(zaak: Zaak) -> bool:
    return _bij_aanvrager(zaak, [b for b in bekendmakingen(zaak) if _inhoud(b)])


@guard(
    "Het besluit om niet te behandelen is nog niet verzonden aan de aanvrager.",
    law="Awb 3:40; Awb 4:5 lid 4",
    lifted_by="het secretariaat van het SWV",
)
def buiten_behandeling_verzonden(zaak: Zaak) -> bool:
    return _bij_aanvrager(zaak, [b for b in bekendmakingen(zaak) if not _inhoud(b)])


@guard("De beslistermijn is al afgesloten.", law="Awb 4:13", lifted_by="niemand")
def beslistermijn_staat_open(zaak: Zaak) -> bool:
    return bool({"C4", "L41"} & set(zaak.terms))


@guard(
    "Er kan nog bezwaar komen, of er loopt nog een bezwaar of beroep.",
    law="Awb 6:7; Awb 6:9 lid 2",
    lifted_by="de tijd, of de uitkomst van het bezwaar",
)
def geen_bezwaar_meer(zaak: Zaak) -> bool:
    return all(
        (b.final or b.state in VASTSTAAND)
        and not {b.dossier.get("uitkomst"), b.dossier.get("uitspraak")} & GEGROND
        for b in bekendmakingen(zaak)
        if _inhoud(b)
    )


def bekendmakingen(zaak: Zaak) -> tuple[Linked, ...]:
    """Geef de exemplaren van de besluiten in deze zaak."""
    return tuple(zaak.linked.get("bekendmaking", ()))


def _inhoud(bekendmaking: Linked) -> bool:
    return any(bekendmaking.dossier.get(feit) for feit in OP_DE_INHOUD)


def _bij_aanvrager(zaak: Zaak, exemplaren: list[Linked]) -> bool:
    aanvragers = {p.key for p in zaak.parties if p.role in AANVRAGER}
    return any(b.party in aanvragers and b.state not in ONVERZONDEN for b in exemplaren)
