"""Who looked in the file of a child, in plain words: who, when, at what, and what for.

A parent has a right to know (domain.md 3.2; NEN 7513 ch. 9). Looks of one person on one
day are one line. Somebody who takes part in the case is named; of somebody else, such
as a stand-in, the role is told. When the other parent looked is not told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.clock import amsterdam_day
from casework.services.hold import Held
from casework.services.people import people_of
from casework.services.who_looked import Look, who_looked
from casework.web.visit import Visit
from notifications.dutch import opsomming
from statemachines.gegevensdeling.codes import Doel
from statemachines.roles import FAMILY
from statemachines.secrecy import DataClass

_PARTS: Mapping[str, str] = {
    DataClass.GEZONDHEID: "de gegevens over gezondheid",
    DataClass.GEZIN: "de gegevens over het gezin",
    DataClass.ONDERWIJS: "de gegevens over school",
    DataClass.ZIENSWIJZE: "wat ouders ons vertelden",
    DataClass.IDENTITEIT: "namen en adressen",
}
_PAGES = "waar de zaak staat"
_U = "u zelf"


@dataclass(frozen=True)
class Kijk:
    """The looks of one person on one day."""

    dag: date
    wie: str
    delen: tuple[str, ...]
    doel: Doel | None
    nood: bool = False

    @property
    def zin(self) -> str:
        """Say it in one or two short sentences."""
        met = " met noodtoegang" if self.nood else ""
        wat = f"{self.wie} bekeek{met} {opsomming(self.delen)}."
        waarvoor = f" Waarvoor: {self.doel.naam}." if self.doel else ""
        return f"{wat[:1].upper()}{wat[1:]}{waarvoor}"


def who_looked_in_words(visit: Visit, case: Held) -> list[Kijk]:
    """Return who looked at a case, the newest day first."""
    names = _names(visit, case)
    found: dict[tuple[date, str, str | None, bool], dict[str, None]] = {}
    for look in who_looked(visit.work, case):
        if look.role in FAMILY and look.account != visit.by.id:
            continue
        wie = _U if look.account == visit.by.id else _who(look, names)
        place = (amsterdam_day(look.at), wie, look.purpose, look.nood)
        found.setdefault(place, {}).update(dict.fromkeys(_parts(look)))
    return [
        Kijk(day, wie, tuple(sorted(parts)), Doel(purpose) if purpose else None, nood)
        for (day, wie, purpose, nood), parts in found.items()
    ]


def _who(look: Look, names: Mapping[str, str]) -> str:
    name = names.get(look.account)
    return f"{name} ({look.role.sentence})" if name else look.role.sentence


def _parts(look: Look) -> list[str]:
    return [_PARTS.get(kind, _PAGES) for kind in look.opened] or [_PAGES]


def _names(visit: Visit, case: Held) -> dict[str, str]:
    """Return how the staff of this case is called, by account."""
    people = people_of(visit.work, case.id, case.people).values()
    return {
        person.user_id: person.identity.naam
        for person in people
        if person.user_id and person.party.role not in FAMILY
    }
