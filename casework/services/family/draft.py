"""What a parent typed and did not send yet: kept sealed, and not for long.

An old telephone loses a page, a session ends at the kitchen table: nothing typed is
lost for it. Nobody but the same account reads a draft, and it goes when it is sent.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from casework.access import Actor
from casework.ids import new_id
from casework.services.hold import Held
from casework.services.resealed import check_last, last_sealed, note_resealed
from casework.services.sealing import seal_fact
from casework.vault import Address
from casework.work import Work
from statemachines.secrecy import DataClass

KEPT = timedelta(days=14)
"""As long as the link that reads it works (security.md 4.1)."""
Typed = Mapping[str, tuple[str, ...]]

_WRITE = """
insert into draft (case_id, account, action, tenant_id, ident, sealed, saved_at)
values (%s, %s, %s, %s, %s, %s, %s)
on conflict (case_id, account, action)
do update set sealed = excluded.sealed, saved_at = excluded.saved_at"""

_LAST = last_sealed("draft.sealed", "concat_ws(':', t.case_id, t.account, t.action)")
_READ = f"""
select t.ident, t.sealed, {_LAST} from draft t where t.tenant_id = %s
and t.case_id = %s and t.account = %s and t.action = %s and t.saved_at > %s"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Draft:
    """What was typed so far, by the name of the question."""

    ident: UUID
    typed: Typed


def draft_of(work: Work, case: Held, by: Actor, action: str) -> Draft | None:
    """Return the draft of this person for this answer, if there is one."""
    rows = work.rows(
        _READ,
        [work.tenant.code, case.id, by.id, action, work.now - KEPT],
    )
    if not rows:
        return None
    ident, sealed, last = rows[0]
    told = json.loads(
        work.vault.open(
            draft_address(work, case.id, by.id, action), check_last(bytes(sealed), last)
        )
    )
    return Draft(ident, {name: tuple(values) for name, values in told.items()})


def drafts_of(work: Work, by: Actor) -> dict[UUID, list[str]]:
    """Return which answers this person began and did not send, by their case."""
    found: dict[UUID, list[str]] = {}
    for case_id, action in work.rows(
        """select case_id, action from draft where tenant_id = %s and account = %s
        and saved_at > %s order by saved_at desc""",
        [work.tenant.code, by.id, work.now - KEPT],
    ):
        found.setdefault(case_id, []).append(action)
    return found


def save_draft(work: Work, case: Held, by: Actor, action: str, typed: Typed) -> None:
    """Keep what was typed. What is too old of anybody goes at the same time."""
    work.rows(
        "delete from draft where tenant_id = %s and saved_at <= %s",
        [work.tenant.code, work.now - KEPT],
    )
    sealed = seal_fact(
        work,
        draft_address(work, case.id, by.id, action),
        json.dumps(typed, sort_keys=True),
    )
    place = [case.id, by.id, action, work.tenant.code]
    work.rows(_WRITE, [*place, new_id(work.now), sealed, work.now])
    note_resealed(work, "draft.sealed", f"{case.id}:{by.id}:{action}", sealed)


def drop_draft(work: Work, case: Held, by: Actor, action: str) -> None:
    """Throw a draft away: it was sent, or its writer does not want it any more."""
    work.rows(
        """delete from draft where tenant_id = %s and case_id = %s and account = %s
        and action = %s""",
        [work.tenant.code, case.id, by.id, action],
    )


def draft_address(work: Work, case_id: UUID, account: str, action: str) -> Address:
    """Return where a draft is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.ZIENSWIJZE.value,
        table="draft",
        column="sealed",
        row=f"{account}:{action}",
    )
