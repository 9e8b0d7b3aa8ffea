"""Which rows are leaves of the log, and the bytes that a leaf stands for.

Every column of a row is in its leaf; a column that is empty is left out, so that a new
column, empty in old rows, changes no old leaf. The journal is there with the hash over
its text instead of the text: who shows a proof need not show a case.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlmodel import SQLModel

import casework.models  # noqa: F401  the tables register themselves
from casework.services.journal import canonical
from casework.work import Row, Work

Place = tuple[str, UUID, int]
"""The table, and which row in it."""
NO_ID = "'00000000-0000-0000-0000-000000000000'::uuid"


@dataclass(frozen=True)
class Source:
    """A table whose rows are leaves; which columns name a row; what people call it.

    ``term`` is the rule after which rows of this table go, by law (domain.md 1.2). The
    leaf stays: it is a hash. ``moment`` is the column that says when a row came.
    """

    table: str
    row_id: str
    seq: str
    name: str
    term: str | None = None
    moment: str = "at"

    @property
    def columns(self) -> tuple[str, ...]:
        """Return every column of the table."""
        return tuple(SQLModel.metadata.tables[self.table].columns.keys())


SOURCES = {
    source.table: source
    for source in (
        Source("journal", "r.case_id", "r.seq", "regel {seq} van zaak {row}"),
        Source("read_log", "r.id", "0", "regel {row} van het leeslogboek", "F8b"),
        Source("account_log", "r.id", "0", "regel {row} van het logboek van accounts"),
        Source("tenant_setting", NO_ID, "r.version", "wijziging {seq} van de regels"),
        Source("partner_event", NO_ID, "r.seq", "regel {seq} van het partnerregister"),
        Source(
            *("received_package", "r.id", "0", "pakket {row} van een partner"),
            moment="received_at",
        ),
    )
}
"""A table more: a line here, and `casework.migrations.sealed` in its migration."""


def leaf_data(work: Work, places: Iterable[Place]) -> dict[Place, bytes]:
    """Return the bytes of the leaf of each of these rows that is there."""
    found: dict[Place, bytes] = {}
    wanted: dict[str, list[Place]] = {}
    for place in places:
        wanted.setdefault(place[0], []).append(place)
    for kind, mine in wanted.items():
        if source := SOURCES.get(kind):
            found.update(_data_of(work, source, mine))
    return found


def gone(place: Place) -> bytes:
    """Return the bytes of the leaf of a row that was gone before it was sealed."""
    kind, row, seq = place
    return canonical({"kind": kind, "row": str(row), "seq": seq, "gone": True})


def called(work: Work, place: Place) -> str:
    """Return what people call this row."""
    kind, row, seq = place
    if kind not in SOURCES:
        return f"een regel van een onbekende soort ({row})"
    query = "select kenmerk from cases where tenant_id = %s and id = %s"
    known = work.rows(query, [work.tenant.code, row]) if kind == "journal" else []
    return SOURCES[kind].name.format(seq=seq, row=known[0][0] if known else row)


def _data_of(
    work: Work, source: Source, places: list[Place]
) -> Iterable[tuple[Place, bytes]]:
    columns = ", ".join(f'r."{name}"' for name in source.columns)
    query = f"""select k.row_id, k.seq, {columns} from {source.table} r
    join unnest(%s::uuid[], %s::int[]) as k(row_id, seq)
      on k.row_id = {source.row_id} and k.seq = {source.seq}
    where r.tenant_id = %s"""  # noqa: S608  constants of this module
    rows = [row for _, row, _ in places]
    seqs = [seq for _, _, seq in places]
    for row_id, seq, *values in work.rows(query, [rows, seqs, work.tenant.code]):
        told = dict(zip(source.columns, values, strict=True))
        yield (source.table, row_id, seq), _bytes_of(source.table, told)


def _bytes_of(kind: str, row: Mapping[str, Any]) -> bytes:
    told = {name: plain(value) for name, value in row.items() if value is not None}
    if kind == "journal":
        del told["body"]
        told["hash"] = sha256(bytes(row["prev"]) + bytes(row["body"])).hexdigest()
    return canonical({**told, "kind": kind})


def plain(value: Any) -> Any:  # noqa: ANN401  any column
    """Return what a column holds as JSON has it: one way for each value."""
    if isinstance(value, str | int | dict):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, list):
        return [plain(each) for each in value]
    return str(value)


def as_place(row: Row) -> Place:
    """Return the place that the last three columns of a row name."""
    kind, row_id, seq = row[-3:]
    return kind, row_id, seq
