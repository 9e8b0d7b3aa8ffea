"""The floor: one step of a case as bare SQL, and nothing else.

Six prepared statements, begin and commit: lock the case, update it, insert the entry
of the journal, close the old term, insert the new one, insert the letters. The tables,
rows and payloads are those of a real step; nothing is decided, checked, hashed or
sealed. It imports nothing of the project, so that it cannot become faster or slower
with it, and so that it runs in any environment that has psycopg.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from psycopg import Connection

LOCK = """select id, kenmerk, process, state, version, parent_id, party, lineage,
    dossier, clocks, people, done, head
    from cases where tenant_id = %s and id = %s for update"""
UPDATE = """update cases set state = %s, version = %s, dossier = %s, clocks = %s,
    done = %s, head = %s, updated_at = %s where tenant_id = %s and id = %s"""
ENTRY = """insert into journal (case_id, seq, tenant_id, at, key, body, prev, hash)
    values (%s, %s, %s, %s, %s, %s, %s, %s)"""
CLOSE = """update term set closed_at = %s
    where tenant_id = %s and case_id = %s and rule = %s and closed_at is null"""
TERM = """insert into term (id, tenant_id, case_id, rule, op, raw_end, legal_end,
    "then", spans, explanation, warn_on, escalate_on)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
LETTER = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
LETTERS = """insert into outbox (id, tenant_id, case_id, seq, notice, party, channel,
    status, next_try_at, attempts) values """


class Floor:
    """Takes the steps that it was shown by turns, in one case after the other.

    Each of ``shown`` is a real step as it was written: state, dossier, clocks, done,
    body, rule, term (op up to escalate_on) and letters (notice, party, channel,
    status). Two that differ let every update change the row, as a real step does.
    """

    def __init__(
        self,
        connection: Connection[Any],
        tenant: str,
        shown: Sequence[dict[str, Any]],
    ) -> None:
        """Take the steps on this connection, in the cases of this tenant."""
        self.connection = connection
        self.tenant = tenant
        self.shown = shown
        self.letters = LETTERS + ", ".join([LETTER] * len(shown[0]["letters"]))

    def step(self, case: UUID, now: datetime) -> None:
        """Take one step in one case: eight round trips."""
        tenant = self.tenant
        held = self._run(LOCK, [tenant, case]).fetchone()
        assert held is not None  # noqa: S101  the harness made it
        seq, head = held[4] + 1, held[12]
        shown = self.shown[seq % len(self.shown)]
        new = [shown[name] for name in ("state", "dossier", "clocks", "done")]
        self._run(UPDATE, [new[0], seq, *new[1:], head, now, tenant, case])
        self._run(ENTRY, [case, seq, tenant, now, None, shown["body"], head, head])
        self._run(CLOSE, [now, tenant, case, shown["rule"]])
        self._run(TERM, [uuid4(), tenant, case, shown["rule"], *shown["term"]])
        rows = [
            value
            for notice, party, channel, status in shown["letters"]
            for value in (
                *(uuid4(), tenant, case, seq, notice, party, channel, status, now, 0),
            )
        ]
        self._run(self.letters, rows)
        self.connection.commit()

    def _run(self, statement: str, values: Sequence[Any]) -> Any:  # noqa: ANN401  a cursor
        return self.connection.execute(statement, values, prepare=True)
