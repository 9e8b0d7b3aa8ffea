"""Who may change accounts, and which roles an account can have."""

from collections.abc import Iterator, Sequence

from casework.access import SYSTEEM, Actor
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import FAMILY, Role

STAFF = tuple(
    role for role in Role if role not in FAMILY | {Role.LEERLING, Role.SYSTEEM}
)
"""The roles that somebody can sign in with. A parent or a pupil comes by a link."""

_ONLY_BEHEER = Reason(
    "Alleen een beheerder mag accounts maken of wijzigen.",
    lifted_by="de beheerder",
)
_FOUR_EYES = Reason(
    "U kunt uw eigen rollen niet wijzigen en uw eigen account niet stoppen.",
    lifted_by="een andere beheerder",
)


def check_may(by: Actor) -> None:
    """Raise `Refused` unless this is an administrator, or the system at set-up."""
    if by != SYSTEEM and by.role != Role.BEHEERDER:
        raise Refused(_ONLY_BEHEER)


def check_four_eyes(by: Actor, account: str) -> None:
    """Raise `Refused` when an administrator would change an account of their own."""
    check_may(by)
    if account in (by.id, *by.voor):
        raise Refused(_FOUR_EYES)


def check_roles(roles: Sequence[Role]) -> None:
    """Raise `Refused` when nobody can sign in with these roles."""
    if reasons := tuple(_wrong(roles)):
        raise Refused(*reasons)


def _wrong(roles: Sequence[Role]) -> Iterator[Reason]:
    if not roles:
        yield Reason("Kies ten minste een rol.")
    for role in roles:
        if role not in STAFF:
            yield Reason(f"Met de rol '{role.value}' kan niemand inloggen.")
