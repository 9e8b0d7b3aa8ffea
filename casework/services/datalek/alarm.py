"""Give the alarms of a breach on their hour: 24, 48, 60 and 72 hours (AVG 33).

The terms of a case count days; these count hours, so they have a sweep of their own.
"""

from uuid import UUID

from casework.access import SYSTEEM
from casework.services.advance import advance
from casework.services.batch import Batch, Line
from casework.services.hold import Held, view
from casework.work import Desk, Work
from statemachines.datalek.dossier import DatalekDossier
from statemachines.datalek.toestanden import ONBESLIST
from statemachines.datalek.uren import eerstvolgend_alarm
from statemachines.engine import Refused

BATCH = 100
_OPEN = """
select id from cases where tenant_id = %s and process = 'datalek'
  and closed_at is null and state = any(%s) and id > %s order by id limit %s"""
_FIRST = UUID(int=0)


def alarm_due(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Give a batch of breaches the alarm whose hour has come. Twice is once."""
    states = [state.name for state in ONBESLIST]
    since = UUID(after) if after else _FIRST
    with desk.look(tenant) as work:
        rows = work.rows(_OPEN, [tenant, states, since, BATCH])
    lines = []
    for (case_id,) in rows:
        with desk.work(tenant) as work:
            lines += _one(work, case_id)
    full = len(rows) == BATCH
    return Batch(tuple(lines), str(rows[-1][0]) if full else None)


def _one(work: Work, case_id: UUID) -> list[Line]:
    case = view(work, case_id, SYSTEEM)
    action = _due(work, case)
    if action is None:
        return []
    try:
        outcome = advance(work, case_id, action, by=SYSTEEM)
    except Refused:  # somebody decided in the meantime
        return [Line(case.kenmerk, action, "niet meer nodig")]
    return [Line(case.kenmerk, action, outcome.state)]


def _due(work: Work, case: Held) -> str | None:
    dossier = DatalekDossier.stored(case.dossier)
    return eerstvolgend_alarm(dossier, work.now, frozenset(case.done))
