"""What is new since yesterday, read from the tables of the office.

The inspection stands outside: it looks at every case of the year, as the programs do.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from casework.work import Row, Work

Moved = dict[UUID, tuple[int, bytes]]


def changed(work: Work, since: datetime) -> Moved:
    """Return version and head of each case in which something happened since."""
    rows = work.rows(
        "select id, version, head from cases where tenant_id = %s and updated_at > %s",
        [work.tenant.code, since],
    )
    return {id_: (version, bytes(head)) for id_, version, head in rows}


def entries(
    work: Work, cases: Sequence[UUID], since: datetime
) -> Iterator[tuple[UUID, datetime, bytes, bytes, bytes]]:
    """Yield the entries of these cases since, in the order in which they were made."""
    yield from work.rows(
        """select case_id, at, body, prev, hash from journal
        where tenant_id = %s and case_id = any(%s) and at > %s
        order by at, case_id, seq""",
        [work.tenant.code, list(cases), since],
    )


def told(body: bytes) -> dict[str, Any]:
    """Return what an entry says."""
    said: dict[str, Any] = json.loads(body)
    return said


def settled(work: Work, since: datetime) -> list[Row]:
    """Return the letters that came to an end since."""
    return work.rows(
        """select id, case_id, seq, notice, party, channel, status from outbox
        where tenant_id = %s and settled_at > %s order by id""",
        [work.tenant.code, since],
    )


def left(work: Work, since: datetime) -> list[Row]:
    """Return the mail that is no letter and left since: what it is, its row and when.

    A morning list, a link for a parent, a warning about a certificate.
    """
    return work.rows(
        """select 'werklijst', id, settled_at from digest
        where tenant_id = %(tenant)s and status = 'verzonden' and settled_at > %(since)s
        union all select 'link', id, settled_at from link_post
        where tenant_id = %(tenant)s and status = 'verzonden' and settled_at > %(since)s
          and via = 'mail'
        union all select 'certificaat', id, settled_at from partner_notice
        where tenant_id = %(tenant)s and status = 'verzonden' and settled_at > %(since)s
        order by settled_at, id""",
        {"tenant": work.tenant.code, "since": since},
    )


def written(work: Work, cases: Sequence[UUID], since: datetime) -> list[Row]:
    """Return the letters that the entries of these cases since are to have made."""
    return work.rows(
        """select o.case_id, o.seq, o.notice, o.party, o.id, o.status
        from outbox o join journal j on j.tenant_id = o.tenant_id
            and j.case_id = o.case_id and j.seq = o.seq
        where o.tenant_id = %s and o.case_id = any(%s) and j.at > %s""",
        [work.tenant.code, list(cases), since],
    )


def statuses(work: Work, letters: Sequence[UUID]) -> dict[UUID, str]:
    """Return where these letters are now."""
    query = "select id, status from outbox where tenant_id = %s and id = any(%s)"
    return dict(work.rows(query, [work.tenant.code, list(letters)]))
