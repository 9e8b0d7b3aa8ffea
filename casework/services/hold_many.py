"""Take hold of many cases in one statement, each with the main cases above it."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from casework.access import SYSTEEM, VISIBLE, seen_by
from casework.services.hold import COLUMNS, Held
from casework.work import Work

Family = tuple[Held, tuple[Held, ...]]
"""A case, and the main cases above it, nearest first: what `hold` returns."""

_MANY = f"""
select {COLUMNS} from cases c
where c.tenant_id = %(tenant)s and c.id = any(%(ids)s) and {VISIBLE}
order by c.lineage for update of c"""  # noqa: S608  constants only


def hold_many(work: Work, lineages: Iterable[Iterable[UUID]]) -> Mapping[UUID, Family]:
    """Lock these cases for the system, each family root first; return them by id.

    Whoever holds a root holds the family, so nobody is waited for when the roots are
    held already (`claim_terms`). A case that is not there is left out.
    """
    ids = sorted({case_id for lineage in lineages for case_id in lineage})
    if not ids:
        return {}
    rows = work.rows(_MANY, {**seen_by(SYSTEEM, work.tenant.code), "ids": ids})
    held = {case.id: case for case in (Held(*row) for row in rows)}
    return {
        case.id: (case, tuple(held[id_] for id_ in reversed(case.lineage[:-1])))
        for case in held.values()
        if held.keys() >= {*case.lineage}
    }
