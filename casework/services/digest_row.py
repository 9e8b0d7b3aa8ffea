"""The row of a morning list: sealed, once per person and day."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from uuid import UUID

from casework.ids import new_id
from casework.models import Delivery
from casework.services.worklist import Task
from casework.vault import Address
from casework.work import Work

_KNOWN = "select 1 from digest where tenant_id = %s and account = %s and day = %s"
_WRITE = """
insert into digest (id, tenant_id, account, day, tasks, sealed, status, attempts,
    next_try_at)
values (%s, %s, %s, %s, %s, %s, %s, 0, %s) on conflict do nothing returning id"""
_READ = """
select sealed from digest where tenant_id = %s and account = %s and day = %s"""


def is_written(work: Work, account: str) -> bool:
    """Tell whether somebody has a list of today."""
    return bool(work.rows(_KNOWN, [work.tenant.code, account, work.today]))


def store(work: Work, account: str, tasks: Iterable[Task], number: int) -> bool:
    """Store the list of today; tell whether nobody else did so first."""
    sealed = work.vault.seal(
        digest_address(work, account, work.today),
        json.dumps([asdict(task) for task in tasks], default=str),
    )
    row = [new_id(work.now), work.tenant.code, account, work.today, number, sealed]
    return bool(work.rows(_WRITE, [*row, Delivery.WACHT.value, work.now]))


def read_digest(work: Work, account: str, day: date) -> list[dict[str, object]]:
    """Open the list of one day; empty when there was none."""
    rows = work.rows(_READ, [work.tenant.code, account, day])
    if not rows:
        return []
    opened = work.vault.open(digest_address(work, account, day), bytes(rows[0][0]))
    found: list[dict[str, object]] = json.loads(opened)
    return found


def digest_address(work: Work, account: str, day: date) -> Address:
    """Return where a morning list is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=UUID(int=0),
        data_class="werklijst",
        table="digest",
        column="sealed",
        row=f"{account}:{day.isoformat()}",
    )
