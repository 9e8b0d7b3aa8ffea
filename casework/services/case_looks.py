"""Who looked at a case, in the words of its page."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import NamedTuple

from casework.services.case_people import People
from casework.services.who_looked import Look
from notifications.dutch import opsomming, tijdstip
from statemachines.roles import Role


class Seen(NamedTuple):
    """One look, as a line says it: the moment twice, by whom and how, and what."""

    at: datetime
    moment: str
    wanneer: str
    wie: str
    wat: str


def looks_in_words(looks: Iterable[Look], people: People) -> list[Seen]:
    """Return each look in words; the same person is named once and not each time."""

    @cache
    def who(account: str, role: Role, stood_in: bool, nood: bool) -> str:  # noqa: FBT001  a cache looks slowly at names
        voor = ", als vervanger" if stood_in else ""
        return people.wie(account, role) + voor + (", met noodtoegang" if nood else "")

    @cache
    def what(seen: str, opened: tuple[str, ...]) -> str:
        return f"{seen}; geopend: {opsomming(opened)}" if opened else seen

    return [
        Seen(
            look.at,
            look.at.isoformat(),
            tijdstip(look.at),
            who(look.account, look.role, bool(look.voor), look.nood),
            what(look.what, look.opened),
        )
        for look in looks
    ]
