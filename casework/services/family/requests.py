"""What a parent asks that is no step: call me first, or this is not right (AVG 16).

A request is a task for people, with a last day. It never changes a fact by itself.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from casework.access import VISIBLE, Actor, CaseNotFound, seen_by
from casework.ids import new_id, new_kenmerk
from casework.models import Ask
from casework.services.family.cases import own_key
from casework.services.hold import Held
from casework.services.sealing import seal_fact
from casework.vault import Address
from casework.work import Work
from statemachines.calendar import NO_HOLIDAYS
from statemachines.counting.arithmetic import add
from statemachines.length import werkdagen
from statemachines.roles import Role
from statemachines.secrecy import DataClass
from statemachines.terms import compute

CALL_WITHIN = werkdagen(3)
"""Our own promise: a worried parent is not left waiting over a weekend and more."""
HANDLERS = (Role.IB, Role.VOORZITTER, Role.SWV_ER, Role.SWV_ADMIN)
_PREFIX = {Ask.BELLEN: "BEL", Ask.KLOPT_NIET: "KN", Ask.GEGEVENS: "GV"}

_COLUMNS = """r.id, r.case_id, c.kenmerk, r.party, r.kind, r.receipt, r.made_at,
    r.due_on, r.handled_at, r.sealed, r.sealed_answer"""
_OF_CASE = f"""
select {_COLUMNS} from family_request r
join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
where r.tenant_id = %(tenant)s and r.case_id = %(id)s
  and (%(account)s::text is null or r.account = %(account)s) and {VISIBLE}
order by r.made_at desc"""  # noqa: S608  constants only
_OPEN = f"""
select {_COLUMNS} from family_request r
join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
where r.tenant_id = %(tenant)s and r.handled_at is null and {VISIBLE}
order by r.due_on, r.id"""  # noqa: S608  constants only
_ASK = """
insert into family_request (id, tenant_id, case_id, party, account, role, kind,
    receipt, draft, sealed, made_at, due_on)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
on conflict (tenant_id, draft) do nothing"""


@dataclass(frozen=True)
class FamilyRequest:
    """A request: from whom, what it is, and until when we have."""

    id: UUID
    case_id: UUID
    kenmerk: str
    party: str
    kind: Ask
    receipt: str
    made_at: datetime
    due_on: date
    handled_at: datetime | None
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    answer: str = ""


def ask(
    work: Work, case: Held, by: Actor, kind: Ask, asked: Mapping[str, Any], draft: UUID
) -> str:
    """Write a request down and return its receipt. The same draft asks once."""
    ident = new_id(work.now)
    address = request_address(work, case.id, ident, "sealed")
    sealed = seal_fact(work, address, json.dumps(asked))
    work.rows(
        _ASK,
        [
            *(ident, work.tenant.code, case.id, own_key(case, by) or "", by.id),
            *(by.role.value, kind.value, new_kenmerk(_PREFIX[kind], work.today.year)),
            *(draft, sealed, work.now, _due(work, kind)),
        ],
    )
    rows = work.rows(
        "select receipt from family_request where tenant_id = %s and draft = %s",
        [work.tenant.code, draft],
    )
    return str(rows[0][0])


def requests_of(
    work: Work, case: Held, by: Actor, *, own: bool = False
) -> list[FamilyRequest]:
    """Return the requests in a case; ``own``: only those of the caller.

    Those of others are only for who can act on them.
    """
    if not own and by.role not in HANDLERS:
        return []
    values = {**seen_by(by, work.tenant.code), "id": case.id}
    rows = work.rows(_OF_CASE, {**values, "account": by.id if own else None})
    return [_opened(work, row) for row in rows]


def open_requests(work: Work, by: Actor) -> list[FamilyRequest]:
    """Return what still waits in the cases of this person, the first last day first."""
    if by.role not in HANDLERS:
        return []
    rows = work.rows(_OPEN, seen_by(by, work.tenant.code))
    return [_opened(work, row) for row in rows]


def handle(work: Work, receipt: str, by: Actor, answer: str) -> None:
    """Write down what was done with a request. Raises `CaseNotFound` when not ours."""
    found = [r for r in open_requests(work, by) if r.receipt == receipt]
    if not found:
        raise CaseNotFound
    settle(work, found[0], by, answer)


def settle(work: Work, request: FamilyRequest, by: Actor, answer: str) -> None:
    """Write down what was done with a request that the caller may see."""
    address = request_address(work, request.case_id, request.id, "sealed_answer")
    work.rows(
        """update family_request set handled_at = %s, handled_by = %s,
            sealed_answer = %s
        where tenant_id = %s and id = %s and handled_at is null""",
        [
            *(work.now, by.id, seal_fact(work, address, answer)),
            *(work.tenant.code, request.id),
        ],
    )


def _due(work: Work, kind: Ask) -> date:
    """Return the last day to act: a month for what is not right (AVG 12 lid 3)."""
    if kind is Ask.BELLEN:
        return add(work.today, CALL_WITHIN, NO_HOLIDAYS)
    return compute("F2", work.today).legal_end


def _opened(work: Work, row: Sequence[Any]) -> FamilyRequest:
    *known, sealed, answer = row
    made = FamilyRequest(*known)
    place = (work, made.case_id, made.id)
    asked = work.vault.open(request_address(*place, "sealed"), bytes(sealed))
    told = ""
    if answer is not None:
        told = work.vault.open(request_address(*place, "sealed_answer"), bytes(answer))
    return replace(made, kind=Ask(made.kind), asked=json.loads(asked), answer=told)


def request_address(work: Work, case_id: UUID, ident: UUID, column: str) -> Address:
    """Return where something of a request is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.ZIENSWIJZE.value,
        table="family_request",
        column=column,
        row=str(ident),
    )
