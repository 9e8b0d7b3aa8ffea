"""Hear every statement that a service says to its database."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, Cursor

from casework.work import Row, Work


@dataclass(frozen=True)
class Said:
    """One statement, with its values."""

    query: str
    values: Mapping[str, Any] | Sequence[Any]


@contextmanager
def listening(work: Work) -> Generator[list[Said], None, None]:
    """Give a list that grows with each statement of this unit of work."""
    heard: list[Said] = []

    class Hearing(Cursor[Row]):
        def execute(self, query: Any, params: Any = None, **more: Any) -> Any:  # noqa: ANN401  as psycopg has it
            text = query.decode() if isinstance(query, bytes) else str(query)
            heard.append(Said(text, params or []))
            return super().execute(query, params, **more)

    driver = work.session.connection().connection.driver_connection
    assert isinstance(driver, Connection)  # noqa: S101  it is psycopg's, and open
    before, driver.cursor_factory = driver.cursor_factory, Hearing
    try:
        yield heard
    finally:
        driver.cursor_factory = before
