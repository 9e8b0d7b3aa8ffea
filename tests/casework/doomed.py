"""An office of a program that is killed right after its n-th statement."""

import os
import signal

from casework.database import connect
from casework.keystore import Keystore, LocalMasterKey
from casework.vault import Vault
from casework.work import Desk, Work


def doomed_desk(url, keystore, moment, last):
    """Open a desk at this moment; the program dies after statement ``last``."""
    die_after(last)
    vault = Vault(Keystore.open(keystore, LocalMasterKey(bytes(range(32)))))
    return Desk(connect(url), vault, lambda: moment)


def die_after(last):
    """Let the program die right after this statement."""
    rows, count = Work.rows, 0

    def counted(work, query, values):
        nonlocal count
        found = rows(work, query, values)
        count += 1
        if count == last:
            die()
        return found

    setattr(Work, "rows", counted)  # noqa: B010  mypy does not let a method go


def die():
    """End the program at once, as a power cut does."""
    os.kill(os.getpid(), signal.SIGKILL)
