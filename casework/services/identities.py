"""Who the people of many cases are, read at once: for a list, or a search."""

from collections.abc import Collection
from uuid import UUID

from casework.services.people import Identity, identity_of
from casework.work import Work
from statemachines.roles import Role


def identities_of(
    work: Work, cases: Collection[UUID], roles: Collection[Role]
) -> dict[UUID, list[tuple[Role, Identity]]]:
    """Return the people in these roles of many cases that the caller may see."""
    rows = work.rows(
        """select case_id, key, role, sealed from party
        where tenant_id = %s and case_id = any(%s) and role = any(%s) order by id""",
        [work.tenant.code, [*cases], [role.value for role in roles]],
    )
    found: dict[UUID, list[tuple[Role, Identity]]] = {}
    for case_id, key, role, sealed in rows:
        who = identity_of(work, case_id, (key, role), sealed)
        found.setdefault(case_id, []).append((Role(role), who))
    return found
