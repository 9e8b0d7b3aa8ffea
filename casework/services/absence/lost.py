"""The safety net of the alert: who is away four lesweken while nobody was told so.

Counted straight from the days that are stored and the holidays of the schools. Nothing
is read that the import keeps up (episodes, numbered days, who is in which calendar), so
what goes wrong there is found here. First a filter on two days, that costs what those
days are; then all days between them by primary key; and then the law itself
(`signals`) on the few of whom no alert is known. The law is shared on purpose: a second
copy of it would be a second rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from casework.models.absence import FULL_AND_UNLAWFUL
from casework.services.absence.calendars import REGION, holidays_of, own_calendars
from casework.services.absence.edges import Edge, edges
from casework.services.batch import NO_CASE, Line
from casework.work import Row, Work
from statemachines.calendar import SchoolCalendar
from statemachines.dutch import in_words
from statemachines.verzuimtelling.lesdagen import Lesdagen
from statemachines.verzuimtelling.reeks import reeksen
from statemachines.verzuimtelling.signalen import LRV, Signaal, signals
from statemachines.verzuimtelling.verzuimdag import (
    ZONDER_GELDIGE_REDEN,
    Reden,
    Verzuimdag,
)

DAY = timedelta(days=1)
_SEE = "zie casework verzuim wachtend"


@dataclass(frozen=True)
class Lost:
    """Four lesweken without a valid reason, of which no alert is known."""

    leerling_id: str
    eerste_dag: date
    signaaldatum: date


@dataclass(frozen=True)
class _Evening:
    """The calendars of the schools, and the days to look at, as of an evening."""

    until: date
    calendars: Mapping[str, SchoolCalendar]
    lately: Mapping[str, Edge]

    def calendar(self, school_id: str) -> str:
        """Return the name of the calendar of a school."""
        return school_id if school_id in self.calendars else REGION


def lost_alerts(work: Work) -> list[Lost]:
    """Find them as of yesterday, the oldest first: the alert goes on the day itself.

    Of each streak that lasted into the last two lesweken, whenever it reached the four.
    A signal that waits is not among them: `waiting` tells of it, with the reason.
    """
    until = work.today - DAY
    calendars = {REGION: holidays_of(work, REGION), **own_calendars(work)}
    evening = _Evening(until, calendars, edges(calendars, until))
    pupils: set[str] = set()
    for edge in {*evening.lately.values()}:
        pupils |= {pupil for (pupil,) in work.rows(_HELD, _values(work, edge))}
    if not pupils:
        return []
    known = _known(work, sorted(pupils))
    found = _by_law(work, sorted(pupils), evening)
    lost = [one for one in found if (one.leerling_id, one.eerste_dag) not in known]
    return sorted(lost, key=lambda one: (one.signaaldatum, one.leerling_id))


def lost_findings(work: Work) -> Iterator[Line]:
    """Say how many they are; names no pupil."""
    if lost := lost_alerts(work):
        pupils = len({one.leerling_id for one in lost})
        who = "1 leerling" if pupils == 1 else f"{pupils} leerlingen"
        day = in_words(lost[0].signaaldatum)
        told = f"voor {who} is geen alert gemaakt, nodig sinds {day}: {_SEE}"
        yield Line(NO_CASE, "verzuim zonder alert", told)


def _by_law(work: Work, pupils: Sequence[str], evening: _Evening) -> Iterator[Lost]:
    """Yield the alerts that the law asks for, in the calendar of the last school."""
    rows = work.rows(_DAYS, {"tenant": work.tenant.code, "pupils": pupils})
    span = (min(row[1] for row in rows), max(row[1] for row in rows))
    numbered: dict[str, Lesdagen] = {}
    for pupil, group in groupby(rows, itemgetter(0)):
        days = list(group)
        name = evening.calendar(days[-1][-1])
        if edge := evening.lately.get(name):
            new = Lesdagen(evening.calendars[name], *span)
            school = numbered.setdefault(name, new)
            for one in _lasting([*map(_day, days)], school, edge[-1]):
                if one.eerste_dag and one.signaaldatum <= evening.until:
                    yield Lost(pupil, one.eerste_dag, one.signaaldatum)


def _lasting(
    days: Sequence[Verzuimdag], school: Lesdagen, since: date
) -> Iterator[Signaal]:
    """Yield the alerts of the streaks that lasted until ``since`` or longer."""
    on_school_days = (day for day in days if day.datum in school.number)
    lasted = {
        school.days[streak.eerste]
        for streak in reeksen(on_school_days, ZONDER_GELDIGE_REDEN, school)
        if school.days[streak.laatste] >= since
    }
    for one in signals(days, school):
        if one.soort == LRV and one.eerste_dag in lasted:
            yield one


def _day(row: Row) -> Verzuimdag:
    _, datum, gemist, les, reden, _ = row
    return Verzuimdag(datum, gemist, les, Reden(reden))


def _known(work: Work, pupils: Sequence[str]) -> set[tuple[str, date]]:
    """Return the pupil and the first day of each alert that is known."""
    values = {"tenant": work.tenant.code, "today": work.today, "pupils": pupils}
    return {(pupil, first) for pupil, first in work.rows(_ALERTS, values)}


def _values(work: Work, edge: Edge) -> dict[str, object]:
    return {
        "tenant": work.tenant.code,
        "today": work.today,
        "first": edge[0],
        "last": edge[-1],
        "days": list(edge),
        "number": len(edge),
    }


_KNOWN = f"""a.tenant_id = %(tenant)s and a.soort = '{LRV}' and a.grond and (
    a.status in ('terug', 'oud')
    or (a.status in ('nieuw', 'wacht') and a.signaaldatum < %(today)s)
    or (a.status = 'gedaan' and exists (
        select from cases c where c.tenant_id = a.tenant_id and c.id = a.case_id
            and c.done ? 'alert_sturen')))"""
"""Sent, or told to people: it waits, is of before the start, or somebody decides."""
_HELD = f"""
with away as materialized (
    select leerling_id
    from (select leerling_id from absence_day where tenant_id = %(tenant)s
            and datum = %(last)s and {FULL_AND_UNLAWFUL}) last
    join (select leerling_id from absence_day where tenant_id = %(tenant)s
            and datum = %(first)s and {FULL_AND_UNLAWFUL}) first using (leerling_id)
    where not exists (select from absence_signal a
        where a.leerling_id = last.leerling_id
            and %(first)s between a.key_day and a.signaaldatum and {_KNOWN}))
select leerling_id from away
where %(number)s = (select count(*) from absence_day d
    where d.tenant_id = %(tenant)s and d.leerling_id = away.leerling_id
        and d.datum = any(%(days)s) and {FULL_AND_UNLAWFUL})"""  # noqa: S608  constants only
_ALERTS = f"""
select a.leerling_id, a.key_day from absence_signal a
where a.leerling_id = any(%(pupils)s) and {_KNOWN}"""  # noqa: S608  constants only
_DAYS = """
select leerling_id, datum, gemist, les, reden, school_id from absence_day
where tenant_id = %(tenant)s and leerling_id = any(%(pupils)s)
order by leerling_id, datum"""
