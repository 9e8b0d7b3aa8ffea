"""Move money, and be killed right after the statement of that number.

Run as a program by test_fund_killed: URL, keystore, case, number of the statement.
"""

import os
import signal
import sys
from datetime import UTC, datetime
from uuid import UUID

from casework.database import connect
from casework.keystore import Keystore, LocalMasterKey
from casework.services.advance import advance
from casework.vault import Vault
from casework.work import Desk, Work
from statemachines.processes import PROCESSES
from tests.conftest import SWV
from tests.potje import ADMIN, POTJE

FACTS = {"delen": {"Schiedam": 5_00, "SWV VO": 7_00}}


def main(url, keystore, case_id, last):
    """Take the step, and die after statement ``last``; 0 is: before the commit."""
    PROCESSES[POTJE.code] = POTJE
    rows, count = Work.rows, 0

    def counted(work, query, values):
        nonlocal count
        found = rows(work, query, values)
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    setattr(Work, "rows", counted)  # noqa: B010  mypy does not let a method go
    vault = Vault(Keystore.open(keystore, LocalMasterKey(bytes(range(32)))))
    desk = Desk(connect(url), vault, lambda: datetime(2026, 9, 14, 9, tzinfo=UTC))
    with desk.work(SWV) as work:
        advance(work, UUID(case_id), "toezeggen", by=ADMIN, facts=FACTS)
        if last == 0:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
