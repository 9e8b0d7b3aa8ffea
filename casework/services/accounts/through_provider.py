"""Come in through the organisation: the account must exist already and be in use."""

from casework.models import AccountStatus
from casework.services.accounts.enter import Entered, enter
from casework.services.accounts.login_name import login_index
from casework.services.accounts.provider import NotThroughProvider
from casework.services.accounts.steps import Step, once
from casework.work import Work

_FIND = """
select id from account where tenant_id = %s and login = %s and status = %s"""


def come_in(work: Work, address: str, state: str, naar: str) -> Entered:
    """Let in who the organisation vouches for. Raises `NotThroughProvider`.

    One coming back lets in once: ``state`` is used up. No account is made here.
    """
    if not once(work, state):
        raise NotThroughProvider
    values = [work.tenant.code, login_index(work, address), AccountStatus.ACTIEF.value]
    rows = work.rows(_FIND, values)
    if not rows:
        raise NotThroughProvider
    return enter(work, Step(rows[0][0], naar), "ingelogd via de organisatie")
