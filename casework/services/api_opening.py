"""Open a case for a program, once for each key, whatever happens to the connection."""

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from casework.services.api_clients import Client
from casework.services.open_case import OPENING, open_case
from casework.services.people import Person
from casework.services.record import Outcome
from casework.services.repeats import KeyReused
from casework.work import Work

_TAKE = """
insert into api_opening (tenant_id, client_id, key, asked, at)
values (%s, %s, %s, %s, %s) on conflict do nothing returning key"""
_DONE = """
update api_opening set case_id = %s
where tenant_id = %s and client_id = %s and key = %s"""
_EARLIER = """
select o.asked, c.id, c.kenmerk, convert_from(j.body, 'UTF8')::jsonb ->> 'to'
from api_opening o
join cases c on c.tenant_id = o.tenant_id and c.id = o.case_id
join journal j on j.tenant_id = c.tenant_id and j.case_id = c.id and j.seq = 1
where o.tenant_id = %s and o.client_id = %s and o.key = %s"""


@dataclass(frozen=True)
class Opening:
    """A case that a program wants to open. ``secret`` is its token.

    What was asked is kept as a digest that cannot be made without the token: names and
    addresses are in it.
    """

    process: str
    people: Sequence[Person]
    facts: Mapping[str, Any]
    key: str
    secret: str

    def digest(self) -> bytes:
        """Return what is kept of the request."""
        asked = [self.process, [asdict(p) for p in self.people], dict(self.facts)]
        text = json.dumps(asked, sort_keys=True, default=str).encode()
        return hmac.new(self.secret.encode(), text, sha256).digest()


def open_once(work: Work, client: Client, opening: Opening) -> Outcome:
    """Open a case, or return the answer that the first request with this key got.

    A second request at the same time waits for the first. Raises what `open_case`
    raises, and `KeyReused` when the key was for another case.
    """
    place = [work.tenant.code, client.id, opening.key]
    if not work.rows(_TAKE, [*place, opening.digest(), work.now]):
        return _earlier(work, place, opening.digest())
    opened = open_case(
        work,
        opening.process,
        opening.people,
        by=client.actor,
        facts=opening.facts,
    )
    work.rows(_DONE, [opened.case_id, *place])
    return opened


def _earlier(work: Work, place: list[Any], asked: bytes) -> Outcome:
    known, case_id, kenmerk, state = work.rows(_EARLIER, place)[0]
    if not hmac.compare_digest(bytes(known), asked):
        raise KeyReused
    return Outcome(UUID(str(case_id)), kenmerk, OPENING, state, 1, repeated=True)
