"""Unwrapped keys in memory: few, for a short time, and gone when they must be.

A key that another process destroyed is forgotten here within `LIFETIME` seconds; one
that this process destroyed, at once, also when it was being loaded at that moment.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

LIFETIME = 60.0
SIZE = 4096

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class KeyCache(Generic[K, V]):
    """The most recently used keys. Safe for threads."""

    def __init__(
        self, size: int = SIZE, elapsed: Callable[[], float] = time.monotonic
    ) -> None:
        self._size = size
        self._elapsed = elapsed
        self._lock = threading.Lock()
        self._entries: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self._drops = 0

    def get(self, name: K, load: Callable[[], V]) -> V:
        """Return the key of this name, loaded when it is not here (any more)."""
        with self._lock:
            entry = self._entries.get(name)
            if entry is not None and self._elapsed() < entry[0]:
                self._entries.move_to_end(name)
                return entry[1]
            drops = self._drops
        value = load()
        with self._lock:
            if drops == self._drops:
                self._keep(name, value)
        return value

    def drop(self, goes: Callable[[K], bool]) -> None:
        """Forget the keys of which the name matches, and every load under way."""
        with self._lock:
            self._drops += 1
            for name in [name for name in self._entries if goes(name)]:
                del self._entries[name]

    def __len__(self) -> int:
        """Count the keys in memory."""
        return len(self._entries)

    def _keep(self, name: K, value: V) -> None:
        self._entries[name] = (self._elapsed() + LIFETIME, value)
        self._entries.move_to_end(name)
        while len(self._entries) > self._size:
            self._entries.popitem(last=False)
