"""Take hold of many cases in one statement, and read what is linked to them in another.

What `hold` and `situation_of` do for one case.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from casework.access import SYSTEEM, VISIBLE, seen_by
from casework.services.hold import (
    AS_LINKED,
    COLUMNS,
    Held,
    Relations,
    as_linked,
    by_process,
    has_relations,
)
from casework.work import Work
from statemachines.situation import Linked

Family = tuple[Held, tuple[Held, ...]]
"""A case, and the main cases above it, nearest first: what `hold` returns."""

_MANY = f"""
select {COLUMNS} from cases c
where c.tenant_id = %(tenant)s and c.id = any(%(ids)s) and {VISIBLE}
order by c.lineage for update of c"""  # noqa: S608  constants only

_LINKED_OF_MANY = f"""
select c.id, c.parent_id, {AS_LINKED}
where c.tenant_id = %(tenant)s
  and (c.parent_id = any(%(ids)s::uuid[]) or c.id = any(%(parents)s::uuid[]))
  and {VISIBLE} order by c.opened_at, c.id"""


def hold_many(work: Work, lineages: Iterable[Iterable[UUID]]) -> Mapping[UUID, Family]:
    """Lock these cases for the system, each family root first; return them by id.

    Whoever holds a root holds the family, so nobody is waited for when the roots are
    held already (`claim_terms`).
    """
    ids = list({case_id for lineage in lineages for case_id in lineage})
    if not ids:
        return {}
    rows = work.rows(_MANY, {**seen_by(SYSTEEM, work.tenant.code), "ids": ids})
    held = {case.id: case for case in (Held(*row) for row in rows)}
    return {
        case.id: (case, tuple(held[id_] for id_ in reversed(case.lineage[:-1])))
        for case in held.values()
    }


def linked_of_many(work: Work, cases: Iterable[Held]) -> dict[UUID, Relations]:
    """Return the relations of many cases at once, as the engine must know them."""
    related = [case for case in cases if has_relations(case)]
    if not related:
        return {}
    under: dict[UUID, list[UUID]] = {}
    for case in related:
        if case.parent_id:
            under.setdefault(case.parent_id, []).append(case.id)
    near: dict[UUID, list[Linked]] = {case.id: [] for case in related}
    of_these = {"ids": list(near), "parents": list(under)}
    values = {**seen_by(SYSTEEM, work.tenant.code), **of_these}
    for id_, above, *row in work.rows(_LINKED_OF_MANY, values):
        linked = as_linked(*row)
        for case_id in near.keys() & {above, *under.get(id_, ())}:
            near[case_id].append(linked)
    return {case_id: by_process(linked) for case_id, linked in near.items()}
