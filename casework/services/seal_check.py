"""Check every sealed fact: that its lock opens, and that it is the last of its place.

The texts themselves are not opened: the key of a field opens only beside the very
payload that it was made for. A fact in the old form has no key of its own, so that one
is opened, and so is what has no form of ours at all.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from casework.keystore.envelope import PREFIX, is_layered
from casework.services.resealed import last_sealed
from casework.services.retention.places import EMPTIED
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
    if _is_broken(work, place, told, (bytes(head), bytes(digest))):
        what = "het slot is verbroken"
    elif last is not None and bytes(last) != bytes(digest):
        what = "dit is een oudere versie dan de laatste"
    else:
        return
    yield f"{_case(work, case_id)}{place.name}, rij {name}: {what}"


def _is_broken(
    work: Work, place: Place, told: Sequence[Any], sealed: tuple[bytes, bytes]
) -> bool:
    """Tell whether a lock does not open; one of which the key is gone is not broken."""
    head, digest = sealed
    try:
        address = place.address(work, told)
        if is_layered(head):
            work.vault.check(address, head, digest)
        else:
            with work.opened.by_the_system():
                work.vault.open_bytes(address, head)
    except Destroyed:
        return False
    except (CannotOpen, ValueError):
        return True
    return False


def _case(work: Work, case_id: UUID) -> str:
    query = "select kenmerk from cases where tenant_id = %s and id = %s"
    rows = work.rows(query, [work.tenant.code, case_id])
    return f"{rows[0][0]}: " if rows else ""


def _sql(place: Place) -> str:
    column = f"t.{place.column}"
    layered = rf"substring({column} for 1) = '\x02'"
    there = (
        f"length({column}) > 0" if place.table in EMPTIED else f"{column} is not null"
    )
    return rf"""select {place.row}, {place.case},
        case when {layered} then substring({column} for {PREFIX}) else {column} end,
        sha256(case when {layered}
            then substring({column} from {PREFIX + 1}) else {column} end),
        {last_sealed(place.name, place.row)}, {place.told}
    from {place.table} t {place.joined}
    where t.tenant_id = %s and {there}"""  # noqa: S608  constants only
