"""Compare the signals that are wanted with those that are known.

A signal that nobody acted on yet is forgotten with its ground. One that was acted on
stays, without ground: `casework.services.signal_absence` takes it back.
"""

from collections import Counter

from casework.work import Work


def reconcile(work: Work) -> Counter[str]:
    """Bring the known signals of the pupils in ``redo`` up to date.

    Returns how many are new, per soort.
    """
    values = {"tenant": work.tenant.code}
    for statement in (_GROUNDLESS, _FORGET, _STILL):
        work.rows(statement, values)
    return Counter(soort for (soort,) in work.rows(_NEW, values))


_GROUNDLESS = """
update absence_signal a set grond = false
from redo r
where a.tenant_id = %(tenant)s and a.leerling_id = r.leerling_id and a.grond
    and case when a.eerste_dag is null then a.key_day >= r.since
        else a.key_day >= r.start end
    and not exists (
        select from wanted w where w.leerling_id = a.leerling_id
            and w.soort = a.soort and w.key_day = a.key_day)"""
_FORGET = """
delete from absence_signal a using redo r
where a.tenant_id = %(tenant)s and a.leerling_id = r.leerling_id
    and not a.grond and a.status in ('nieuw', 'wacht')"""
_STILL = """
update absence_signal a set grond = true, uren = w.uren,
    signaaldatum = case when a.status in ('nieuw', 'wacht') then w.signaaldatum
        else a.signaaldatum end
from wanted w
where a.tenant_id = %(tenant)s and a.leerling_id = w.leerling_id
    and a.soort = w.soort and a.key_day = w.key_day
    and (not a.grond or a.uren <> w.uren or a.signaaldatum <> w.signaaldatum)"""
_NEW = """
insert into absence_signal (tenant_id, leerling_id, soort, key_day, eerste_dag,
    signaaldatum, lesweken, uren, grond, status)
select %(tenant)s, leerling_id, soort, key_day, eerste_dag, signaaldatum, lesweken,
    uren, true, 'nieuw'
from wanted
on conflict (tenant_id, leerling_id, soort, key_day) do nothing
returning soort"""
