"""Who may change the registry of partners: never one person alone (security.md 1.6)."""

from casework.access import Actor
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

READERS = frozenset({Role.BEHEERDER, Role.FG})
"""Who sees the registry, and approves what another asked for."""

_ONLY_BEHEER = Reason(
    "Alleen een beheerder mag de partners wijzigen.", lifted_by="de beheerder"
)
_ONLY_READERS = Reason(
    "Alleen een beheerder of de privacy officer mag dit doen.",
    lifted_by="de beheerder of de privacy officer",
)
_FOUR_EYES = Reason(
    "U hebt dit zelf gevraagd. Een ander moet het controleren.",
    lifted_by="een andere beheerder of de privacy officer",
)


def check_may_ask(by: Actor) -> None:
    """Raise `Refused` unless this is an administrator."""
    if by.role is not Role.BEHEERDER:
        raise Refused(_ONLY_BEHEER)


def check_may_approve(by: Actor, asked_by: str) -> None:
    """Raise `Refused` unless this is a second person, also not standing in for one."""
    check_may_guard(by)
    if asked_by in (by.id, *by.voor, *by.ook_voor):
        raise Refused(_FOUR_EYES)


def check_may_guard(by: Actor) -> None:
    """Raise `Refused` unless this is somebody who watches over the registry."""
    if by.role not in READERS:
        raise Refused(_ONLY_READERS)
