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

    Those of every kind of cursor, also one that is made without asking the connection.
    The begin and the commit are not in it: the driver says those by itself.
    """
    heard: list[Said] = []
    ours: set[Connection[Row]] = set()
    execute: Any = Cursor.execute

    def hear(cursor: Any, query: Any, params: Any = None, **more: Any) -> Any:  # noqa: ANN401  as psycopg has it
        if cursor.connection in ours:
            text = query.decode() if isinstance(query, bytes) else str(query)
            heard.append(Said(text, params or []))
        return execute(cursor, query, params, **more)

    def know(connection: Connection[Row], *_: object) -> None:
        ours.add(connection)

    event.listen(engine, "checkout", know)
    Cursor.execute = hear  # type: ignore[method-assign, assignment]
    try:
        yield heard
    finally:
        Cursor.execute = execute  # type: ignore[method-assign]
        event.remove(engine, "checkout", know)
