"""Read accounts: who there is, in which roles, and how somebody is called."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casework.models import AccountStatus
from casework.services.resealed import check_last, last_sealed
from casework.vault import Address, CannotOpen
from casework.work import Work
from statemachines.roles import Role
from statemachines.secrecy import DataClass

LAST = last_sealed("account.sealed", "t.id")
"""The commitment that belongs in ``sealed`` of an account ``t``, or null."""
_READ = f"""
select t.id, t.key_id, t.sealed, {LAST}, t.status,
    t.password is not null and t.totp is not null,
    array(select role from account_role r
        where r.tenant_id = t.tenant_id and r.account = t.id order by role)
from account t
where t.tenant_id = %(tenant)s and (%(id)s::text is null or t.id = %(id)s)
order by t.made_at, t.id"""  # noqa: S608  constants only


class UnknownAccount(LookupError):
    """There is no such account."""

    def __init__(self) -> None:
        """Say it in Dutch."""
        super().__init__("Dit account bestaat niet.")


@dataclass(frozen=True)
class Colleague:
    """An account, opened. ``ingesteld``: password and app were chosen."""

    id: str
    naam: str
    email: str
    telefoon: str
    status: AccountStatus
    rollen: tuple[Role, ...]
    ingesteld: bool

    @property
    def active(self) -> bool:
        """Tell whether this person may sign in."""
        return self.status == AccountStatus.ACTIEF


def accounts_of(work: Work) -> list[Colleague]:
    """Return all accounts, also the stopped ones, in the order of their making."""
    return [_opened(work, *row) for row in _rows(work, None)]


def account_of(work: Work, account: str) -> Colleague:
    """Return one account, or raise `UnknownAccount`."""
    rows = _rows(work, account)
    if not rows:
        raise UnknownAccount
    return _opened(work, *rows[0])


def account_name(work: Work, account: str) -> str:
    """Return how somebody is called, also when stopped; the account when unknown."""
    try:
        return account_of(work, account).naam
    except (UnknownAccount, CannotOpen):
        return account


def sealed_identity(
    work: Work, key_id: UUID, account: str, identity: Mapping[str, str]
) -> bytes:
    """Seal the name and the addresses of an account."""
    address = account_address(work, key_id, account, "sealed")
    return work.vault.seal(address, json.dumps(identity))


def read_identity(
    work: Work, key_id: UUID, account: str, sealed: bytes
) -> dict[str, str]:
    """Open the name and the addresses of an account, or raise `CannotOpen`."""
    address = account_address(work, key_id, account, "sealed")
    found: dict[str, str] = json.loads(work.vault.open(address, sealed))
    return found


def account_address(work: Work, key_id: UUID, account: str, column: str) -> Address:
    """Return where something of an account is sealed: with a key of its own."""
    return Address(
        tenant=work.tenant.code,
        case_id=key_id,
        data_class=DataClass.IDENTITEIT.value,
        table="account",
        column=column,
        row=account,
    )


def _rows(work: Work, account: str | None) -> list[tuple[Any, ...]]:
    return work.rows(_READ, {"tenant": work.tenant.code, "id": account})


def _opened(work: Work, *row: Any) -> Colleague:  # noqa: ANN401  the columns of _READ
    id_, key_id, sealed, last, status, ready, roles = row
    identity = read_identity(work, key_id, id_, check_last(bytes(sealed), last))
    return Colleague(
        id_,
        identity["naam"],
        identity["email"],
        identity["telefoon"],
        AccountStatus(status),
        tuple(Role(role) for role in roles),
        bool(ready),
    )
