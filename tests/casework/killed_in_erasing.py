"""Erase what was confirmed, and be killed right after the n-th thing that is done.

Run as a program by test_retention_killed: URL, keystore, records, moment, number.
A thing is a statement, a record put in the file, or a key destroyed.
"""

import itertools
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from casework.database import connect
from casework.keystore import Keystore, LocalMasterKey
from casework.services.retention import destroy
from casework.vault import Vault
from casework.work import Desk, Place, Work
from statemachines.bewaring.processen import PROCESSEN
from statemachines.processes import PROCESSES
from tests import toy
from tests.casework.bewaren import TOY, everything

things = itertools.count(1)


def counting(what, last):
    """Return the same function, that ends the program when it was thing ``last``."""

    def counted(*values, **named):
        found = what(*values, **named)
        if next(things) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    return counted


def main(url, keystore, records, when):
    """Erase, and die after thing ``last``."""
    moment, last = when
    for process in (toy.AANVRAAG, toy.VRAAG):
        PROCESSES[process.code] = process
    PROCESSEN.update(TOY)
    keys = Keystore.open(keystore, LocalMasterKey(bytes(range(32))))
    place = Place(destroyed=Path(records))
    desk = Desk(connect(url), Vault(keys), lambda: moment, place=place)
    for owner, name in ((Work, "rows"), (destroy, "append"), (Keystore, "destroy")):
        setattr(owner, name, counting(getattr(owner, name), last))
    everything(destroy.destroy_due, desk)


if __name__ == "__main__":
    url_, keystore_, records_, moment_, last_ = sys.argv[1:]
    main(url_, keystore_, records_, (datetime.fromisoformat(moment_), int(last_)))
