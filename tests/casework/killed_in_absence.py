"""Import absence or act on its signals, and be killed after a given statement.

Run as a program by test_absence_killed: URL, keystore, what, number of the statement.
"""

import sys
from datetime import UTC, datetime

from casework.services.absence.import_days import import_absence
from casework.services.signal_absence import signal_absence
from tests.casework.absence_register import away
from tests.casework.absent import written
from tests.casework.doomed import doomed_desk
from tests.conftest import SWV

ROWS = away("L1", "2026-09-07", "2026-10-09")
NOW = datetime(2026, 10, 9, 9, tzinfo=UTC)


def main(url, keystore, what, last):
    """Do it, and die after statement ``last``."""
    desk = doomed_desk(url, keystore, NOW, last)
    if what == "signals":
        signal_absence(desk, SWV)
        return
    with desk.work(SWV) as work:
        import_absence(work, written(*ROWS))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
