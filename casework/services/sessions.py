"""Sessions: who is signed in, as whom, and until when (security.md 4.2).

The cookie holds a token of 256 bits; the database its hash, so that a copy of the
database lets nobody in. A session ends after a while without use, after a day's work
whatever happens, and at once when somebody ends it.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from uuid import UUID

from casework.access import Actor
from casework.services.stand_in import STANDS_IN, actor_for
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
_FIND = f"""
select s.hash, s.account, s.role, s.case_id, s.party, s.csrf, s.sure_at, s.started_at,
    s.seen_at, array({STANDS_IN.format(account="s.account")}), array(
    select array[n.case_id, n.id] from noodtoegang n
    where n.tenant_id = s.tenant_id and n.account = s.account and n.role = s.role
      and n.ends_at > %(now)s and not exists (
        select from party p
        where p.tenant_id = n.tenant_id and p.case_id = n.case_id
          and p.user_id = n.account and p.role = n.role))
from session s
where s.tenant_id = %(tenant)s and s.hash = %(hash)s and s.ends_at > %(now)s"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Session:
    """Someone who is signed in. ``case_id`` and ``party``: a parent with a link.

    ``sure_at`` is the moment of the last proof of a second factor. ``stands_in`` are
    the colleagues for whom this person stands in today, as pairs of role and account;
    ``nood`` the cases to read in an emergency, each with the id of that access.
    """

    hash: bytes
    account: str
    role: Role
    case_id: UUID | None
    party: str | None
    csrf: str
    sure_at: datetime | None
    started_at: datetime
    stands_in: Sequence[Sequence[str]] = ()
    nood: tuple[tuple[UUID, UUID], ...] = ()

    @cached_property
    def by(self) -> Actor:
        """Return who acts, and for whom, and what is open in an emergency."""
        actor = actor_for(self.account, self.role, self.stands_in)
        return replace(actor, nood=self.nood) if self.nood else actor


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
        _FIND,
        {
            "tenant": work.tenant.code,
            "hash": hash_of(token),
            "now": work.now,
            "today": work.today,
        },
    )
    if not rows:
        return None
    *row, nood = rows[0]
    *head, role, case_id, party, csrf, sure_at, started_at, seen_at, pairs = row
    opened = tuple((case, access) for case, access in nood)
    rest = (case_id, party, csrf, sure_at, started_at, pairs, opened)
    found = Session(head[0], head[1], Role(role), *rest)
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
