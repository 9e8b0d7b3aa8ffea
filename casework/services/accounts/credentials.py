"""What somebody signs in with: the password, the app and the codes on paper."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from casework.models import AccountStatus
from casework.services.accounts.known import UnknownAccount, account_address
from casework.services.accounts.login_name import login_index
from casework.services.accounts.password import hashed
from casework.services.accounts.recovery import drop_codes, spend_code
from casework.services.accounts.totp import spend, step_of
from casework.services.resealed import check_last, last_sealed, note_resealed
from casework.work import Work

_BY_LOGIN = """
select id, password from account
where tenant_id = %s and login = %s and status = %s
  and password is not null and totp is not null"""
_LAST = last_sealed("account.totp", "t.id")
_APP = f"""
select t.key_id, t.totp, {_LAST} from account t
where t.tenant_id = %s and t.id = %s"""  # noqa: S608  constants only
_STORE = """
update account set password = %s, totp = %s, totp_step = null
where tenant_id = %s and id = %s"""


@dataclass(frozen=True)
class Stored:
    """An account that can be signed in to, and what its password is compared with."""

    account: str
    password: str = field(repr=False)


def find_login(work: Work, typed: str) -> Stored | None:
    """Return the account of this address, if one can be signed in to with it."""
    values = [work.tenant.code, login_index(work, typed), AccountStatus.ACTIEF.value]
    rows = work.rows(_BY_LOGIN, values)
    return Stored(*rows[0]) if rows else None


def password_of(work: Work, account: str) -> str | None:
    """Return what is stored of somebody's password."""
    query = "select password from account where tenant_id = %s and id = %s"
    rows = work.rows(query, [work.tenant.code, account])
    return rows[0][0] if rows else None


def set_credentials(work: Work, account: str, password: str, secret: str) -> None:
    """Store a password and the secret of an app that were chosen just now."""
    store_credentials(work, account, hashed(password), secret)


def store_credentials(work: Work, account: str, encoded: str, secret: str) -> None:
    """Store a password that was hashed before, and the secret of an app."""
    key_id, *_ = _app_row(work, account)
    address = account_address(work, key_id, account, "totp")
    sealed = work.vault.seal(address, secret)
    work.rows(_STORE, [encoded, sealed, work.tenant.code, account])
    note_resealed(work, "account.totp", account, sealed)


def store_password(work: Work, account: str, encoded: str) -> None:
    """Store a password that was hashed before, and nothing else."""
    work.rows(
        "update account set password = %s where tenant_id = %s and id = %s",
        [encoded, work.tenant.code, account],
    )


def drop_credentials(work: Work, account: str) -> None:
    """Forget the password, the app, and the codes on paper."""
    work.rows(_STORE, [None, None, work.tenant.code, account])
    drop_codes(work, account)


def second_factor(work: Work, account: str, typed: str) -> str | None:
    """Use up a code of the app or one from paper; say which it was, if it was right."""
    key_id, sealed, last = _app_row(work, account)
    if sealed is None:
        return None
    address = account_address(work, key_id, account, "totp")
    secret = work.vault.open(address, check_last(bytes(sealed), last))
    step = step_of(secret, typed, work.now)
    if step is not None:
        return "app" if spend(work, account, step) else None
    return "herstelcode" if spend_code(work, account, typed) else None


def _app_row(work: Work, account: str) -> tuple[UUID, Any, bytes | None]:
    rows = work.rows(_APP, [work.tenant.code, account])
    if not rows:
        raise UnknownAccount
    key_id, sealed, last = rows[0]
    return key_id, sealed, last
