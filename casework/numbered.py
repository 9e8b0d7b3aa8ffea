"""A statement that every step says, and the cursor that a connection keeps for it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import Connection, Cursor, RawCursor

Row = tuple[Any, ...]
_NAMED = re.compile(r"%\((\w+)\)s")


class Numbered(bytes):
    """A statement with numbered places ($1, $2), to be made once.

    The driver takes it as it is; any other it takes apart, and one with more than
    fifty places every time.
    """

    names: Sequence[str] = ()

    @classmethod
    def of(cls, query: str, shared: int = 0) -> "Numbered":
        """Give the places of a query their numbers: all of them %s, or all named.

        So many values, the first, are ``shared``: their numbers are in the text.
        """
        names = [*dict.fromkeys(_NAMED.findall(query))]
        for number, name in enumerate(names, start=1):
            query = query.replace(f"%({name})s", f"${number}")
        first, *rest = query.split("%s")
        places = (f"${number}{text}" for number, text in enumerate(rest, shared + 1))
        numbered = cls("".join([first, *places]).encode())
        numbered.names = names
        return numbered

    def in_order(self, values: Mapping[str, Any] | Sequence[Any]) -> Sequence[Any]:
        """Return the values as the places are numbered."""
        if isinstance(values, Mapping):
            return [values[name] for name in self.names]
        return values


Kept = dict[Numbered, Cursor[Row]]
"""The cursors of one connection, each for a statement that it says again and again."""


def cursor_of(query: Numbered, connection: Connection[Row], kept: Kept) -> Cursor[Row]:
    """Return the cursor that said this statement before on this connection.

    It knows how the values are written and the columns are read, as long as the very
    same statement is said.
    """
    cursor = kept.get(query)
    if cursor is None:
        cursor = kept[query] = RawCursor(connection)
    return cursor
