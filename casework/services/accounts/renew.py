"""What somebody who is signed in can change: role, password, codes, sessions.

Each gives a new session in the place of the old one (security.md 4.2).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from casework.services.accounts.credentials import (
    password_of,
    second_factor,
    store_password,
)
from casework.services.accounts.denied import Denied, WrongCode
from casework.services.accounts.enter import checked_role
from casework.services.accounts.hold import hold_session
from casework.services.accounts.known import account_of
from casework.services.accounts.limits import check_codes
from casework.services.accounts.log import note
from casework.services.accounts.password import hashed, matches, objection
from casework.services.accounts.setup import BadPassword, fresh_codes
from casework.services.sessions import (
    IDLE,
    LONGEST,
    Session,
    end_all,
    end_session,
    hash_of,
    start_session,
)
from casework.work import Desk, Work
from statemachines.roles import Role

_AS_OLD = """
update session set started_at = %s, ends_at = %s where tenant_id = %s and hash = %s"""
SURE_FOR = timedelta(minutes=5)
"""How long a code counts as a fresh proof (security.md 4.2)."""


class WrongPassword(Denied):
    """Not the password of now."""

    def __init__(self) -> None:
        """Say it in Dutch."""
        super().__init__("Uw oude wachtwoord klopt niet.")


@dataclass(frozen=True)
class OpenSession:
    """One place where somebody is signed in. ``this``: the one that asks."""

    role: Role
    started_at: datetime
    seen_at: datetime
    this: bool


def open_sessions(work: Work, session: Session) -> list[OpenSession]:
    """Return where somebody is signed in now, the newest first."""
    rows = work.rows(
        """select role, started_at, seen_at, hash from session
        where tenant_id = %s and account = %s and case_id is null
          and ends_at > %s and seen_at >= %s
        order by started_at desc""",
        [work.tenant.code, session.account, work.now, work.now - IDLE],
    )
    return [
        OpenSession(Role(role), started, seen, bytes(hash_) == bytes(session.hash))
        for role, started, seen, hash_ in rows
    ]


def is_sure(session: Session, now: datetime) -> bool:
    """Tell whether a code was given so short ago that it still counts as fresh."""
    return session.sure_at is not None and now - session.sure_at <= SURE_FOR


def switch_role(work: Work, session: Session, role: str) -> str:
    """Go on in another role of one's own; return the token of the new session.

    Choosing a role proves nothing: the new one is not sure, and ends when the old one
    would have. Raises `NoRole`.
    """
    hold_session(work, session)
    chosen = checked_role(work, session.account, role)
    end_session(work, session)
    token = start_session(work, session.account, chosen)
    work.rows(
        _AS_OLD,
        [
            session.started_at,
            session.started_at + LONGEST,
            work.tenant.code,
            hash_of(token),
        ],
    )
    note(work, session.account, f"rol gekozen: {chosen.value}", by=session.account)
    return token


def make_sure(desk: Desk, work: Work, session: Session, code: str) -> str:
    """Prove with a code that it is still the same person; return a new session.

    The desk counts the try, also when this work fails. Raises `WrongCode`, `TooOften`.
    """
    check_codes(desk, work.tenant.code, session.account)
    hold_session(work, session)
    if second_factor(work, session.account, code) is None:
        raise WrongCode
    end_session(work, session)
    return start_session(work, session.account, session.role, mfa=True)


def change_password(
    desk: Desk, work: Work, session: Session, old: str, new: str
) -> str:
    """Choose another password, and send out everybody who was signed in.

    Who asks has proved a fresh code (`is_sure`). Returns the token of a new session.
    Raises `WrongPassword`, `BadPassword`, `TooOften` or `TooBusy`.
    """
    check_codes(desk, work.tenant.code, session.account)
    owner = account_of(work, session.account)
    if not matches(password_of(work, session.account), old):
        raise WrongPassword
    if wrong := objection(new, (owner.naam, owner.email)):
        raise BadPassword(wrong)
    encoded = hashed(new)
    hold_session(work, session)
    store_password(work, session.account, encoded)
    end_all(work, session.account)
    note(work, session.account, "wachtwoord gewijzigd", by=session.account)
    return start_session(work, session.account, session.role, mfa=True)


def new_paper_codes(work: Work, session: Session, naar: str) -> str:
    """Make new codes on paper, to be read on the way to ``naar``; old ones end."""
    note(work, session.account, "nieuwe herstelcodes", by=session.account)
    return fresh_codes(work, session.account, naar)
