"""What a hand-over would do, and what one did: by kenmerk, nothing of the content."""

from dataclasses import dataclass
from datetime import date, timedelta

from casework.access import SYSTEEM, VISIBLE, Actor, seen_by
from casework.services.assigned import assigned
from casework.services.hand_over import OVERDRAGEN, HandOver, check_hand_over, place
from casework.services.hold import view
from casework.work import Work
from statemachines.engine import Refused

_SINCE = timedelta(days=1)
_DONE = f"""
select distinct c.kenmerk from cases c
join party p on p.tenant_id = c.tenant_id and p.case_id = c.id
join journal j on j.tenant_id = c.tenant_id and j.case_id = c.id
where c.tenant_id = %(tenant)s and {VISIBLE} and p.user_id = %(naar)s
  and p.role = %(of)s and j.at > %(since)s
  and convert_from(j.body, 'UTF8')::jsonb ->> 'action' = %(action)s
  and convert_from(j.body, 'UTF8')::jsonb -> 'overgedragen' ->> 'van' = %(van)s
order by 1"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Planned:
    """One case. ``why`` says why it cannot be handed over, or is empty."""

    kenmerk: str
    laatste_dag: date | None
    why: str = ""


def plan(work: Work, hand: HandOver, *, by: Actor) -> list[Planned]:
    """Return what a hand-over would do now. Raises `Refused` as that does."""
    check_hand_over(work, hand, by=by)
    planned = []
    for case in assigned(work, hand.van, hand.role):
        try:
            place(view(work, case.case_id, SYSTEEM), hand)
        except Refused as refusal:
            why = " ".join(reason.sentence for reason in refusal.reasons)
            planned.append(Planned(case.kenmerk, case.laatste_dag, why))
        else:
            planned.append(Planned(case.kenmerk, case.laatste_dag))
    return planned


def handed_over(work: Work, hand: HandOver) -> list[str]:
    """Return the cases that went from one to the other since yesterday."""
    values = {
        **seen_by(SYSTEEM, work.tenant.code),
        "naar": hand.naar,
        "van": hand.van,
        "of": hand.role.value,
        "since": work.now - _SINCE,
        "action": OVERDRAGEN,
    }
    return [kenmerk for (kenmerk,) in work.rows(_DONE, values)]
