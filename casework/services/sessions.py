"""Sessions: who is signed in, as whom, and until when (security.md 4.2).

The cookie holds a token of 256 bits; the database its hash, so that a copy of the
database lets nobody in. A session ends after a while without use, after a day's work
whatever happens, and at once when somebody ends it.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from casework.access import Actor
from casework.work import Work
from statemachines.roles import Role

IDLE = timedelta(minutes=15)
IDLE_FAMILY = timedelta(minutes=45)
"""A parent reads and writes slowly, at the kitchen table."""
LONGEST = timedelta(hours=8)
LONGEST_FAMILY = timedelta(hours=2)
_TOUCH = timedelta(minutes=1)
_PREFIX = b"casework/session/"
_FRESH = 256


@dataclass(frozen=True)
class Session:
    """Someone who is signed in. ``case_id`` and ``party``: a parent with a link.

    ``sure_at`` is the moment of the last proof of a second factor.
    """

    hash: bytes
    account: str
    role: Role
    case_id: UUID | None
    party: str | None
    csrf: str
    sure_at: datetime | None
    started_at: datetime
    voor: tuple[str, ...] = ()

    @property
    def by(self) -> Actor:
        """Return who acts."""
        return Actor(self.account, self.role, self.voor)


def start_session(
    work: Work,
    account: str,
    role: Role,
    *,
    mfa: bool = False,
    case_id: UUID | None = None,
    party: str | None = None,
) -> str:
    """Start a session and return its token, which is not kept.

    Sign-in and every step up starts a new one: a token somebody planted is worthless.
    """
    token = secrets.token_urlsafe(_FRESH // 8)
    longest = LONGEST if case_id is None else LONGEST_FAMILY
    work.rows(
        """insert into session (hash, tenant_id, account, role, case_id, party, csrf,
            sure_at, started_at, seen_at, ends_at)
        values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        [
            hash_of(token),
            work.tenant.code,
            account,
            role.value,
            case_id,
            party,
            secrets.token_urlsafe(_FRESH // 8),
            work.now if mfa else None,
            work.now,
            work.now,
            work.now + longest,
        ],
    )
    return token


def session_of(work: Work, token: str) -> Session | None:
    """Return the session of a token, or nothing; remember that it was used."""
    rows = work.rows(
        """select hash, account, role, case_id, party, csrf, sure_at, started_at,
            seen_at
        from session where tenant_id = %s and hash = %s and ends_at > %s""",
        [work.tenant.code, hash_of(token), work.now],
    )
    if not rows:
        return None
    hash_, account, role, *values, seen_at = rows[0]
    found = Session(hash_, account, Role(role), *values)
    idle = IDLE if found.case_id is None else IDLE_FAMILY
    if work.now - seen_at > idle:
        return None
    if work.now - seen_at > _TOUCH:
        work.rows(
            "update session set seen_at = %s where tenant_id = %s and hash = %s",
            [work.now, work.tenant.code, found.hash],
        )
    return found


def end_session(work: Work, session: Session) -> None:
    """End one session, at once."""
    work.rows(
        "delete from session where tenant_id = %s and hash = %s",
        [work.tenant.code, session.hash],
    )


def end_all(work: Work, account: str) -> None:
    """End every session of an account: it was stopped, or its password changed."""
    work.rows(
        "delete from session where tenant_id = %s and account = %s",
        [work.tenant.code, account],
    )


def hash_of(token: str) -> bytes:
    """Return what the database knows of a token."""
    return sha256(_PREFIX + token.encode(errors="replace")).digest()
