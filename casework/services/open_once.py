"""Open a case by a form, once: the same form sent twice opens one case.

What is kept is a digest of the secret key of the form with all that was filled in: it
tells nothing, and another form, or the same with something changed, is another case.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256

from casework.access import Actor
from casework.services.open_case import open_case
from casework.services.people import Person
from casework.work import Work

_CLAIM = """insert into opened (tenant_id, digest, at) values (%s, %s, %s)
on conflict do nothing returning digest"""
_KNOWN = """select c.kenmerk from opened o
join cases c on c.tenant_id = o.tenant_id and c.id = o.case_id
where o.tenant_id = %s and o.digest = %s"""


def open_once(
    work: Work,
    key: str,
    code: str,
    people: Sequence[Person],
    *,
    by: Actor,
    facts: Mapping[str, object],
) -> str:
    """Open a case and return its kenmerk; the second time only the latter.

    Who sends the same form at the same moment waits here for the first. Raises
    `Refused` as `open_case` does; then nothing was kept.
    """
    digest = _digest(key, code, people, by, facts)
    with work.savepoint():
        if not work.rows(_CLAIM, [work.tenant.code, digest, work.now]):
            [(kenmerk,)] = work.rows(_KNOWN, [work.tenant.code, digest])
            return str(kenmerk)
        outcome = open_case(work, code, people, by=by, facts=facts)
        work.rows(
            "update opened set case_id = %s where tenant_id = %s and digest = %s",
            [outcome.case_id, work.tenant.code, digest],
        )
    return outcome.kenmerk


def _digest(
    key: str,
    code: str,
    people: Sequence[Person],
    by: Actor,
    facts: Mapping[str, object],
) -> bytes:
    asked = [key, code, by.id, by.role, [asdict(p) for p in people], dict(facts)]
    text = json.dumps(asked, sort_keys=True, default=str)
    return sha256(text.encode(errors="replace")).digest()
