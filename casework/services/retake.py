"""Put another person in a part of a case: the account, and the name sealed anew."""

import json
from dataclasses import asdict
from uuid import UUID

from casework.services.journal import commit_to
from casework.services.people import Person, person_address
from casework.work import Work

_PARTY = """
update party set user_id = %s, sealed = %s
where tenant_id = %s and case_id = %s and key = %s"""
_SEALED = "select key, sealed from party where tenant_id = %s and case_id = %s"


def retake(work: Work, case_id: UUID, new: Person) -> dict[str, str]:
    """Write the new person, and return the commitments of everybody's name.

    The case is held, and who calls this journals it.
    """
    address = person_address(work, case_id, new.party.key, new.party.role)
    sealed = work.vault.seal(address, json.dumps(asdict(new.identity)))
    place = [work.tenant.code, case_id]
    work.rows(_PARTY, [new.user_id, sealed, *place, new.party.key])
    return {key: commit_to(bytes(text)) for key, text in work.rows(_SEALED, place)}
