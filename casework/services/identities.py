"""Who the people of many cases are, read at once: for a list, or a search."""

from collections.abc import Collection
from uuid import UUID

from casework.services.people import Identity, opened_identity
from casework.services.resealed import last_sealed
from casework.work import Work
from statemachines.roles import Role

_LAST = last_sealed("party.sealed", "t.id::text")
_PEOPLE = f"""
select t.case_id, t.key, t.role, t.sealed, {_LAST} from party t
where t.tenant_id = %s and t.case_id = any(%s) and t.role = any(%s)
order by t.id"""  # noqa: S608  constants only


def identities_of(
    work: Work, cases: Collection[UUID], roles: Collection[Role]
) -> dict[UUID, list[tuple[Role, Identity]]]:
    """Return the people in these roles of many cases that the caller may see."""
    with work.opened.for_a_list():
        return _opened(work, cases, roles)


def _opened(
    work: Work, cases: Collection[UUID], roles: Collection[Role]
) -> dict[UUID, list[tuple[Role, Identity]]]:
    rows = work.rows(
        _PEOPLE,
        [work.tenant.code, [*cases], [role.value for role in roles]],
    )
    found: dict[UUID, list[tuple[Role, Identity]]] = {}
    for case_id, key, role, sealed, last in rows:
        who = opened_identity(work, (case_id, key, role), sealed, last)
        found.setdefault(case_id, []).append((Role(role), who))
    return found
