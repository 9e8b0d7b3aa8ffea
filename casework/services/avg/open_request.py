"""Open a request about personal data beside a case of the child (AVG 12 to 21)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.access import Actor, CaseNotFound
from casework.services.hold import Held
from casework.services.open_case import open_beside
from casework.services.record import Outcome
from casework.work import Work
from statemachines.avg_verzoek.dossier import Kanaal, Soort
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import FAMILY, Role
from statemachines.situation import Party

PROCESS = "avg_verzoek"
REGISTRARS = frozenset(
    {Role.IB, Role.VOORZITTER, Role.SWV_ER, Role.SWV_ADMIN, Role.BESTUURDER, Role.FG}
)
"""Who writes down a request that came by letter, by telephone or in a talk."""
_ALREADY = """
select c.kenmerk from cases c
where c.tenant_id = %s and c.process = %s and c.closed_at is null
  and c.lineage[1] = %s and c.party = %s and c.dossier ->> 'soort' = %s
  and c.state not in ('uitgevoerd', 'afgewezen', 'in_bezwaar')"""


@dataclass(frozen=True)
class Asked:
    """A request as it came in. ``party`` is who asks, by the key in the case."""

    party: str
    soort: Soort
    kanaal: Kanaal
    ontvangen_op: date
    verzoek: str


def open_request(work: Work, case: Held, asked: Asked, *, by: Actor) -> Outcome:
    """Open a request beside a case that ``by`` sees, for one of the family.

    Raises `CaseNotFound` when nobody of the family has this key, and `Refused` when it
    is not for ``by`` to ask or to register, when the day is still to come, or when the
    same person has the same request open already.
    """
    chosen = _one_of_the_family(case, asked.party)
    if reasons := [*_objections(work, case, asked, chosen, by)]:
        raise Refused(*reasons)
    facts: Mapping[str, object] = {
        "soort": asked.soort.value,
        "kanaal": asked.kanaal.value,
        "ontvangen_op": asked.ontvangen_op,
        "verzoek": asked.verzoek,
    }
    return open_beside(work, case, PROCESS, chosen, by=by, facts=facts)


def family_of(case: Held) -> tuple[Party, ...]:
    """Return who of a case can have a request: the family, and the pupil."""
    parties = (Party(**{**p, "role": Role(p["role"])}) for p in case.people)
    return tuple(p for p in parties if p.role in FAMILY or p.role is Role.LEERLING)


def _one_of_the_family(case: Held, key: str) -> Party:
    for party in family_of(case):
        if party.key == key:
            return party
    raise CaseNotFound


def _objections(
    work: Work, case: Held, asked: Asked, chosen: Party, by: Actor
) -> list[Reason]:
    reasons = []
    if by.role not in REGISTRARS and chosen.account != by.id:
        who = "de school, het SWV of degene die het zelf vraagt"
        reasons.append(Reason("Dit verzoek is niet voor u.", "AVG 12", who))
    if asked.ontvangen_op > work.today:
        reasons.append(Reason("De dag van ontvangst ligt in de toekomst.", "AVG 12"))
    values = [PROCESS, case.lineage[0], asked.party, asked.soort.value]
    if rows := work.rows(_ALREADY, [work.tenant.code, *values]):
        said = f"Dit verzoek is al open: {rows[0][0]}."
        reasons.append(Reason(said, "AVG 12 lid 5"))
    return reasons
