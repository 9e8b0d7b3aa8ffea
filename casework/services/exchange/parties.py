"""Which party of the covenant a partner is, in words, and who signs in for it.

The codes are those of domain.md 2.9. A parent is no partner: a parent has a link.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from statemachines.roles import Role


@dataclass(frozen=True)
class Party:
    """A party: its name, and the roles in which its staff signs in."""

    naam: str
    roles: tuple[Role, ...]


PARTIES: Mapping[str, Party] = {
    "school": Party(
        "de school",
        (Role.VOORZITTER, Role.IB, Role.LERAAR, Role.SCHOOLBESTUUR),
    ),
    "swv": Party(
        "een samenwerkingsverband",
        (Role.SWV_ER, Role.SWV_ADMIN, Role.GEDRAGSWETENSCHAPPER, Role.BESTUURDER),
    ),
    "jos": Party("de jeugdprofessional op school", (Role.JOS,)),
    "wijkteam": Party("het wijkteam", (Role.WIJKTEAM,)),
    "jeugdhulp": Party("de jeugdhulp", (Role.JEUGDHULP,)),
    "gemeente": Party("de gemeente", (Role.WIJKTEAM, Role.LEERRECHT)),
    "leerrecht": Party("de leerplicht (Leerrecht)", (Role.LEERRECHT,)),
    "jeugdarts": Party("de jeugdarts", (Role.JEUGDARTS,)),
    "ontvangende_school": Party("de nieuwe school", (Role.ONTVANGENDE_SCHOOL,)),
    "swv_vo": Party("het samenwerkingsverband van het VO", ()),
    "kerngroep": Party("de kerngroep", (Role.KERNGROEP,)),
}


def party_name(code: str) -> str:
    """Say which party that is; the code itself when it is not known any more."""
    found = PARTIES.get(code)
    return found.naam if found else code
