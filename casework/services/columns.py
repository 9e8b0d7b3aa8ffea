"""Turn the rows of many entries into columns: one parameter for each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from casework.services.write import Entry, Values


@dataclass(frozen=True)
class Kind:
    """The rows of one kind: how an entry gives them, and their columns by type."""

    name: str
    columns: str
    rows: Callable[[Entry], Iterable[Values]]

    def parameters(self, entries: Sequence[Entry]) -> dict[str, Values]:
        """Return a list for each column."""
        names = [f"{self.name}_{column.split()[0]}" for column in self._each()]
        rows = [row for entry in entries for row in self.rows(entry)]
        columns = map(list, zip(*rows, strict=True)) if rows else ([] for _ in names)
        return dict(zip(names, columns, strict=True))

    def table(self) -> str:
        """Return the rows as a table ``n``.

        Binary (``b``): as text every backslash in an array is looked for.
        """
        names, types = zip(*(column.split() for column in self._each()), strict=True)
        arrays = (
            f"%({self.name}_{column})b::{type_}[]"
            for column, type_ in zip(names, types, strict=True)
        )
        return f"unnest({', '.join(arrays)}) n ({', '.join(names)})"

    def _each(self) -> list[str]:
        return self.columns.split(", ")
