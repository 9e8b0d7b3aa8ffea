"""A step that was asked for twice is taken once, and answered twice.

The key that the caller chose is kept with a digest of the whole request, so that the
same key for something else is an error and not an answer.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256

from casework.access import Actor
from casework.services.hold import Held
from casework.services.record import Outcome
from casework.work import Work

_KEY = re.compile(r"[!-~]{1,64}")


class KeyReused(Exception):
    """The same key was used for another step, or by someone else."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Deze sleutel is al gebruikt. Kies voor elke stap een nieuwe.")


class BadKey(ValueError):
    """A key that cannot be kept."""

    def __init__(self) -> None:
        """Say what it should be."""
        super().__init__("Een sleutel is 1 tot 64 gewone tekens, zonder spaties.")


def request_key(key: str, action: str, by: Actor, facts: Mapping[str, object]) -> str:
    """Return what is kept of a request: its key, and a digest of all it asks."""
    if not _KEY.fullmatch(key):
        raise BadKey
    asked = json.dumps(
        [action, by.id, by.role, dict(facts)], sort_keys=True, default=str
    )
    return f"{key} {sha256(asked.encode(errors='replace')).hexdigest()}"


def earlier_outcome(work: Work, case: Held, key: str) -> Outcome | None:
    """Return the answer that the first call with this key got, if there was one.

    Raises `KeyReused` when the key belongs to another step, or to someone else.
    """
    rows = work.rows(
        """select key, seq, convert_from(body, 'UTF8')::jsonb from journal
        where tenant_id = %s and case_id = %s
          and split_part(key, ' ', 1) = split_part(%s, ' ', 1)""",
        [work.tenant.code, case.id, key],
    )
    if not rows:
        return None
    known, seq, body = rows[0]
    if known != key:
        raise KeyReused
    action, state = body["action"], body["to"]
    return Outcome(case.id, case.kenmerk, action, state, seq, repeated=True)
