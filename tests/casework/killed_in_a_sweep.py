"""Sweep in small batches, and be killed right after the statement of that number.

Run as a program: URL, keystore, lapse or warn, number of the statement, day.
"""

import sys
from datetime import UTC, datetime, time

from casework.services.lapse_due import lapse_due
from casework.services.warn import warn_due
from statemachines.processes import PROCESSES
from tests import toy
from tests.casework.doomed import doomed_desk
from tests.conftest import SWV

SMALL = 3
"""Terms a batch, so that there is more than one to be killed in."""
SERVICES = {"lapse": lapse_due, "warn": warn_due}


def main(url, keystore, what, last, today):
    """Sweep from the start, and die after statement ``last``."""
    for process in (toy.AANVRAAG, toy.VRAAG):
        PROCESSES[process.code] = process
    moment = datetime.combine(datetime.fromisoformat(today), time(9), UTC)
    desk = doomed_desk(url, keystore, moment, last)
    after = None
    while True:
        batch = SERVICES[what](desk, SWV, after, size=SMALL)
        after = batch.after
        if after is None:
            return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
