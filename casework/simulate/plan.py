"""Which year is played: which samenwerkingsverband, school year and seed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.tenants import Tenant, load_tenants

FEWEST = 50
"""Pupils: with fewer there is no school to speak of."""
_SCHOOLJAAR = re.compile(r"(20[0-9]{2})-(20[0-9]{2})")
_KNOWN = "2026-2027"
"""The one school year of which the holidays are known here (see `holidays`)."""


class BadPlan(ValueError):
    """A year that cannot be played. ``str()`` is one Dutch line: what to do."""


@dataclass(frozen=True)
class Plan:
    """One year to play. Raises `BadPlan`.

    ``leerlingen`` scales the samenwerkingsverband down, or up; nothing: its real size.
    """

    swv: str
    schooljaar: str
    seed: int
    leerlingen: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no year of a samenwerkingsverband that we know."""
        known = load_tenants()
        if self.swv not in known:
            raise BadPlan(
                f"SWV '{self.swv}' is onbekend. Kies uit: {', '.join(known)}."
            )
        years = _SCHOOLJAAR.fullmatch(self.schooljaar)
        if years is None or int(years[2]) != int(years[1]) + 1:
            raise BadPlan(f"Schrijf het schooljaar als {_KNOWN}.")
        if self.schooljaar != _KNOWN:
            raise BadPlan(
                f"Van {self.schooljaar} zijn de schoolvakanties niet bekend. "
                f"Neem {_KNOWN}."
            )
        _check_sizes(self, known)

    @property
    def first(self) -> date:
        """Return the first day of the school year: 1 August."""
        return date(int(self.schooljaar[:4]), 8, 1)

    @property
    def last(self) -> date:
        """Return the last day of the school year: 31 July."""
        return date(int(self.schooljaar[5:]), 7, 31)

    @property
    def tenant(self) -> Tenant:
        """Return the profile as it comes with the engine."""
        return load_tenants()[self.swv]

    @property
    def size(self) -> int:
        """Return the number of pupils."""
        return self.leerlingen or self.tenant.aantal_leerlingen


def _check_sizes(plan: Plan, known: Mapping[str, Tenant]) -> None:
    if plan.seed < 0:
        raise BadPlan("De seed is een getal vanaf 0.")
    most = known[plan.swv].aantal_leerlingen
    if plan.leerlingen is not None and not FEWEST <= plan.leerlingen <= most:
        raise BadPlan(
            f"Het aantal leerlingen ligt tussen {FEWEST} en {most}: zoveel heeft "
            f"{known[plan.swv].naam} er."
        )
