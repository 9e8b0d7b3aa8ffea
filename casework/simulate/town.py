"""The schools, boards and pupils of a samenwerkingsverband, at their real size.

What the profile says is taken as it is; what it leaves open follows from `rates`. A
pupil is a number: only who needs a case or a register entry becomes a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casework.simulate.chance import chance
from casework.simulate.plan import Plan
from casework.simulate.rates import (
    BOARDS_PER_SUPPLIER,
    PUPILS_PER_SCHOOL,
    PUPILS_PER_SWV_ER,
    SCHOOLS_PER_BOARD,
    SUPPLIERS,
)
from casework.tenants import Tenant


@dataclass(frozen=True)
class School:
    """One school: its number in the absence files, its board, wijk and pupils."""

    number: int
    naam: str
    bestuur: int
    wijk: str
    swv_er: int
    pupils: range

    def supplier(self, suppliers: int) -> int:
        """Return which pupil administration the board of this school uses."""
        return self.bestuur % suppliers

    @property
    def code(self) -> str:
        """Return how files of absence name this school."""
        return f"S{self.number:03d}"


@dataclass(frozen=True)
class Town:
    """All schools, and at which school each pupil is."""

    schools: Sequence[School]
    besturen: int
    swv_ers: int
    _school_of: Sequence[int] = field(repr=False)

    @property
    def suppliers(self) -> int:
        """Return how many pupil administrations hand in files of absence."""
        return max(1, min(SUPPLIERS, self.besturen // BOARDS_PER_SUPPLIER))

    def school_of(self, pupil: int) -> School:
        """Return the school of a pupil."""
        return self.schools[self._school_of[pupil]]


def pupil_code(pupil: int) -> str:
    """Return how files of absence name a pupil: no BSN, no name."""
    return f"L{pupil:06d}"


def built(plan: Plan) -> Town:
    """Return the town of a plan: schools of different sizes, together all pupils."""
    tenant = plan.tenant
    number = _schools(tenant, plan)
    sizes = _sizes(plan, number)
    boards = _boards(tenant, number)
    helpers = max(1, round(plan.size / PUPILS_PER_SWV_ER))
    wijken = [*(wijk.naam for wijk in tenant.wijken)] or [tenant.naam]
    schools, first = [], 0
    for n, (naam, size) in enumerate(zip(_names(tenant, number), sizes, strict=True)):
        pupils = range(first, first + size)
        wijk = _wijk_of(tenant, naam) or wijken[n % len(wijken)]
        place = School(n + 1, naam, n % boards, wijk, n % helpers, pupils)
        schools.append(place)
        first += size
    at = [n for n, school in enumerate(schools) for _ in school.pupils]
    return Town(tuple(schools), boards, helpers, tuple(at))


def _schools(tenant: Tenant, plan: Plan) -> int:
    kinds = (tenant.aantal_bao, tenant.aantal_sbo, tenant.aantal_so)
    told = tenant.aantal_scholen or sum(n or 0 for n in kinds) or len(tenant.scholen)
    all_of_them = told or tenant.aantal_leerlingen // PUPILS_PER_SCHOOL
    return max(1, round(all_of_them * plan.size / tenant.aantal_leerlingen))


def _boards(tenant: Tenant, schools: int) -> int:
    told = tenant.aantal_besturen or max(1, schools // SCHOOLS_PER_BOARD)
    return min(told, schools)


def _sizes(plan: Plan, schools: int) -> list[int]:
    """Divide the pupils: the largest school has about three times the smallest."""
    dice = chance(plan.seed, "schools")
    weights = [dice.uniform(0.5, 1.5) for _ in range(schools)]
    whole = sum(weights)
    sizes = [max(1, int(plan.size * weight / whole)) for weight in weights]
    sizes[0] += plan.size - sum(sizes)
    return sizes


def _names(tenant: Tenant, schools: int) -> list[str]:
    known = [*tenant.scholen][:schools]
    return known + [f"School {n}" for n in range(len(known) + 1, schools + 1)]


def _wijk_of(tenant: Tenant, school: str) -> str | None:
    return next((w.naam for w in tenant.wijken if school in w.scholen), None)
