"""Check every sealed fact: that its lock opens, and that it is the last of its place.

The texts themselves are not opened: the key of a field opens only beside the very
payload that it was made for.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from casework.keystore.envelope import PREFIX, is_layered
from casework.services.resealed import last_sealed
from casework.services.sealed_places import PLACES, Place
from casework.vault import CannotOpen, Destroyed
from casework.work import Work


def seal_findings(work: Work) -> Iterator[str]:
    """Say which rows hold an older version, and of which the lock is broken."""
    for place in PLACES:
        for row in work.stream(_sql(place), [work.tenant.code]):
            yield from _wrong(work, place, *row)


def _wrong(work: Work, place: Place, *row: Any) -> Iterator[str]:  # noqa: ANN401  the columns of _sql
    name, case_id, head, digest, last, *told = row
    for what in _faults(work, place, (head, digest, last), told):
        yield f"{_case(work, case_id)}{place.name}, rij {name}: {what}"


def _faults(
    work: Work, place: Place, stands: tuple[Any, ...], told: Sequence[Any]
) -> Iterator[str]:
    head, digest, last = stands
    if last is not None and bytes(last) != bytes(digest):
        yield "dit is een oudere versie dan de laatste"
    if not is_layered(bytes(head)):
        return
    try:
        address = place.address(work, told)
        work.vault.check(address, bytes(head), bytes(digest))
    except Destroyed:
        return
    except (CannotOpen, ValueError):
        yield "het slot is verbroken"


def _case(work: Work, case_id: UUID) -> str:
    query = "select kenmerk from cases where tenant_id = %s and id = %s"
    rows = work.rows(query, [work.tenant.code, case_id])
    return f"{rows[0][0]}: " if rows else ""


def _sql(place: Place) -> str:
    column = f"t.{place.column}"
    return f"""select {place.row}, {place.case}, substring({column} for {PREFIX}),
        sha256(case when get_byte({column}, 0) = 2
            then substring({column} from {PREFIX + 1}) else {column} end),
        {last_sealed(place.name, place.row)}, {place.told}
    from {place.table} t {place.joined}
    where t.tenant_id = %s and length({column}) > 0"""  # noqa: S608  constants only
