"""Read a file of absence line by line, in bounded memory.

One line is one row, also when a field is quoted. What is wrong with a line is kept
with its number; reading goes on, so that the school hears everything at once.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO, NamedTuple

from casework.services.absence.fields import (
    COLUMNS,
    BadField,
    day,
    hours,
    identifier,
    is_bsn,
    reason,
)
from statemachines.verzuimtelling.verzuimdag import Reden

MOST_SHOWN = 20
_LONGEST_LINE = 4096
_BOM = b"\xef\xbb\xbf"
_HEADER = ";".join(COLUMNS)
_READERS: tuple[Callable[[str], object], ...] = (
    identifier,
    identifier,
    day,
    hours,
    hours,
    reason,
)


class BadFile(ValueError):
    """A file that holds no absence at all. One Dutch line."""


class AbsenceRow(NamedTuple):
    """One line: a day of a pupil. Hours are in ten-thousandths."""

    school_id: str
    leerling_id: str
    datum: date
    gemist: int
    les: int
    reden: Reden


class Fault(NamedTuple):
    """What is wrong with one line, without the value that stood there."""

    regel: int
    veld: str
    fout: str

    def sentence(self) -> str:
        """Say it in one Dutch sentence."""
        return f"Regel {self.regel}, {self.veld}: {self.fout}."


@dataclass
class Faults:
    """The bad lines of a file: how many, and the first few of them."""

    total: int = 0
    first: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Count a bad line, and keep it when there are not too many yet."""
        self.total += 1
        if len(self.first) < MOST_SHOWN:
            self.first.append(fault)


class _BadLine(Exception):
    def __init__(self, column: str, what: str) -> None:
        super().__init__(what)
        self.column = column


def read_rows(
    file: BinaryIO,
    faults: Faults,
    *,
    no_bsn: bool = False,
    seen: Callable[[int], None] | None = None,
) -> Iterator[AbsenceRow]:
    """Yield the good rows of an open file; add the bad lines to ``faults``.

    ``no_bsn`` refuses a pupil who is named by a burgerservicenummer. ``seen`` hears
    after each line how many bytes it had. Raises `BadFile` when the header is wrong.
    """
    lines = _lines(file)
    _check_header(next(lines, (1, b""))[1])
    for number, raw in lines:
        if seen:
            seen(len(raw))
        if not raw.strip():
            continue
        try:
            yield _row(raw, no_bsn=no_bsn)
        except _BadLine as error:
            faults.add(Fault(number, error.column, str(error)))


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines; of one that is too long only the beginning."""
    number = 0
    while raw := file.readline(_LONGEST_LINE):
        number += 1
        whole = raw
        while len(raw) == _LONGEST_LINE and not raw.endswith(b"\n"):
            raw = file.readline(_LONGEST_LINE)
        yield number, whole


def _check_header(raw: bytes) -> None:
    plain = raw.removeprefix(_BOM).strip()
    if not plain:
        raise BadFile(f"Het bestand is leeg. De eerste regel moet zijn: {_HEADER}")
    with suppress(UnicodeDecodeError, _BadLine):
        names = [name.strip().lower() for name in _split(plain.decode())]
        if names == [*COLUMNS]:
            return
        if missing := [name for name in COLUMNS if name not in names]:
            raise BadFile(
                f"Regel 1: deze kolommen ontbreken: {', '.join(missing)}."
                f" De eerste regel moet zijn: {_HEADER}"
            )
    raise BadFile(f"Regel 1: de eerste regel moet zijn: {_HEADER} (UTF-8).")


def _row(raw: bytes, *, no_bsn: bool) -> AbsenceRow:
    if len(raw) == _LONGEST_LINE:
        raise _BadLine("regel", f"is langer dan {_LONGEST_LINE} tekens")
    try:
        texts = _split(raw.decode().rstrip("\r\n"))
    except UnicodeDecodeError:
        raise _BadLine("regel", "is geen UTF-8") from None
    if len(texts) != len(COLUMNS):
        said = f"heeft {len(texts)} velden, dat moeten er {len(COLUMNS)} zijn"
        raise _BadLine("regel", said)
    row = AbsenceRow._make(map(_field, COLUMNS, _READERS, texts))
    if no_bsn and is_bsn(row.leerling_id):
        said = "is een burgerservicenummer, en dat mag een SWV niet hebben"
        raise _BadLine("leerling_id", said)
    return row


def _split(text: str) -> list[str]:
    if '"' not in text:
        return text.split(";")
    try:
        [texts] = csv.reader([text], delimiter=";", strict=True)
    except (csv.Error, ValueError):
        raise _BadLine("regel", "heeft aanhalingstekens die niet kloppen") from None
    return texts


def _field(column: str, read: Callable[[str], object], text: str) -> object:
    try:
        return read(text.strip())
    except BadField as error:
        raise _BadLine(column, str(error)) from None
