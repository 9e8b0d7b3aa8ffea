"""Who has a part in many cases at once, for a list."""

import json
from collections.abc import Collection, Sequence
from uuid import UUID

from casework.services.people import Identity, address_of
from casework.work import Work
from statemachines.roles import Role


def identities(
    work: Work, case_ids: Sequence[UUID], roles: Collection[Role]
) -> dict[UUID, dict[Role, Identity]]:
    """Return who has these roles in each of these cases: one query for a whole list."""
    rows = work.rows(
        """select case_id, key, role, sealed from party
        where tenant_id = %s and case_id = any(%s) and role = any(%s) order by id""",
        [work.tenant.code, list(case_ids), [role.value for role in roles]],
    )
    found: dict[UUID, dict[Role, Identity]] = {case_id: {} for case_id in case_ids}
    for case_id, key, role, sealed in rows:
        text = work.vault.open(address_of(work, case_id, key, role), sealed)
        found[case_id].setdefault(Role(role), Identity(**json.loads(text)))
    return found
