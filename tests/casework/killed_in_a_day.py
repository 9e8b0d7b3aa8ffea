"""Do the sweeps of a day, and be killed right after the statement of that number.

Run as a program by test_killed_in_a_day: URL, keystore, file of the mail, moment,
number of the statement (0: do all of it).
"""

import sys
from datetime import datetime
from pathlib import Path

from casework.database import connect
from casework.keystore import Keystore, LocalMasterKey
from casework.services.deliver_due import deliver_due
from casework.services.escalate import escalate_due
from casework.services.lapse_due import lapse_due
from casework.services.warn import warn_due
from casework.tenants import load_tenants
from casework.tenants.profile import Afzender
from casework.vault import Vault
from casework.work import Desk
from tests.casework.doomed import die_after
from tests.conftest import SWV


def desk_at(url, vault, moment):
    """Open a desk at a fixed moment, with a sender for its letters."""
    sender = Afzender(adres="Straat 0, Nergens", telefoon="000 000 0000")
    ready = load_tenants()[SWV].model_copy(update={"afzender": sender})
    return Desk(connect(url), vault, lambda: moment, tenants={SWV: ready})


def day(desk, carry):
    """Do every sweep once."""
    post = lambda desk, tenant, after=None: deliver_due(desk, tenant, carry, after)  # noqa: E731  as the flow does
    for service in (lapse_due, warn_due, escalate_due, post):
        after = service(desk, SWV).after
        while after:
            after = service(desk, SWV, after).after


def main(url, keystore, mail, moment, last):
    """Do the day, and die after statement ``last``."""

    def carry(message):
        with Path(mail).open("a") as file:
            file.write(f"{message['Message-ID']}\n")

    die_after(last)
    vault = Vault(Keystore.open(keystore, LocalMasterKey(bytes(range(32)))))
    day(desk_at(url, vault, datetime.fromisoformat(moment)), carry)


if __name__ == "__main__":
    URL, KEYSTORE, MAIL, MOMENT, LAST = sys.argv[1:]
    main(URL, KEYSTORE, MAIL, MOMENT, int(LAST))
