"""Which accounts belong to a partner: they fetch its packages from the portal."""

from uuid import UUID

from casework.access import Actor
from casework.services.accounts.known import account_of
from casework.services.exchange.events import About, write_event
from casework.services.exchange.known import partner_of
from casework.services.exchange.may_manage import check_may_ask
from casework.services.exchange.parties import ROLES_OF
from casework.services.exchange.partners import hold_partner
from casework.services.exchange.row_digests import Table
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

_ADD = """
insert into partner_member (tenant_id, partner_id, account) values (%s, %s, %s)
on conflict do nothing returning account"""
_DROP = """
delete from partner_member where tenant_id = %s and partner_id = %s and account = %s
returning account"""
_MINE = """
select m.partner_id from partner_member m
join partner p on p.tenant_id = m.tenant_id and p.id = m.partner_id
join account a on a.tenant_id = m.tenant_id and a.id = m.account
join account_role r on r.tenant_id = m.tenant_id and r.account = m.account
where m.tenant_id = %s and m.account = %s and r.role = %s and a.status = 'actief'
    and p.approved_by is not null and p.toegetreden_op <= %s
    and (p.uitgetreden_op is null or p.uitgetreden_op > %s)
order by m.partner_id"""
_NOT_THEIRS = Reason(
    "Dit account heeft geen rol die bij deze partij hoort.",
    lifted_by="de beheerder, bij Mensen en rollen",
)


def add_member(work: Work, id_: UUID, account: str, *, by: Actor) -> None:
    """Let an account be of a partner. Twice is once.

    Raises `Refused`, `UnknownPartner` and `UnknownAccount`.
    """
    check_may_ask(by)
    hold_partner(work, id_)
    roles = ROLES_OF[partner_of(work, id_).rol]
    found = account_of(work, account)
    if not found.active or not {*roles} & {*found.rollen}:
        raise Refused(_NOT_THEIRS)
    if work.rows(_ADD, [work.tenant.code, id_, account]):
        _tell(work, "account toegevoegd", id_, by)


def drop_member(work: Work, id_: UUID, account: str, *, by: Actor) -> None:
    """Let an account be of a partner no more. Raises `Refused`, `UnknownPartner`."""
    check_may_ask(by)
    hold_partner(work, id_)
    if work.rows(_DROP, [work.tenant.code, id_, account]):
        _tell(work, "account weggehaald", id_, by)


def partners_with(work: Work, by: Actor) -> tuple[UUID, ...]:
    """Return the partners of which somebody may fetch packages today, in this role."""
    values = [work.tenant.code, by.id, by.role.value, work.today, work.today]
    found = (id_ for (id_,) in work.rows(_MINE, values))
    return tuple(id_ for id_ in found if by.role in ROLES_OF[partner_of(work, id_).rol])


def _tell(work: Work, what: str, id_: UUID, by: Actor) -> None:
    write_event(work, what, About(Table.PARTNER, str(id_), str(id_)), by)
