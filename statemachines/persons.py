"""Facts whose answer is somebody of the case: chosen from its people, never typed."""

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from statemachines.roles import Role
from statemachines.situation import Party


@dataclass(frozen=True)
class Persons:
    """Mark a fact that names people of the case: their key, or their account.

    ``roles`` are the roles they have in the case; without any it is who has gezag.
    """

    roles: tuple[Role, ...] = ()
    account: bool = False

    def admits(self, party: Party) -> bool:
        """Tell whether this person can be the answer."""
        if self.account and party.account is None:
            return False
        return party.role in self.roles if self.roles else party.gezag

    def answer(self, party: Party) -> str:
        """Return what the fact says of this person."""
        return (party.account or "") if self.account else party.key


GEZAGDRAGER = Persons()
"""Whom a fact means that asks for ``mensen`` (`statemachines.vragen`)."""
DESKUNDIGE = Persons((Role.GEDRAGSWETENSCHAPPER, Role.DESKUNDIGE), account=True)


@cache
def person_fields(dossier: type[BaseModel]) -> dict[str, Persons]:
    """Return the facts of a dossier that are marked: of which roles, and by what."""
    return {
        name: mark
        for name, info in dossier.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Persons)
    }
