"""The cases that a parent sees: those about the child of the link, and no others."""

from uuid import UUID

from casework.access import VISIBLE, Actor, CaseNotFound, seen_by
from casework.ids import normalise
from casework.services.hold import Held, view
from casework.work import Work

_ALL = f"""
select c.id from cases c
where c.tenant_id = %(tenant)s and c.lineage[1] = (
    select o.lineage[1] from cases o
    where o.tenant_id = %(tenant)s and o.id = %(id)s)
  and {VISIBLE} order by c.opened_at, c.id"""  # noqa: S608  constants only


def family_cases(work: Work, case_id: UUID, by: Actor) -> list[Held]:
    """Return every case of the same child that this parent may see, oldest first.

    A parent with two children has a link for each: one link never opens the cases of
    the other child (security.md 4.1).
    """
    rows = work.rows(_ALL, {**seen_by(by, work.tenant.code), "id": case_id})
    return [view(work, ident, by) for (ident,) in rows]


def family_case(work: Work, case_id: UUID, kenmerk: str, by: Actor) -> Held:
    """Return one of those cases by its kenmerk, or raise `CaseNotFound`."""
    wanted = normalise(kenmerk)
    found = (c for c in family_cases(work, case_id, by) if c.kenmerk == wanted)
    for case in found:
        return case
    raise CaseNotFound


def own_key(case: Held, by: Actor) -> str | None:
    """Return the key of this person in a case."""
    mine = (
        p["key"]
        for p in case.people
        if p.get("account") == by.id and p["role"] == by.role.value
    )
    return next(mine, None)
