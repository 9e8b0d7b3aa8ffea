"""The code of the app on a telephone: six digits, a new one each half minute (TOTP).

A code counts once. Of each account the last half minute of which a code was used is
kept, and that one and all before it are refused.
"""

import hmac
import re
from datetime import datetime

import pyotp

from casework.work import Work

SECONDS = 30
_AROUND = 1
_CODE = re.compile(r"[0-9]{6}")
_SPEND = """
update account set totp_step = %(step)s
where tenant_id = %(tenant)s and id = %(account)s
  and (totp_step is null or totp_step < %(step)s)
returning id"""


def new_secret() -> str:
    """Make the secret that the app and we share."""
    return pyotp.random_base32()


def app_uri(secret: str, name: str, place: str) -> str:
    """Return what the square code tells the app; ``name`` is shown there."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=place)


def step_of(secret: str, typed: str, now: datetime) -> int | None:
    """Return the half minute of which this is the code: this one or the next to it."""
    code = re.sub(r"\s", "", typed)
    if not _CODE.fullmatch(code):
        return None
    present = int(now.timestamp()) // SECONDS
    app = pyotp.TOTP(secret)
    for step in range(present - _AROUND, present + _AROUND + 1):
        if hmac.compare_digest(app.generate_otp(step), code):
            return step
    return None


def spend(work: Work, account: str, step: int) -> bool:
    """Use up the code of this half minute; false when it was used before."""
    values = {"tenant": work.tenant.code, "account": account, "step": step}
    return bool(work.rows(_SPEND, values))
