"""The steps on the way in: each is held by a token of its own, and taken once."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from casework.vault import Address
from casework.work import Work
from statemachines.secrecy import DataClass

_DOMAIN = b"casework/sign-in\0"


class Stage(StrEnum):
    """Which step somebody is at."""

    LINK = "link"
    """Has a set-up link of the administrator."""
    INSTELLEN = "instellen"
    """Chose a password, and now couples the app."""
    CODES = "codes"
    """Is signed in but for reading the codes on paper."""
    CODE = "code"
    """Knew the password, and now gives the code of the app."""
    ROL = "rol"
    """Is known, and now chooses a role."""
    EXTERN = "extern"
    """Came back from the organisation's own way of signing in."""


_LASTS = {
    Stage.LINK: timedelta(hours=72),
    Stage.INSTELLEN: timedelta(minutes=30),
    Stage.CODES: timedelta(minutes=30),
    Stage.CODE: timedelta(minutes=10),
    Stage.ROL: timedelta(minutes=10),
    Stage.EXTERN: timedelta(hours=1),
}
_BEGIN = """
insert into sign_in (tenant_id, hash, stage, account, until, naar, sealed)
values (%s, %s, %s, %s, %s, %s, %s)"""
_ONCE = """
insert into sign_in (tenant_id, hash, stage, until, naar) values (%s, %s, %s, %s, '')
on conflict do nothing returning tenant_id"""
_HELD = """
from sign_in s left join account a on a.tenant_id = s.tenant_id and a.id = s.account
where s.tenant_id = %s and s.hash = %s and s.stage = %s and s.until > %s
  and (s.account is null or a.status = 'actief')"""
_LOOK = f"select s.account, s.naar, s.sealed, a.key_id {_HELD}"
_TAKE = f"""
delete from sign_in where tenant_id = %s and hash = (
    select s.hash {_HELD} for update of s)
returning account"""  # noqa: S608  no input
_OVER = """
delete from sign_in where (tenant_id, hash) in (
    select tenant_id, hash from sign_in where tenant_id = %s and until < %s
    order by until limit 50 for update skip locked)"""


@dataclass(frozen=True)
class Step:
    """A step that somebody may take: whose it is, where to go after, what was kept."""

    account: str
    naar: str
    kept: str = field(default="", repr=False)


def begin(
    work: Work, stage: Stage, account: str | None, *, naar: str = "", keep: str = ""
) -> str:
    """Begin a step and return its token, which is not stored. Clears what is over."""
    work.rows(_OVER, [work.tenant.code, work.now])
    token = secrets.token_urlsafe(32)
    hashed = _hash(token)
    sealed = None
    if account is not None and keep:
        sealed = work.vault.seal(step_address(work, _key(work, account), hashed), keep)
    until = work.now + _LASTS[stage]
    row = [work.tenant.code, hashed, stage.value, account, until, naar, sealed]
    work.rows(_BEGIN, row)
    return token


def look(work: Work, token: str, stage: Stage) -> Step | None:
    """Return the step of this token, if it is at this stage and not over."""
    rows = work.rows(_LOOK, _values(work, token, stage))
    if not rows:
        return None
    account, naar, sealed, key_id = rows[0]
    kept = ""
    if sealed is not None:
        kept = work.vault.open(step_address(work, key_id, _hash(token)), bytes(sealed))
    return Step(account or "", naar, kept)


def take(work: Work, token: str, stage: Stage) -> Step | None:
    """Take the step: of all who try at once, one gets it and the others None."""
    step = look(work, token, stage)
    values = [work.tenant.code, *_values(work, token, stage)]
    return step if step and work.rows(_TAKE, values) else None


def forget_steps(work: Work, account: str) -> None:
    """End every step of an account, its set-up link too."""
    work.rows(
        "delete from sign_in where tenant_id = %s and account = %s",
        [work.tenant.code, account],
    )


def once(work: Work, name: str) -> bool:
    """Use up something that may be used once; false when it was used before."""
    until = work.now + _LASTS[Stage.EXTERN]
    row = [work.tenant.code, _hash(name), Stage.EXTERN.value, until]
    return bool(work.rows(_ONCE, row))


def drop_link(work: Work, account: str) -> bool:
    """Use up the set-up link of an account; false when there is none (any more)."""
    return bool(
        work.rows(
            """delete from sign_in
            where tenant_id = %s and account = %s and stage = %s and until > %s
            returning account""",
            [work.tenant.code, account, Stage.LINK.value, work.now],
        )
    )


def _values(work: Work, token: str, stage: Stage) -> list[Any]:
    return [work.tenant.code, _hash(token), stage.value, work.now]


def _hash(token: str) -> bytes:
    return hashlib.sha256(_DOMAIN + token.encode(errors="replace")).digest()


def _key(work: Work, account: str) -> UUID:
    query = "select key_id from account where tenant_id = %s and id = %s"
    found: UUID = work.rows(query, [work.tenant.code, account])[0][0]
    return found


def step_address(work: Work, key_id: UUID, hashed: bytes) -> Address:
    """Return where what was kept of a step is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=key_id,
        data_class=DataClass.IDENTITEIT.value,
        table="sign_in",
        column="sealed",
        row=hashed.hex(),
    )
