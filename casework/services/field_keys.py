"""Put the newest key of its case and class around every sealed fact.

A batch is a transaction of its own, on a few rows that nobody else holds: a row that
somebody writes at this moment is passed over, for it gets the newest key anyhow or it
is found at the next look. No case is locked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from casework.keystore.census import newest_versions
from casework.keystore.envelope import PREFIX, is_layered, version_of
from casework.services.resealed import note_resealed
from casework.services.sealed_places import PLACES, Place, Proof
from casework.vault import Address, CannotOpen, CannotSeal
from casework.work import Desk, Work

AT_ONCE = 50
"""Rows in one transaction."""

Key = tuple[Any, ...]
Used = tuple[UUID, str, int]
"""A version of the key of a case and class."""


@dataclass
class Tally:
    """What a look at the sealed facts found and did. ``used``: what must stay."""

    velden: int = 0
    achter: int = 0
    gewikkeld: int = 0
    opnieuw: int = 0
    oude_vorm: int = 0
    niet_te_openen: int = 0
    bezet: int = 0
    used: set[Used] = field(default_factory=set)

    def again(self) -> None:
        """Look again: count anew what there is, and go on counting what was done."""
        self.velden = self.achter = self.oude_vorm = 0
        self.niet_te_openen = self.bezet = 0
        self.used.clear()


@dataclass(frozen=True)
class Scope:
    """Which facts to look at, and what to do with them.

    ``case`` is one case, or all. ``fresh``: also give a new field key to what nothing
    else tells of. ``only_count``: change nothing.
    """

    tenant: str
    case: UUID | None = None
    fresh: bool = False
    only_count: bool = False


@dataclass(frozen=True)
class _Row:
    """A sealed fact: the columns that name it, its address, and how it begins."""

    key: Key
    address: Address
    head: bytes

    @property
    def used(self) -> Used:
        return (self.address.case_id, self.address.data_class, version_of(self.head))


def number_of_fields(desk: Desk, scope: Scope) -> int:
    """Count the sealed facts."""
    with desk.work(scope.tenant) as work:
        return sum(_count(work, place, scope) for place in PLACES)


def look_at_fields(desk: Desk, scope: Scope, tally: Tally) -> Iterator[int]:
    """Go along every place, a batch at a time; yield how many rows each batch had."""
    for place in PLACES:
        after: Key | None = None
        while True:
            with desk.work(scope.tenant) as work:
                rows = _page(work, place, scope, after)
                _batch(work, place, rows, scope, tally)
            if not rows:
                break
            after = rows[-1].key
            yield len(rows)


def _batch(
    work: Work, place: Place, rows: Sequence[_Row], scope: Scope, tally: Tally
) -> None:
    cases = {row.address.case_id for row in rows}
    newest = newest_versions(work.vault.keystore, scope.tenant, cases)
    behind = [row for row in rows if _is_behind(row, newest, place, scope)]
    tally.velden += len(rows)
    tally.achter += len(behind)
    tally.oude_vorm += sum(not is_layered(row.head) for row in rows)
    held = {} if scope.only_count else _held(work, place, behind)
    tally.bezet += len(behind) - len(held)
    for row in behind:
        if row.key not in held or not _renewed(
            work, place, row, held[row.key], scope, tally
        ):
            tally.used.add(row.used)


def _is_behind(
    row: _Row, newest: Mapping[tuple[UUID, str], int], place: Place, scope: Scope
) -> bool:
    """Tell whether a fact needs another key; what was destroyed needs none."""
    case_id, data_class, version = row.used
    latest = newest.get((case_id, data_class))
    if latest is None:
        return False
    return version < latest or (scope.fresh and place.may_change)


def _renewed(
    work: Work,
    place: Place,
    row: _Row,
    begins: tuple[bytes, bytes],
    scope: Scope,
    tally: Tally,
) -> bool:
    """Renew one fact; tell whether it does not need its older key any more."""
    head, digest = begins
    anew = place.may_change and (scope.fresh or not is_layered(head))
    try:
        if anew:
            _sealed_anew(work, place, row)
            tally.opnieuw += 1
        elif is_layered(head):
            again = work.vault.rewrapped(row.address, head, digest)
            if version_of(again) <= version_of(head):
                return False  # the old key is needed still
            _wrapped_anew(work, place, row, again)
            tally.gewikkeld += 1
    except (CannotOpen, CannotSeal):
        tally.niet_te_openen += 1
        return False
    return anew or is_layered(head)


def _wrapped_anew(work: Work, place: Place, row: _Row, head: bytes) -> None:
    column = place.column
    work.rows(
        f"""update {place.table} t
        set {column} = overlay(t.{column} placing %(head)s from 1 for {PREFIX})
        where {_named(place)}""",  # noqa: S608  constants only
        {**_values(work, row.key), "head": head},
    )


def _sealed_anew(work: Work, place: Place, row: _Row) -> None:
    """Seal a fact again, with a field key of its own, and note that it was."""
    column, values = place.column, _values(work, row.key)
    [(sealed,)] = work.rows(
        f"select t.{column} from {place.table} t where {_named(place)}",  # noqa: S608  constants only
        values,
    )
    plain = work.vault.open_bytes(row.address, bytes(sealed))
    again = work.vault.seal_bytes(row.address, plain)
    work.rows(
        f"update {place.table} t set {column} = %(again)s where {_named(place)}",  # noqa: S608  constants only
        {**values, "again": again},
    )
    if place.proof is Proof.REPLACED:
        note_resealed(work, place.name, ":".join(map(str, row.key)), again)


def _held(
    work: Work, place: Place, rows: Sequence[_Row]
) -> dict[Key, tuple[bytes, bytes]]:
    """Lock what nobody else holds; return how it begins now, and its payload's hash."""
    column = f"t.{place.column}"
    query = f"""select substring({column} for {PREFIX}),
        sha256(substring({column} from {PREFIX + 1}))
    from {place.table} t where {_named(place)} and {column} is not null
    for no key update of t skip locked"""  # noqa: S608  constants only
    held = {}
    for row in rows:
        for head, digest in work.rows(query, _values(work, row.key)):
            held[row.key] = (bytes(head), bytes(digest))
    return held


