"""Accounts of the tests: passwords that weigh little, and a telephone with an app."""

import pyotp

from casework.access import SYSTEEM
from casework.services.accounts.add import NewAccount, add_account
from statemachines.roles import Role
from tests.conftest import SWV

PASSWORD = "vier losse woorden hier"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
EMAIL = "ib@werk.example"


def make(desk, name="u-ib", email=EMAIL, roles=(Role.IB,), **more):
    """Make an account that is ready for use."""
    ready = {"password": PASSWORD, "totp_secret": SECRET, **more}
    new = NewAccount("Ib Verzonnen", email, roles, id=name, **ready)
    with desk.work(SWV) as work:
        return add_account(work, new, by=SYSTEEM)


def code_at(moment, secret=SECRET):
    """Return what the app shows at a moment."""
    return pyotp.TOTP(secret).at(moment)
