"""Sweep with small portions, and be killed right after the statement of that number.

Run as a program: URL, keystore, lapse or warn, number of the statement, day.
"""

import os
import signal
import sys
from datetime import UTC, datetime, time

from casework.database import connect
from casework.keystore import Keystore, LocalMasterKey
from casework.services import sweep
from casework.services.lapse_due import lapse_due
from casework.services.warn import warn_due
from casework.vault import Vault
from casework.work import Desk, Work
from statemachines.processes import PROCESSES
from tests import toy
from tests.conftest import SWV

SERVICES = {"lapse": lapse_due, "warn": warn_due}


def main(url, keystore, what, last, today):
    """Sweep from the start, and die after statement ``last``."""
    for process in (toy.AANVRAAG, toy.VRAAG):
        PROCESSES[process.code] = process
    rows, count = Work.rows, 0

    def counted(work, query, values):
        nonlocal count
        found = rows(work, query, values)
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    setattr(Work, "rows", counted)  # noqa: B010  mypy does not let a method go
    setattr(sweep, "PORTION", 3)  # noqa: B010  more than one portion to be killed in
    moment = datetime.combine(datetime.fromisoformat(today), time(9), UTC)
    key = LocalMasterKey(bytes(range(32)))
    desk = Desk(connect(url), Vault(Keystore.open(keystore, key)), lambda: moment)
    after = None
    while True:
        batch = SERVICES[what](desk, SWV, after)
        after = batch.after
        if after is None:
            return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
