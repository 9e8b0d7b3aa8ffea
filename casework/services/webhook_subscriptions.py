"""Who is told that a case moves: the subscriptions of a program.

The address and the secret are sealed. A subscription hears of what happens after it was
made, in the cases that the account of its program takes part in.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from casework.ids import new_id
from casework.services.api_clients import Client
from casework.services.batch import NO_CASE, Line
from casework.services.webhook_address import check_address
from casework.services.webhook_send import new_secret
from casework.vault import Address
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.secrecy import DataClass

MOST = 10
"""Subscriptions of one program."""
_HOOKS = """
select w.id, w.sealed, w.made_at,
    count(*) filter (where e.status = 'wacht'),
    count(*) filter (where e.status = 'niet_bezorgd'),
    max(e.settled_at) filter (where e.status = 'bezorgd'),
    (array_agg(e.trouble order by e.next_try_at desc)
        filter (where e.trouble is not null and e.status <> 'bezorgd'))[1]
from webhook w
left join webhook_event e on e.tenant_id = w.tenant_id and e.webhook_id = w.id
where w.tenant_id = %s and w.client_id = %s and w.ended_at is null
group by w.id order by w.id"""
_UNHEARD = """
select k.name, count(*) from webhook_event e
join webhook w on w.tenant_id = e.tenant_id and w.id = e.webhook_id
join api_client k on k.tenant_id = w.tenant_id and k.id = w.client_id
where e.tenant_id = %s and e.status = 'niet_bezorgd' and w.ended_at is null
group by k.name order by k.name"""
_AGAIN = """
update webhook_event set status = 'wacht', attempts = 0, next_try_at = %s,
    settled_at = null
where tenant_id = %s and webhook_id = %s and status = 'niet_bezorgd'"""


class UnknownHook(LookupError):
    """There is no such subscription, or it is of another program."""


@dataclass(frozen=True)
class Hook:
    """A subscription, and how it goes."""

    id: UUID
    url: str
    sinds: datetime
    wacht: int
    niet_bezorgd: int
    laatst_bezorgd: datetime | None
    laatste_fout: str | None


def subscribe(work: Work, client: Client, url: str, *, local: bool) -> tuple[Hook, str]:
    """Begin telling a program; return the subscription, and its secret, shown once.

    Raises `BadAddress`, and `Refused` when there are many already.
    """
    check_address(url, local=local)
    if len(hooks_of(work, client)) >= MOST:
        raise Refused(Reason(f"Een programma heeft hooguit {MOST} webhooks."))
    hook_id, secret = new_id(work.now), new_secret()
    kept = json.dumps({"url": url, "geheim": secret})
    work.rows(
        """insert into webhook (id, tenant_id, client_id, account, role, sealed,
            made_at) values (%s, %s, %s, %s, %s, %s, %s)""",
        [
            hook_id,
            work.tenant.code,
            client.id,
            client.account,
            client.role,
            work.vault.seal(hook_address(work, hook_id), kept),
            work.now,
        ],
    )
    return Hook(hook_id, url, work.now, 0, 0, None, None), secret


def hooks_of(work: Work, client: Client) -> list[Hook]:
    """Return the subscriptions of a program, and how each goes."""
    rows = work.rows(_HOOKS, [work.tenant.code, client.id])
    return [
        Hook(id_, opened(work, id_, sealed)[0], *rest) for id_, sealed, *rest in rows
    ]


def end_hook(work: Work, client: Client, hook_id: UUID) -> None:
    """Stop telling, at once. Raises `UnknownHook`."""
    ended = work.rows(
        """update webhook set ended_at = %s where tenant_id = %s and client_id = %s
        and id = %s and ended_at is null returning id""",
        [work.now, work.tenant.code, client.id, hook_id],
    )
    if not ended:
        raise UnknownHook


def tell_again(work: Work, client: Client, hook_id: UUID) -> Hook:
    """Try what could not be delivered once more, from now. Raises `UnknownHook`."""
    if hook_id not in {hook.id for hook in hooks_of(work, client)}:
        raise UnknownHook
    work.rows(_AGAIN, [work.now, work.tenant.code, hook_id])
    return next(hook for hook in hooks_of(work, client) if hook.id == hook_id)


def unheard(work: Work) -> list[Line]:
    """Say which programs missed something, for the nightly check."""
    rows = work.rows(_UNHEARD, [work.tenant.code])
    return [
        Line(NO_CASE, "webhook", f"{number} keer niet bezorgd bij programma {name}")
        for name, number in rows
    ]


def forget_told(work: Work, older_than: timedelta) -> None:
    """Remove what was delivered long ago; the journal is the memory."""
    work.rows(
        """delete from webhook_event where tenant_id = %s
        and status in ('bezorgd', 'vervallen') and settled_at < %s""",
        [work.tenant.code, work.now - older_than],
    )


def opened(work: Work, hook_id: UUID, sealed: bytes) -> tuple[str, str]:
    """Return the address and the secret of a subscription."""
    kept = json.loads(work.vault.open(hook_address(work, hook_id), bytes(sealed)))
    return kept["url"], kept["geheim"]


def hook_address(work: Work, hook_id: UUID) -> Address:
    """Return where a subscription is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=hook_id,
        data_class=DataClass.IDENTITEIT.value,
        table="webhook",
        column="sealed",
        row=str(hook_id),
    )
