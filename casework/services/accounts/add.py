"""Make an account. Nobody makes one for oneself."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from casework.access import SYSTEEM, Actor
from casework.ids import new_id
from casework.models import AccountStatus
from casework.services.accounts.credentials import set_credentials
from casework.services.accounts.known import sealed_identity
from casework.services.accounts.log import noted_by
from casework.services.accounts.login_name import checked_address, login_index
from casework.services.accounts.may_change import check_may, check_roles
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

_TAKEN = Reason("Er is al een account met dit e-mailadres of met deze naam.")
_INSERT = """
insert into account (tenant_id, id, key_id, login, sealed, status, made_at)
values (%s, %s, %s, %s, %s, %s, %s) on conflict do nothing returning id"""


@dataclass(frozen=True)
class NewAccount:
    """Who gets an account. Without ``id`` one is drawn.

    ``password`` and ``totp_secret`` make it ready for use at once: for a demo and for
    tests. Everybody else chooses them with a set-up link.
    """

    naam: str
    email: str
    rollen: Sequence[Role]
    telefoon: str = ""
    id: str = ""
    password: str | None = field(default=None, repr=False)
    totp_secret: str | None = field(default=None, repr=False)


def add_account(work: Work, new: NewAccount, *, by: Actor) -> str:
    """Make an account and return its id. Raises `Refused` with every reason at once."""
    check_may(by)
    check_roles(new.rollen)
    email, naam = checked_address(new.email), checked_name(new.naam)
    account, key_id = new.id or f"m-{secrets.token_hex(8)}", new_id(work.now)
    if account == SYSTEEM.id:
        raise Refused(_TAKEN)
    identity = {"naam": naam, "email": email, "telefoon": new.telefoon.strip()}
    _insert(work, account, key_id, identity)
    write_roles(work, account, new.rollen)
    noted_by(work, account, f"account gemaakt, rollen: {in_words(new.rollen)}", by)
    if new.password is not None and new.totp_secret is not None:
        set_credentials(work, account, new.password, new.totp_secret)
    return account


def checked_name(typed: str) -> str:
    """Return a name without spaces around it, or raise `Refused`."""
    if not (name := " ".join(typed.split())):
        raise Refused(Reason("Vul een naam in."))
    return name


def write_roles(work: Work, account: str, roles: Sequence[Role]) -> None:
    """Store the roles of an account, in the place of the ones before."""
    work.rows(
        "delete from account_role where tenant_id = %s and account = %s",
        [work.tenant.code, account],
    )
    for role in sorted(set(roles)):
        work.rows(
            "insert into account_role (tenant_id, account, role) values (%s, %s, %s)",
            [work.tenant.code, account, role.value],
        )


def in_words(roles: Sequence[Role]) -> str:
    """Name roles in a line of the log."""
    return ", ".join(role.value for role in sorted(set(roles)))


def _insert(work: Work, account: str, key_id: UUID, identity: dict[str, str]) -> None:
    sealed = sealed_identity(work, key_id, account, identity)
    login = login_index(work, identity["email"])
    row = [work.tenant.code, account, key_id, login, sealed]
    if not work.rows(_INSERT, [*row, AccountStatus.ACTIEF.value, work.now]):
        raise Refused(_TAKEN)
