"""Keep the signals from before the beginning, and act on none of them.

A school that starts brings what it knows of the past. An alert to Leerrecht about a
pupil who came back long ago would be untrue, and its terms would be over at once. So
whoever imports the past says from which day on signals count.
"""

from datetime import date, timedelta

from casework.models import Handled
from casework.work import Work

LONG_AGO = timedelta(days=14)
"""A new signal of more than so long ago is pointed out."""


def put_away(work: Work, since: date) -> int:
    """Keep what was not acted on yet, of the pupils in ``latest``, before ``since``.

    Returns how many signals that are. The pupils are locked first, so that nobody acts
    on their signals meanwhile.
    """
    values = {
        "tenant": work.tenant.code,
        "since": since,
        "old": Handled.OUD.value,
        "now": work.now,
    }
    work.rows(_LOCK, values)
    return len(work.rows(_PUT_AWAY, values))


def long_ago(work: Work) -> int:
    """Count the signals of long ago that the next sweep will act on."""
    values = {"tenant": work.tenant.code, "until": work.today - LONG_AGO}
    [(number,)] = work.rows(_LONG_AGO, values)
    return int(number)


_LOCK = """
select count(*) from (
    select from absence_pupil
    where tenant_id = %(tenant)s and leerling_id in (select leerling_id from latest)
    order by leerling_id for update) locked"""
_PUT_AWAY = """
update absence_signal set status = %(old)s, handled_at = %(now)s
where tenant_id = %(tenant)s and status in ('nieuw', 'wacht')
    and signaaldatum < %(since)s
    and leerling_id in (select leerling_id from latest)
returning soort"""
_LONG_AGO = """
select count(*) from absence_signal
where tenant_id = %(tenant)s and status in ('nieuw', 'wacht') and grond
    and signaaldatum < %(until)s
    and leerling_id in (select leerling_id from latest)"""
