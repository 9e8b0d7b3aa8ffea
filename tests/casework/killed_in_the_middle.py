"""Take one step, and be killed right after the statement of that number.

Run as a program by test_killed: URL, keystore, case, number of the statement.
"""

import sys
from datetime import UTC, datetime
from uuid import UUID

from casework.services.advance import advance
from statemachines.processes import PROCESSES
from tests import toy
from tests.casework.doomed import die, doomed_desk
from tests.conftest import SWV

FACTS = {"ontvangen_op": "2026-09-14", "toelichting": "Rust."}


def main(url, keystore, case_id, last):
    """Take the step, and die after statement ``last``; 0 is: before the commit."""
    for process in (toy.AANVRAAG, toy.VRAAG):
        PROCESSES[process.code] = process
    desk = doomed_desk(url, keystore, datetime(2026, 9, 14, 9, tzinfo=UTC), last)
    with desk.work(SWV) as work:
        advance(work, UUID(case_id), "indienen", by=toy.VOORZITTER, facts=FACTS)
        if last == 0:
            die()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
