"""What may not be erased yet (domain.md F11): set by people, or by a running case.

Every hold is on a whole family of cases. Whoever places one and whoever erases both
lock the main case first, so that the one waits for the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.access import Actor, CaseNotFound
from casework.ids import new_id
from casework.services.hold import find
from casework.vault import Address
from casework.work import Work
from statemachines.bewaring.blokkade import Blokkade, blokkade_door
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role
from statemachines.text import free_text

MAY_HOLD = frozenset({Role.FG, Role.BESTUURDER, Role.SYSTEEM})
_NOT_YOURS = Reason(
    "Het wissen stilzetten is voor de privacy officer of de directeur-bestuurder.",
    "AVG 18",
    "de privacy officer",
)
_NO_REASON = Reason("Schrijf op waarom dit niet mag worden gewist.", None, "u zelf")
_LOCK = """
select c.id from cases c where c.tenant_id = %s and c.id = (
    select lineage[1] from cases where tenant_id = %s and id = %s)
for update of c"""
_PLACE = """
insert into legal_hold (tenant_id, id, case_id, kind, sealed, placed_by, since)
values (%s, %s, %s, %s, %s, %s, %s)"""
_LIFT = """
update legal_hold set lifted_by = %s, lifted_at = %s
where tenant_id = %s and id = %s and lifted_at is null returning id"""
_LIVE = """
select h.id, c.kenmerk, h.kind, h.sealed, h.placed_by, h.since from legal_hold h
join cases c on c.tenant_id = h.tenant_id and c.id = h.case_id
where h.tenant_id = %s and h.lifted_at is null order by h.since, h.id"""
_ON_ROOT = """
select kind from legal_hold
where tenant_id = %s and case_id = %s and lifted_at is null order by since, id"""
_FAMILY = """
with recursive family (id, process, state, closed_at) as (
    select c.id, c.process, c.state, c.closed_at from cases c
    where c.tenant_id = %(tenant)s and c.id = %(root)s
    union all
    select c.id, c.process, c.state, c.closed_at from family f
    join cases c on c.tenant_id = %(tenant)s and c.parent_id = f.id)
select process, state from family where closed_at is null
union all
select h.process, h.state from cases h
where h.tenant_id = %(tenant)s and h.closed_at is null and exists (
    select from cases c where c.tenant_id = %(tenant)s and c.lineage[1] = %(root)s
      and h.dossier -> 'zaken' ? c.kenmerk)"""
"""The open cases of a family, and those beside it that name one of its cases."""


@dataclass(frozen=True)
class Hold:
    """A hold that somebody placed, and why."""

    id: UUID
    kenmerk: str
    kind: Blokkade
    reason: str
    placed_by: str
    since: datetime


def place_hold(
    work: Work, kenmerk: str, kind: Blokkade, reason: str, *, by: Actor
) -> UUID:
    """Stop every erasure in the family of a case, from now on.

    Raises `CaseNotFound`, and `Refused` for who may not or gives no reason.
    """
    if by.role not in MAY_HOLD:
        raise Refused(_NOT_YOURS)
    words = _words(reason)
    root = lock_family(work, find(work, kenmerk, _as_office(by)))
    ident = new_id(work.now)
    sealed = work.vault.seal(hold_address(work, ident), words)
    row = [work.tenant.code, ident, root, kind.value, sealed, by.id, work.now]
    work.rows(_PLACE, row)
    return ident


def lift_hold(work: Work, ident: UUID, *, by: Actor) -> None:
    """Let erasing go on. Raises `CaseNotFound` when there is no such hold."""
    if by.role not in MAY_HOLD:
        raise Refused(_NOT_YOURS)
    if not work.rows(_LIFT, [by.id, work.now, work.tenant.code, ident]):
        raise CaseNotFound


def holds(work: Work) -> list[Hold]:
    """Return the holds that people placed and did not lift."""
    return [
        Hold(
            ident,
            kenmerk,
            Blokkade(kind),
            work.vault.open(hold_address(work, ident), bytes(sealed)),
            by,
            since,
        )
        for ident, kenmerk, kind, sealed, by, since in work.rows(
            _LIVE, [work.tenant.code]
        )
    ]


def lock_family(work: Work, case_id: UUID) -> UUID:
    """Lock the main case of a family until the transaction ends; return its id."""
    tenant = work.tenant.code
    rows = work.rows(_LOCK, [tenant, tenant, case_id])
    if not rows:
        raise CaseNotFound
    root: UUID = rows[0][0]
    return root


def holds_on(work: Work, root: UUID) -> list[Blokkade]:
    """Return what holds back this family now: what people said, and what runs.

    Ask it with the main case locked, or the answer may be of a moment ago.
    """
    placed = work.rows(_ON_ROOT, [work.tenant.code, root])
    return [*{*(Blokkade(kind) for (kind,) in placed), *_running(work, root)}]


def _running(work: Work, root: UUID) -> Iterator[Blokkade]:
    values = {"tenant": work.tenant.code, "root": root}
    for process, state in work.rows(_FAMILY, values):
        if (kind := blokkade_door(process, state)) is not None:
            yield kind


def _words(reason: str) -> str:
    try:
        words = str(free_text(reason))
    except ValueError:
        words = ""
    if not words:
        raise Refused(_NO_REASON)
    return words


def _as_office(by: Actor) -> Actor:
    """Find by kenmerk what one may stop and not read: who is no party sees no more."""
    return Actor(by.id, Role.SYSTEEM)


def hold_address(work: Work, ident: UUID) -> Address:
    """Return where the reason of a hold is sealed: with a key of its own."""
    return Address(
        tenant=work.tenant.code,
        case_id=ident,
        data_class="blokkade",
        table="legal_hold",
        column="sealed",
        row=str(ident),
    )
