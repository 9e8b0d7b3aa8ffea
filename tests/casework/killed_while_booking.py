"""Move money, and be killed right after the statement of that number.

Run as a program by test_fund_killed: URL, keystore, case, number of the statement.
"""

import sys
from datetime import UTC, datetime
from uuid import UUID

from casework.services.advance import advance
from statemachines.processes import PROCESSES
from tests.casework.doomed import die, doomed_desk
from tests.conftest import SWV
from tests.potje import ADMIN, POTJE

FACTS = {"delen": {"Schiedam": 5_00, "SWV VO": 7_00}}


def main(url, keystore, case_id, last):
    """Take the step, and die after statement ``last``; 0 is: before the commit."""
    PROCESSES[POTJE.code] = POTJE
    desk = doomed_desk(url, keystore, datetime(2026, 9, 14, 9, tzinfo=UTC), last)
    with desk.work(SWV) as work:
        advance(work, UUID(case_id), "toezeggen", by=ADMIN, facts=FACTS)
        if last == 0:
            die()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
