"""The signals that the episodes and hours of touched pupils give.

They are put in the table ``wanted``; `reconcile` compares it with what is known. The
thresholds come from the law; the result is that of `signalen.signals`, and a test
compares the two on random files.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from casework.services.absence.episodes import KINDS
from casework.work import Row, Work
from statemachines.verzuimtelling.lesdagen import WEEK, Lesdagen
from statemachines.verzuimtelling.reeks import DREMPELS
from statemachines.verzuimtelling.signalen import LRV, MONITOR
from statemachines.verzuimtelling.verzuimdag import (
    ZONDER_GELDIGE_REDEN,
    Reden,
    Verzuimdag,
)
from statemachines.verzuimtelling.zestien_uur import (
    LESWEKEN_TERUG,
    SOORT,
    zestien_uur,
)


def want_signals(work: Work, numbered: Mapping[str, Lesdagen]) -> None:
    """Fill ``wanted`` for the pupils in ``redo``."""
    work.rows(_WANTED, [])
    _want_streaks(work)
    work.copy_in("copy wanted from stdin", list(_sixteen_hours(work, numbered)))
    work.rows("analyze wanted", [])


def _want_streaks(work: Work) -> None:
    values = {
        "tenant": work.tenant.code,
        "soorten": [one.soort for one in DREMPELS],
        "lesweken": [one.lesweken for one in DREMPELS],
        "kinds": [KINDS[one.redenen].value for one in DREMPELS],
        "week": WEEK,
        "lrv": LRV,
        "monitor": MONITOR,
    }
    for statement in (_STREAKS, "analyze wanted", _NO_MONITOR, _HOURS_OF_STREAK):
        work.rows(statement, values)


def _sixteen_hours(work: Work, numbered: Mapping[str, Lesdagen]) -> Iterator[Row]:
    """Count the hours of each pupil, from the last signal before the change on."""
    values = {
        "tenant": work.tenant.code,
        "unlawful": sorted(reden.value for reden in ZONDER_GELDIGE_REDEN),
        "soort": SOORT,
        "back": LESWEKEN_TERUG,
    }
    rows = work.stream(_HOURS, values)
    for (pupil, calendar, before), days in groupby(rows, itemgetter(0, 1, 2)):
        dagen = (_day(*row[3:]) for row in days)
        school = numbered[calendar]
        for one in zestien_uur(dagen, school, before or date.min):
            yield pupil, SOORT, one.datum, None, one.datum, None, one.uren


def _day(datum: date, gemist: int, les: int, reden: str, *_: Any) -> Verzuimdag:  # noqa: ANN401  no more columns
    return Verzuimdag(datum, gemist, les, Reden(reden))


_WANTED = """
create temp table wanted (leerling_id text, soort text, key_day date, eerste_dag date,
    signaaldatum date, lesweken int, uren int) on commit drop"""
_STREAKS = """
insert into wanted
select e.leerling_id, k.soort, e.first_day, e.first_day, reached.day, k.lesweken, 0
from redo r
join absence_episode e on e.tenant_id = %(tenant)s and e.leerling_id = r.leerling_id
    and e.first_day >= r.start
join unnest(%(soorten)s::text[], %(lesweken)s::int[], %(kinds)s::text[])
    k (soort, lesweken, kind) on k.kind = e.kind
join school_day f on f.tenant_id = %(tenant)s and f.calendar = r.calendar
    and f.day = e.first_day
cross join lateral (
    select s.day from school_day s
    where s.tenant_id = %(tenant)s and s.calendar = r.calendar
        and s.counted >= f.counted + %(week)s * k.lesweken
    order by s.counted limit 1) reached
where reached.day <= e.last_day"""
_NO_MONITOR = """
delete from wanted m using wanted l
where m.soort = %(monitor)s and l.soort = %(lrv)s and l.leerling_id = m.leerling_id
    and l.signaaldatum between m.eerste_dag and m.signaaldatum"""
_HOURS_OF_STREAK = """
update wanted w set uren = (
    select sum(d.gemist) from redo r
    join absence_day d on d.tenant_id = %(tenant)s and d.leerling_id = r.leerling_id
        and d.datum between w.eerste_dag and w.signaaldatum
    join school_day s on s.tenant_id = %(tenant)s and s.calendar = r.calendar
        and s.day = d.datum
    where r.leerling_id = w.leerling_id)"""
_HOURS = """
with r as materialized (
    select leerling_id, calendar,
        (select max(a.signaaldatum) from absence_signal a
         where a.tenant_id = %(tenant)s and a.leerling_id = redo.leerling_id
            and a.soort = %(soort)s and a.grond and a.signaaldatum < redo.since)
            as before,
        (select s.lesweek from school_day s
         where s.tenant_id = %(tenant)s and s.calendar = redo.calendar
            and s.day >= redo.since order by s.day limit 1) as lesweek
    from redo)
select r.leerling_id, r.calendar, r.before, d.datum, d.gemist, d.les, d.reden
from r
join absence_day d on d.tenant_id = %(tenant)s and d.leerling_id = r.leerling_id
join school_day s on s.tenant_id = %(tenant)s and s.calendar = r.calendar
    and s.day = d.datum
where d.gemist > 0 and d.reden = any(%(unlawful)s) and s.lesweek >= r.lesweek - %(back)s
order by r.leerling_id, d.datum"""
