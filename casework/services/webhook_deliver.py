"""Tell the programs that cases moved: one event at a time, again until it is heard.

An event was written in the transaction of its step (ADR 0019). It is claimed in one
transaction, sent outside any, and settled in a third; a process that is killed in
between leaves an event that is claimed again after a while and sent with the same id.
A receiver that is away is tried once in a sweep, and holds up nobody else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from casework.access import VISIBLE, Actor, seen_by
from casework.models import Told
from casework.services.api_clients import LIVE
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.claim import LEASE
from casework.services.insist import insist
from casework.services.webhook_address import BadAddress, Target, target_of
from casework.services.webhook_send import Event, NotDelivered, send
from casework.services.webhook_subscriptions import forget_told, opened
from casework.work import Desk, Work
from statemachines.roles import Role

MOST = 200
"""Events in one batch."""
LONGEST = timedelta(minutes=2)
"""How long one samenwerkingsverband may keep the others waiting in one sweep."""
KEPT = timedelta(days=30)
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""Between the tries: three days in all, so that a weekend is no reason to miss one."""

Send = Callable[[Target, Event, str, datetime], None]

_CLAIM = """
update webhook_event set attempts = attempts + 1, next_try_at = %(until)s
where (webhook_id, case_id, seq) = (
    select webhook_id, case_id, seq from webhook_event
    where tenant_id = %(tenant)s and status = 'wacht' and next_try_at <= %(began)s
      and webhook_id <> all(%(away)s::uuid[])
    order by next_try_at, case_id, seq limit 1 for update skip locked)
returning webhook_id, case_id, seq, attempts"""
_HOOK = f"""
select w.sealed, k.account, k.role from webhook w
join api_client k on k.tenant_id = w.tenant_id and k.id = w.client_id
where w.tenant_id = %(tenant)s and w.id = %(id)s and w.ended_at is null
  and {LIVE}"""  # noqa: S608  constants only
_EVENT = f"""
select c.kenmerk, j.at, convert_from(j.body, 'UTF8')::jsonb ->> 'action'
from cases c join journal j on j.tenant_id = c.tenant_id and j.case_id = c.id
where c.tenant_id = %(tenant)s and c.id = %(id)s and j.seq = %(seq)s
  and {VISIBLE}"""  # noqa: S608  constants only
_SETTLE = """
update webhook_event set status = %(status)s, trouble = %(why)s,
    next_try_at = %(next)s, settled_at = %(settled)s
where tenant_id = %(tenant)s and webhook_id = %(hook)s and case_id = %(case)s
  and seq = %(seq)s and status = 'wacht' and attempts = %(attempts)s"""
_IN_WORDS = {
    Told.WACHT: "nog niet bezorgd, wordt opnieuw geprobeerd",
    Told.BEZORGD: "bezorgd",
    Told.NIET_BEZORGD: "niet bezorgd",
    Told.VERVALLEN: "vervallen: niet meer voor dit programma",
}


@dataclass(frozen=True)
class _Claimed:
    """An event that is ours to deliver for as long as the lease lasts."""

    webhook_id: UUID
    case_id: UUID
    seq: int
    attempts: int


@dataclass(frozen=True)
class _Message:
    """An event, and where it goes."""

    event: Event
    url: str
    secret: str


@dataclass(frozen=True)
class _Tried:
    """How one try went."""

    status: Told
    kenmerk: str = NO_CASE
    why: str | None = None


def deliver_webhooks(
    desk: Desk, tenant: str, *, local: bool, send: Send = send
) -> Batch:
    """Deliver the events that wait. ``local``: a receiver may be on this machine."""
    began, away = desk.clock(), list[UUID]()
    lines: list[Line] = []
    with desk.work(tenant) as work:
        forget_told(work, KEPT)
    while len(lines) < MOST and desk.clock() - began <= LONGEST:
        with desk.work(tenant) as work:
            claimed = _claim(work, began, away)
        if claimed is None:
            break
        tried = _try(desk, tenant, claimed, partial(_carry, local=local, send=send))
        if tried.status is Told.WACHT:
            away.append(claimed.webhook_id)
        status = insist(desk, tenant, partial(_settle, claimed=claimed, tried=tried))
        lines.append(Line(tried.kenmerk, "webhook", _IN_WORDS[status]))
    return Batch(tuple(lines))


def _claim(work: Work, began: datetime, away: list[UUID]) -> _Claimed | None:
    values = {
        "tenant": work.tenant.code,
        "began": began,
        "until": work.now + LEASE,
        "away": away,
    }
    rows = work.rows(_CLAIM, values)
    return _Claimed(*rows[0]) if rows else None


def _try(
    desk: Desk,
    tenant: str,
    claimed: _Claimed,
    carry: Callable[[_Message, datetime], None],
) -> _Tried:
    """Write and send one event; whatever goes wrong is a status, never a stop."""
    kenmerk = NO_CASE
    try:
        with desk.work(tenant) as work:
            message = _message(work, claimed)
        if message is None:
            return _Tried(Told.VERVALLEN)
        kenmerk = message.event.subject
        carry(message, desk.clock())
    except (NotDelivered, BadAddress) as failure:
        return _Tried(Told.WACHT, kenmerk, str(failure))
    except Exception as fault:  # noqa: BLE001  one event may never stop the others
        return _Tried(Told.WACHT, kenmerk, type(fault).__name__)
    return _Tried(Told.BEZORGD, kenmerk)


def _carry(message: _Message, at: datetime, *, local: bool, send: Send) -> None:
    send(target_of(message.url, local=local), message.event, message.secret, at)


def _message(work: Work, claimed: _Claimed) -> _Message | None:
    """Return what is to be told, if this program may still know of the case."""
    tenant = work.tenant.code
    where = {"tenant": tenant, "id": claimed.webhook_id, "now": work.now}
    hooks = work.rows(_HOOK, where)
    if not hooks:
        return None
    sealed, account, role = hooks[0]
    seen = seen_by(Actor(account, Role(role)), tenant)
    rows = work.rows(_EVENT, {**seen, "id": claimed.case_id, "seq": claimed.seq})
    if not rows:
        return None
    kenmerk, at, action = rows[0]
    url, secret = opened(work, claimed.webhook_id, sealed)
    event = Event(
        ident=f"{kenmerk}-{claimed.seq}",
        source=f"{work.place.public_url}/api/v1",
        action=action,
        subject=kenmerk,
        at=at,
        version=claimed.seq,
    )
    return _Message(event, url, secret)


def _settle(work: Work, claimed: _Claimed, tried: _Tried) -> Told:
    """Write down how this very try went; return where the event is now."""
    status, again = tried.status, None
    if status is Told.WACHT and claimed.attempts <= len(PAUSES):
        again = work.now + PAUSES[claimed.attempts - 1]
    elif status is Told.WACHT:
        status = Told.NIET_BEZORGD
    work.rows(
        _SETTLE,
        {
            "tenant": work.tenant.code,
            "hook": claimed.webhook_id,
            "case": claimed.case_id,
            "seq": claimed.seq,
            "attempts": claimed.attempts,
            "status": status.value,
            "why": tried.why,
            "next": again or work.now,
            "settled": None if again else work.now,
        },
    )
    return status
