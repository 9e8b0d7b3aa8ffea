"""Read the partners: which there are, and what somebody must know to call one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from casework.models import Kanaal, Profiel
from casework.services.exchange.parties import party_name
from casework.vault import Address
from casework.work import Work
from statemachines.secrecy import DataClass

_READ = """
select id, naam, rol, oin_of_kvk, convenant, toegetreden_op, uitgetreden_op, profiel,
    kanaal, telefoon_bron, sealed, requested_by, requested_at, approved_by, approved_at
from partner
where tenant_id = %(tenant)s and (%(id)s::uuid is null or id = %(id)s)
order by naam, id"""
_MEMBERS = """
select account from partner_member where tenant_id = %s and partner_id = %s
order by account"""


class UnknownPartner(LookupError):
    """There is no such partner, or no such certificate of it."""

    def __init__(self) -> None:
        """Say it in Dutch."""
        super().__init__("Deze partner of dit certificaat bestaat niet.")


@dataclass(frozen=True)
class KnownPartner:
    """A partner, opened. It counts when ``approved_by`` is there: see `standing`."""

    id: UUID
    naam: str
    rol: str
    oin_of_kvk: str
    convenant: str
    toegetreden_op: date
    uitgetreden_op: date | None
    profiel: Profiel
    kanaal: Kanaal
    telefoon_bron: str
    fg_contact: str
    adres: str
    telefoon: str
    requested_by: str
    requested_at: datetime
    approved_by: str | None
    approved_at: datetime | None

    @property
    def partij(self) -> str:
        """Say which party of the covenant this is."""
        return party_name(self.rol)

    @property
    def approved(self) -> bool:
        """Tell whether a second person approved what is registered now."""
        return self.approved_by is not None


def partners_of(work: Work) -> list[KnownPartner]:
    """Return every partner, also who left, by name."""
    return [_opened(work, row) for row in _rows(work, None)]


def partner_of(work: Work, id_: UUID) -> KnownPartner:
    """Return one partner, or raise `UnknownPartner`."""
    rows = _rows(work, id_)
    if not rows:
        raise UnknownPartner
    return _opened(work, rows[0])


def members_of(work: Work, id_: UUID) -> tuple[str, ...]:
    """Return the accounts that belong to a partner."""
    rows = work.rows(_MEMBERS, [work.tenant.code, id_])
    return tuple(account for (account,) in rows)


def seal_partner(work: Work, id_: UUID, told: Mapping[str, str]) -> bytes:
    """Seal how a partner is reached, with a key of its own."""
    return work.vault.seal(partner_address(work, id_), json.dumps({**told}))


def partner_address(work: Work, id_: UUID) -> Address:
    """Return where it is sealed; it can be opened nowhere else."""
    return Address(
        tenant=work.tenant.code,
        case_id=id_,
        data_class=DataClass.IDENTITEIT.value,
        table="partner",
        column="sealed",
        row=id_.hex,
    )


def _rows(work: Work, id_: UUID | None) -> list[tuple[Any, ...]]:
    return work.rows(_READ, {"tenant": work.tenant.code, "id": id_})


def _opened(work: Work, row: tuple[Any, ...]) -> KnownPartner:
    *plain, sealed, asked_by, asked_at, approved_by, approved_at = row
    id_, naam, rol, nummer, convenant, since, until, profiel, kanaal, bron = plain
    told = json.loads(work.vault.open(partner_address(work, id_), bytes(sealed)))
    return KnownPartner(
        *(id_, naam, rol, nummer, convenant, since, until),
        *(Profiel(profiel), Kanaal(kanaal), bron),
        *(told["fg_contact"], told["adres"], told["telefoon"]),
        *(asked_by, asked_at, approved_by, approved_at),
    )
