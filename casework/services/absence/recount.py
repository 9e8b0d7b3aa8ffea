"""Keep episodes and signals in step with the days, for the pupils that were touched."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.services.absence.episodes import remake_episodes
from casework.services.absence.reconcile import reconcile
from casework.services.absence.touched import place
from casework.services.absence.wanted import want_signals
from casework.work import Work
from statemachines.verzuimtelling.lesdagen import Lesdagen


@dataclass(frozen=True)
class Recounted:
    """The new signals per soort, and the schools of which the holidays run out."""

    signals: Counter[str] = field(default_factory=Counter)
    holidays_run_out: tuple[str, ...] = ()


def recount(work: Work) -> Recounted:
    """Recount the pupils in ``touched``. Once in a transaction."""
    numbered = place(work)
    remake_episodes(work)
    want_signals(work, numbered)
    return Recounted(reconcile(work), _run_out(work, numbered))


def _run_out(work: Work, numbered: Mapping[str, Lesdagen]) -> tuple[str, ...]:
    """Name the schools with days after the last holiday that is known."""
    until = {
        calendar: school.calendar.known_until or date.min
        for calendar, school in numbered.items()
    }
    rows = work.rows(_LAST_DAYS, [work.tenant.code])
    return tuple(school for school, calendar, last in rows if last > until[calendar])


_LAST_DAYS = """
select placed.school_id, placed.calendar, max(d.datum)
from placed join absence_day d
    on d.tenant_id = %s and d.leerling_id = placed.leerling_id
group by placed.school_id, placed.calendar order by placed.school_id"""
