"""Whether the keystore is there, and whether what we remember of it is still true.

A key in memory is used only when the keystore said, less than `FRESH` seconds ago,
that nothing changed. So a keystore that is taken away is noticed, and a key that
another program renewed or destroyed is not used here for longer than that.
"""

import threading
import time
from collections.abc import Callable

from casework.keystore.database import KeyDatabase

FRESH = 0.25


class Pulse:
    """Asks the keystore for its number of changes, now and then. Safe for threads."""

    def __init__(
        self,
        database: KeyDatabase,
        forget: Callable[[], None],
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._forget = forget
        self._elapsed = elapsed
        self._lock = threading.Lock()
        self._until = 0.0
        self._changes = -1

    def feel(self) -> None:
        """Raise `KeystoreUnavailable` when it is gone; forget what it changed."""
        if self._elapsed() < self._until:
            return
        asked = self._elapsed()
        changes = self._database.changes()
        with self._lock:
            if changes != self._changes:
                self._changes = changes
                self._forget()
            self._until = max(self._until, asked + FRESH)

    def stop(self) -> None:
        """Ask again before the next key."""
        self._until = 0.0
