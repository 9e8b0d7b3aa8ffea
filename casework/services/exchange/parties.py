"""Who signs in for a party of the covenant, and which parties can be a partner.

A parent is no partner: a parent has a link.
"""

from collections.abc import Mapping

from statemachines.convenant import Partij
from statemachines.roles import Role

ROLES_OF: Mapping[str, tuple[Role, ...]] = {
    Partij.SCHOOL: (Role.VOORZITTER, Role.IB, Role.LERAAR, Role.SCHOOLBESTUUR),
    Partij.SWV: (
        *(Role.SWV_ER, Role.SWV_ADMIN, Role.GEDRAGSWETENSCHAPPER, Role.BESTUURDER),
    ),
    Partij.JOS: (Role.JOS,),
    Partij.WIJKTEAM: (Role.WIJKTEAM,),
    Partij.JEUGDHULP: (Role.JEUGDHULP,),
    Partij.GEMEENTE: (Role.WIJKTEAM, Role.LEERRECHT),
    Partij.LEERRECHT: (Role.LEERRECHT,),
    Partij.JEUGDARTS: (Role.JEUGDARTS,),
    Partij.ONTVANGENDE_SCHOOL: (Role.ONTVANGENDE_SCHOOL,),
    Partij.SWV_VO: (),
    Partij.KERNGROEP: (Role.KERNGROEP,),
}
"""Nobody of the SWV-VO signs in here: it gets packages by mail or by webhook."""


def party_name(code: str) -> str:
    """Say which party that is; the code itself when it is not known any more."""
    return Partij(code).naam if code in {*Partij} else code
