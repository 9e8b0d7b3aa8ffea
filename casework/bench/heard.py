"""Hear every statement that is said to a database, also by who does not know of us."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, Cursor
from sqlalchemy import Engine, event

from casework.work import Row


@dataclass(frozen=True)
class Said:
    """One statement, with its values."""

    query: str
    values: Mapping[str, Any] | Sequence[Any]


@contextmanager
def listening(engine: Engine) -> Generator[list[Said], None, None]:
    """Give a list that grows with each statement on the connections of an engine.

    The begin and the commit are not in it: the driver says those by itself.
    """
    heard: list[Said] = []

    class Hearing(Cursor[Row]):
        def execute(self, query: Any, params: Any = None, **more: Any) -> Any:  # noqa: ANN401  as psycopg has it
            text = query.decode() if isinstance(query, bytes) else str(query)
            heard.append(Said(text, params or []))
            return super().execute(query, params, **more)

    def hear(connection: Connection[Row], *_: object) -> None:
        connection.cursor_factory = Hearing

    event.listen(engine, "checkout", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "checkout", hear)
        engine.dispose()
