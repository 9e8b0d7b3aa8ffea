"""What is read when something first asks for it, and never when nothing does."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


@dataclass
class WhenAsked(Mapping[K, V], Generic[K, V]):
    """A mapping that is read once, when it is first looked at."""

    read: Callable[[], Mapping[K, V]]

    @cached_property
    def _found(self) -> Mapping[K, V]:
        return self.read()

    def __getitem__(self, key: K) -> V:
        """Return the value of a key."""
        return self._found[key]

    def __iter__(self) -> Iterator[K]:
        """Go through the keys."""
        return iter(self._found)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._found)
