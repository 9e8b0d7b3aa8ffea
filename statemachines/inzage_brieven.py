"""Wie een brief mag lezen die aan een ander is, en wie hem op de post doet.

Wie een brief kreeg, leest hem zelf. Een ander leest alleen mee als zijn taak dat vraagt
(domain.md 3.2): de school bij wat van de school is, het samenwerkingsverband bij wat
dat besluit. Wie hier niet staat, leest niet mee; familie leest nooit elkaars brieven.
"""

from collections.abc import Mapping
from typing import Final

from statemachines.processes import PROCESSES
from statemachines.roles import Role

_SCHOOL: Final = frozenset({Role.VOORZITTER, Role.IB})
_MET_SWV_ER: Final = _SCHOOL | {Role.SWV_ER}
_TLV: Final = frozenset(
    {Role.SWV_ADMIN, Role.GEDRAGSWETENSCHAPPER, Role.BESTUURDER, Role.SWV_ER}
)
_GELD: Final = frozenset({Role.SWV_ADMIN, Role.BESTUURDER})
_PRIVACY: Final = frozenset({Role.FG, Role.BESTUURDER, Role.SWV_ADMIN})

MEELEZERS: Final[Mapping[str, frozenset[Role]]] = {
    "ot": _MET_SWV_ER,
    "uitwisseling": _MET_SWV_ER,
    "opp": _MET_SWV_ER,
    "handtekening": _SCHOOL,
    "verzuim": _MET_SWV_ER,
    "monitorkind": _SCHOOL,
    "duo_melding": _SCHOOL,
    "leerrecht_alert": _SCHOOL,
    "tlv": _TLV,
    "zienswijze": _TLV,
    "bekendmaking": _TLV,
    "nooit_opgeven": _GELD | {Role.SWV_ER, Role.VOORZITTER},
    "kerngroep": _GELD,
    "jaarbudget": _GELD,
    "stem": _GELD,
    "spoedstem": _GELD,
    "avg_verzoek": _PRIVACY,
    "datalek": _PRIVACY,
    "datalek_bericht": _PRIVACY,
}
"""Per proces wie de brieven aan anderen meeleest."""


def leest_mee(process: str, role: Role) -> bool:
    """Zeg of deze rol de brieven aan anderen in een zaak van dit proces leest."""
    return role in MEELEZERS.get(process, frozenset())


def verzenders(process: str) -> frozenset[Role]:
    """Zeg wie papier op de post doet: wie tekent, of anders het secretariaat."""
    van_school = PROCESSES[process].signed_by == Role.VOORZITTER
    return _SCHOOL if van_school else frozenset({Role.SWV_ADMIN})
