"""A list as a file that a spreadsheet opens, and does not run."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet takes for a formula, the wide forms included."""


def csv_file(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV with ``;`` between cells, with the mark of UTF-8 in front."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([_harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    runs = cell.startswith(_RUNS) or cell.lstrip().startswith(_RUNS)
    return f"'{cell}" if runs else cell
