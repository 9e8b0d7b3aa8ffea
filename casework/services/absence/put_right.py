"""Put right what was reported on one signal that lost its ground.

The case of the signal may go on, or be closed for long: the report to DUO and the alert
to Leerrecht are linked cases, and each says of which day it is.
"""

from uuid import UUID

from casework.access import SYSTEEM
from casework.services.absence.signals import Pending
from casework.services.advance import advance
from casework.work import Work
from statemachines.processes.duo_melding import DUO_MELDING
from statemachines.processes.leerrecht_alert import LEERRECHT_ALERT
from statemachines.verzuimtelling.signalen import LRV
from statemachines.verzuimtelling.zestien_uur import SOORT

_STEPS = {DUO_MELDING.code: "correctie_vragen", LEERRECHT_ALERT.code: "terugroepen"}


def put_right(work: Work, case_id: UUID, signal: Pending) -> None:
    """Correct the report and call back the alert of this signal, as far as open."""
    if signal.soort not in {SOORT, LRV}:
        return
    values = {
        "tenant": work.tenant.code,
        "case": case_id,
        "processes": [*_STEPS],
        "first": signal.eerste_dag and signal.eerste_dag.isoformat(),
        "day": signal.signaaldatum.isoformat(),
    }
    for id_, process in work.rows(_LINKED, values):
        advance(work, id_, _STEPS[process], by=SYSTEEM)


_LINKED = """
select id, process from cases
where tenant_id = %(tenant)s and parent_id = %(case)s and closed_at is null
    and process = any(%(processes)s)
    and dossier ->> 'eerste_dag' is not distinct from %(first)s
    and (%(first)s::text is not null or dossier ->> 'signaaldatum' = %(day)s)
order by id"""