def _page(work: Work, place: Place, scope: Scope, after: Key | None) -> list[_Row]:
    names = ", ".join(f"t.{name}" for name in place.key)
    told = f"{names}, substring(t.{place.column} for {PREFIX}), {place.told}"
    later = ""
    if after is not None:
        marks = ", ".join(f"%(key{n})s" for n, _ in enumerate(after))
        later = f"and ({names}) > ({marks})"
    query = f"{_from(place, told)} {later} order by {names} limit {AT_ONCE}"
    width = len(place.key)
    return [
        _Row(row[:width], place.address(work, row[width + 1 :]), bytes(row[width]))
        for row in work.rows(query, {**_values(work, after or ()), "case": scope.case})
    ]


def _count(work: Work, place: Place, scope: Scope) -> int:
    values = {**_values(work, ()), "case": scope.case}
    [(number,)] = work.rows(_from(place, "count(*)"), values)
    return int(number)


def _from(place: Place, told: str) -> str:
    return f"""select {told} from {place.table} t {place.joined}
    where t.tenant_id = %(tenant)s and t.{place.column} is not null
      and (%(case)s::uuid is null or {place.case} = %(case)s)"""  # noqa: S608  constants only


def _named(place: Place) -> str:
    named = " and ".join(f"t.{name} = %(key{n})s" for n, name in enumerate(place.key))
    return f"t.tenant_id = %(tenant)s and {named}"


def _values(work: Work, key: Key) -> dict[str, Any]:
    named = {f"key{n}": value for n, value in enumerate(key)}
    return {"tenant": work.tenant.code, **named}
