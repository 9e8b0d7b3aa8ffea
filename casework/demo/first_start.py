"""The first start of an installation to try out: invented cases, and logins."""

from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

from casework.bootstrap import Office
from casework.demo.logins import Login, make_logins, read_logins
from casework.demo.trial import fill
from casework.tenants import installed_tenants
from casework.work import Desk

Keep = Callable[[EmailMessage], None]
FILE = Path("serve") / "logins.json"
_USED = """
select exists (select from cases where tenant_id = %s)
    or exists (select from account where tenant_id = %s)"""


def prepare(opened: Office, public_url: str, keep: Keep) -> bool:
    """Fill an installation that was never used; tell whether it was.

    Only for one that keeps its own mail and codes: nothing of an invented case may
    leave, for an invented number can be somebody's. ``keep`` stores a mail.
    """
    chosen = opened.settings
    stays_here = chosen.embedded and not chosen.smtp_host and not chosen.sms_url
    if not stays_here or _used(opened):
        return False
    tenants = installed_tenants(opened.settings.home, proef=True)
    place = replace(opened.desk.place, public_url=public_url)
    desk: Desk = replace(opened.desk, tenants=tenants, place=place)
    make_logins(desk, opened.settings.tenant, opened.settings.home / FILE)
    fill(desk, opened.settings.tenant, keep)
    return True


def logins_of(home: Path) -> tuple[Login, ...]:
    """Return the logins of an installation to try out."""
    return read_logins(home / FILE)


def _used(opened: Office) -> bool:
    for tenant in opened.desk.tenants:
        with opened.desk.work(tenant) as work:
            [(used,)] = work.rows(_USED, [tenant, tenant])
        if used:
            return True
    return False
