"""Packages as they are kept: which there are of a case, or for a partner.

Whether a package can be fetched is not a column: its case says so, at that moment. So
one that was recalled a second ago is not given any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from casework.clock import amsterdam_day
from casework.models import PackageState
from casework.work import Work

WAITING = frozenset({"verzonden", "niet_opgehaald"})
"""In these states of its case a package can be fetched."""
RECALLED = frozenset({"wissen_gevraagd", "wissen_beantwoord"})
SHOWN = 200
_STATE = 7
_READ = """
select p.id, p.case_id, p.partner_id, p.package_id, p.own_key_id, c.kenmerk, c.state,
    p.state, p.expires, p.sent_at, p.fetched_at, p.received_at, p.erased_at,
    p.p7m is not null
from package p join cases c on c.tenant_id = p.tenant_id and c.id = p.case_id
where p.tenant_id = %(tenant)s
    and (%(id)s::uuid is null or p.id = %(id)s)
    and (%(case)s::uuid is null or p.case_id = %(case)s)
    and (%(partners)s::uuid[] is null or p.partner_id = any(%(partners)s))
order by p.sealed_at desc, p.id desc limit %(most)s"""


@dataclass(frozen=True)
class KnownPackage:
    """A package that we sent. ``zaak_staat`` is the state of its exchange."""

    id: UUID
    case_id: UUID
    partner_id: UUID
    package_id: str
    own_key_id: UUID
    kenmerk: str
    zaak_staat: str
    state: PackageState
    expires: datetime
    sent_at: datetime
    fetched_at: datetime | None
    received_at: datetime | None
    erased_at: datetime | None
    here: bool

    @property
    def last_day(self) -> date:
        """Return the last day on which the partner may use it."""
        return amsterdam_day(self.expires - timedelta(seconds=1))

    def can_be_fetched(self, now: datetime) -> bool:
        """Tell whether the partner may have it now."""
        waits = self.state is PackageState.READY and self.zaak_staat in WAITING
        return waits and self.here and now < self.expires

    @property
    def to_erase(self) -> bool:
        """Tell whether the partner was asked to erase it, and did not answer."""
        recalled = self.state is not PackageState.REPLACED
        return self.zaak_staat == "wissen_gevraagd" and recalled


def packages_of_case(work: Work, case_id: UUID) -> list[KnownPackage]:
    """Return the packages of one exchange, the newest first."""
    return _rows(work, case=case_id)


def packages_for(work: Work, partners: Iterable[UUID]) -> list[KnownPackage]:
    """Return the packages for these partners, the newest first."""
    return _rows(work, partners=[*partners])


def package_of(work: Work, id_: UUID, partners: Iterable[UUID]) -> KnownPackage | None:
    """Return one package, if it is for one of these partners."""
    return next(iter(_rows(work, id_=id_, partners=[*partners])), None)


def _rows(
    work: Work,
    *,
    id_: UUID | None = None,
    case: UUID | None = None,
    partners: list[UUID] | None = None,
) -> list[KnownPackage]:
    values = {
        "tenant": work.tenant.code,
        "id": id_,
        "case": case,
        "partners": partners,
        "most": SHOWN,
    }
    return [_read(*row) for row in work.rows(_READ, values)]


def _read(*row: Any) -> KnownPackage:  # noqa: ANN401  the columns of _READ
    found = [*row]
    found[_STATE] = PackageState(found[_STATE])
    return KnownPackage(*found)
