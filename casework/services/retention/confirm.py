"""People say that something may be erased: one of them, or two for health."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from casework.access import Actor
from casework.services.accounts.known import account_of
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

MAY_CONFIRM = frozenset({Role.FG, Role.BESTUURDER})
"""The privacy officer, and beside that one the board (AVG 5 lid 2, AVG 39)."""
_NOT_YOURS = Reason(
    "Wissen bevestigen is voor de privacy officer of de directeur-bestuurder.",
    "AVG 5 lid 2",
    "de privacy officer",
)
_COLUMNS = (
    "d.id, d.about, c.kenmerk, c.process, d.data_class, d.rule, d.due_on, "
    "d.two_persons, d.explanation, d.proposed_at, d.confirmed_by, d.second_by, "
    "d.done_at, d.case_id, d.key_id, d.counted_from"
)
_LIST = f"""
select {_COLUMNS} from destruction d
left join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id
where d.tenant_id = %(tenant)s and (%(all)s or d.done_at is null)
order by d.due_on, d.id limit %(most)s"""  # noqa: S608  constants only
_ONE = f"""
select {_COLUMNS} from destruction d
left join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id
where d.tenant_id = %s and d.id = %s"""  # noqa: S608  constants only
_CONFIRM = """
update destruction set
    confirmed_by = coalesce(confirmed_by, %(by)s),
    confirmed_at = coalesce(confirmed_at, %(now)s),
    second_by = case when confirmed_by is null or not two_persons then second_by
        else %(by)s end,
    second_at = case when confirmed_by is null or not two_persons then second_at
        else %(now)s end
where tenant_id = %(tenant)s and id = any(%(ids)s) and done_at is null
  and (confirmed_by is null
    or (two_persons and second_by is null and confirmed_by <> %(by)s))
returning id"""
MOST = 2000


@dataclass(frozen=True)
class Proposal:
    """Something that may go, or went; ``kenmerk`` is empty when it is no case."""

    id: UUID
    about: str
    kenmerk: str | None
    process: str | None
    soort: str
    rule: str
    due_on: date
    twee_personen: bool
    uitleg: dict[str, Any] = field(repr=False)
    voorgesteld_op: datetime
    bevestigd_door: str | None
    tweede_door: str | None
    gewist_op: datetime | None
    case_id: UUID | None
    key_id: UUID
    geteld_vanaf: date

    @property
    def compleet(self) -> bool:
        """Tell whether everybody said yes who must."""
        first = self.bevestigd_door is not None
        return first and (self.tweede_door is not None or not self.twee_personen)

    @property
    def mensen(self) -> list[str]:
        """Return who confirmed it, by account."""
        return [who for who in (self.bevestigd_door, self.tweede_door) if who]


def proposals(work: Work, *, also_done: bool = False) -> list[Proposal]:
    """Return what waits to be erased, the oldest date first; also what is done."""
    values = {"tenant": work.tenant.code, "all": also_done, "most": MOST}
    return [Proposal(*row) for row in work.rows(_LIST, values)]


def proposal(work: Work, ident: UUID) -> Proposal | None:
    """Return one of them, as it is now."""
    rows = work.rows(_ONE, [work.tenant.code, ident])
    return Proposal(*rows[0]) if rows else None


def confirm(work: Work, ids: Sequence[UUID], *, by: Actor) -> int:
    """Say yes to these; return to how many this person had not said so yet.

    For health the second yes is of another person. Raises `Refused` for who may not.
    """
    if by.role not in MAY_CONFIRM:
        raise Refused(_NOT_YOURS)
    values = {
        "tenant": work.tenant.code,
        "ids": [*ids],
        "by": by.id,
        "now": work.now,
    }
    return len(work.rows(_CONFIRM, values))


def confirmer(work: Work, account: str) -> Actor:
    """Return this account in a role that may confirm. Raises `Refused` otherwise.

    Raises `UnknownAccount` when there is none.
    """
    known = account_of(work, account)
    roles = [role for role in known.rollen if role in MAY_CONFIRM]
    if not known.active or not roles:
        raise Refused(_NOT_YOURS)
    return Actor(known.id, roles[0])
