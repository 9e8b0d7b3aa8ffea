"""A worker that dies half-way: its transaction breaks off at a statement of its own.

`Killed` is no `Exception`, so nothing that goes on after an error goes on after this,
as nothing goes on in a process that is gone. What was committed stays; what was not is
rolled back, as the server does when a client is no more.
"""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any

from casework.numbered import Numbered
from casework.work import Desk, Row, Work


class Killed(BaseException):
    """This worker is gone."""


@dataclass
class Lifetime:
    """How many statements a worker still lives."""

    left: int

    def spend(self) -> None:
        """Live one statement longer, or die."""
        if self.left <= 0:
            raise Killed
        self.left -= 1


@dataclass(frozen=True)
class MortalWork(Work):
    """A unit of work of a worker that will die."""

    life: Lifetime = field(default_factory=lambda: Lifetime(0), compare=False)

    def rows(
        self, query: str | Numbered, values: Mapping[str, Any] | Sequence[Any]
    ) -> list[Row]:
        """Run a statement, unless the worker died before it."""
        self.life.spend()
        return super().rows(query, values)


@dataclass(frozen=True)
class MortalDesk(Desk):
    """The desk of a worker that will die."""

    life: Lifetime = field(default_factory=lambda: Lifetime(0), compare=False)

    @contextmanager
    def work(self, tenant: str) -> Generator[Work, None, None]:
        """Open a unit of work that breaks off when the worker dies."""
        with super().work(tenant) as work:
            known = {each.name: getattr(work, each.name) for each in fields(Work)}
            yield MortalWork(**known, life=self.life)


def mortal(desk: Desk, statements: int) -> MortalDesk:
    """Return the desk of a worker that dies after so many statements."""
    return MortalDesk(
        desk.engine,
        desk.vault,
        desk.clock,
        desk.tenants,
        desk.place,
        life=Lifetime(statements),
    )
