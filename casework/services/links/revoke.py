"""Take a link back: it went to the wrong mailbox, or its reader may not see more."""

from uuid import UUID

from casework.access import Actor
from casework.services.hold import view
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

WRITERS = frozenset({Role.VOORZITTER, Role.IB, Role.SWV_ADMIN})
"""Who decides how somebody of the family comes in."""
_NOT_YOURS = Reason(
    "Een link intrekken is voor de school of het secretariaat.",
    "AVG 32",
    "de school of het secretariaat van het SWV",
)
_SHUT = (
    """update link_code set ended_at = %(now)s
    where tenant_id = %(tenant)s and case_id = %(case)s and party = %(party)s
      and used_at is null and ended_at is null""",
    """delete from session
    where tenant_id = %(tenant)s and case_id = %(case)s and party = %(party)s""",
)
_REVOKE = """
update link set ended_at = %(now)s, revoked = true, sealed = null
where tenant_id = %(tenant)s and case_id = %(case)s and party = %(party)s
  and not revoked returning hash"""


def revoke_links(work: Work, case_id: UUID, party: str, *, by: Actor) -> int:
    """End every link of one person in one case, at once, and who came in with one.

    Such a link cannot be renewed either; the next letter brings a new one. Returns how
    many links there were. Raises `Refused`, and `CaseNotFound` for a case that is not
    for this actor.
    """
    case = view(work, case_id, by)
    if by.role not in WRITERS:
        raise Refused(_NOT_YOURS)
    shut(work, case.id, party)
    return len(work.rows(_REVOKE, _of(work, case.id, party)))


def shut(work: Work, case_id: UUID, party: str) -> None:
    """End the codes that can still be used, and the sessions that are open."""
    for statement in _SHUT:
        work.rows(statement, _of(work, case_id, party))


def _of(work: Work, case_id: UUID, party: str) -> dict[str, object]:
    return {
        "tenant": work.tenant.code,
        "case": case_id,
        "party": party,
        "now": work.now,
    }
