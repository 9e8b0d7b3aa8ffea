"""Hold an account while somebody comes in, so that it cannot be stopped half-way.

Stopping an account, or giving it other roles, waits for who is coming in and then sends
that person out; who comes in after it finds the account stopped.
"""

from casework.models import AccountStatus
from casework.services.accounts.denied import StepOver
from casework.services.accounts.known import UnknownAccount
from casework.services.sessions import Session
from casework.work import Work

_HOLD = "select status from account where tenant_id = %s and id = %s for update"
_OPEN = "select 1 from session where tenant_id = %s and hash = %s"


def hold(work: Work, account: str) -> AccountStatus:
    """Hold an account until the end of this work, or raise `UnknownAccount`."""
    rows = work.rows(_HOLD, [work.tenant.code, account])
    if not rows:
        raise UnknownAccount
    return AccountStatus(rows[0][0])


def hold_active(work: Work, account: str) -> None:
    """Hold an account that may come in. Raises `StepOver` when it may not any more."""
    if hold(work, account) != AccountStatus.ACTIEF:
        raise StepOver


def hold_session(work: Work, session: Session) -> None:
    """Hold the account of a session that is to be followed by another.

    Raises `StepOver` when somebody ended the session meanwhile.
    """
    hold_active(work, session.account)
    if not work.rows(_OPEN, [work.tenant.code, session.hash]):
        raise StepOver
