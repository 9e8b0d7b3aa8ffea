"""Renew the keys of a level, and be killed right after the transaction of that number.

Run as a program by test_rotation: URL, keystore, level, number of the transaction.
"""

import sys
from contextlib import contextmanager
from datetime import UTC, datetime

from casework.database import connect
from casework.keystore import Keystore, LocalMasterKey
from casework.keystore.database import KeyDatabase
from casework.services import rotate
from casework.services.rotate import Renewed, Waiting
from casework.vault import Vault
from casework.work import Desk
from tests.casework.doomed import die
from tests.conftest import SWV


def die_after(last):
    """Count the transactions of both databases together."""
    count = 0

    def counted(method):
        @contextmanager
        def wrapper(*args):
            nonlocal count
            with method(*args) as opened:
                yield opened
            count += 1
            if count == last:
                die()

        return wrapper

    setattr(KeyDatabase, "writing", counted(KeyDatabase.writing))  # noqa: B010
    setattr(Desk, "work", counted(Desk.work))  # noqa: B010


def main(url, keystore, level, last):
    """Rotate, and die."""
    vault = Vault(Keystore.open(keystore, LocalMasterKey(bytes(range(32)))))
    desk = Desk(connect(url), vault, lambda: datetime(2026, 9, 14, 9, tzinfo=UTC))
    die_after(last)
    done, waiting = Renewed(level, SWV), Waiting()
    steps = {
        "master": lambda: rotate.renew_master(
            desk, LocalMasterKey(bytes(range(1, 33))), done
        ),
        "swv": lambda: rotate.renew_tenant(desk, SWV, done),
        "zaak": lambda: rotate.renew_cases(desk, SWV, None, done, waiting),
    }
    for _ in steps[level]():
        pass


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
