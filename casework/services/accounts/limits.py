"""How often somebody may try to come in: for an account and for an address.

A school shares one address, so that limit is wide; the one for an account is narrow
and counts also for accounts that do not exist, or it would tell which ones do.
"""

from datetime import timedelta

from casework.services.accounts.denied import TooOften
from casework.services.accounts.login_name import login_index
from casework.services.attempts import allow, network_of
from casework.work import Desk

QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
PASSWORDS = 10
"""Tries of a password for one account in a quarter of an hour."""
CODES = 6
"""Tries of a code for one account in a quarter of an hour, and at most `CODES_A_DAY`:
who knows the password then guesses a code within a year with a chance of 1 in 30."""
CODES_A_DAY = 30
FROM_ONE_ADDRESS = 100
"""Tries of everybody behind one address in a quarter of an hour."""


def check_passwords(desk: Desk, tenant: str, email: str, address: str) -> None:
    """Count a try of a password, or raise `TooOften`."""
    check_address(desk, tenant, address)
    with desk.look(tenant) as work:
        login = login_index(work, email).hex()
    _count(desk, tenant, f"wachtwoord {login}", PASSWORDS, QUARTER)


def check_codes(desk: Desk, tenant: str, account: str) -> None:
    """Count a try of a code of the app or from paper, or raise `TooOften`."""
    _count(desk, tenant, f"code {account}", CODES, QUARTER)
    _count(desk, tenant, f"code-dag {account}", CODES_A_DAY, DAY)


def check_address(desk: Desk, tenant: str, address: str) -> None:
    """Count a try from this address, or raise `TooOften`."""
    network = network_of(address)
    _count(desk, tenant, f"inloggen {network}", FROM_ONE_ADDRESS, QUARTER)


def _count(desk: Desk, tenant: str, what: str, limit: int, window: timedelta) -> None:
    if not allow(desk, tenant, what, limit, window):
        raise TooOften(window)
