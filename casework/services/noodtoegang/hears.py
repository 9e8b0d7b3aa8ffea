"""Who hears that somebody used access in an emergency."""

from casework.services.accounts.known import Colleague, accounts_of
from casework.services.noodtoegang.who import TOLD_FIRST
from casework.work import Work


def told_to(work: Work, account: str) -> list[Colleague]:
    """Return who hears that this person used it: never that person alone."""
    others = [one for one in accounts_of(work) if one.active and one.id != account]
    for role in TOLD_FIRST:
        if found := [one for one in others if role in one.rollen]:
            return found
    return []
