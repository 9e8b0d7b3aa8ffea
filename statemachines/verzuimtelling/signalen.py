"""The signals that the absence of one pupil gives: the one place of this rule.

How the words of the rule are read:

- A *school day* is a weekday that is no feast day (K8-K10) and in no holiday. A row on
  another day counts for nothing: there is no lesson to miss. It breaks no streak.
- A day has one row. Where there are more, the last one counts: it corrects the rest.
- A day without a row, with a part of the lessons missed, or without lessons
  (``les`` 0) is no full day and ends a streak. A holiday does not.
- A pupil is one pupil at whichever school the row was written.
- The first day of a streak is the first full day that is known. What came before the
  file cannot be known and is not guessed.
- ``16u`` counts the hours as they are written, also when a row has no lessons or more
  hours missed than lessons given.
- Nothing looks ahead: a signal depends on its day and the days before it. So ``until``
  cuts the list and changes nothing in it.
- An ``lrv`` in a monitor streak on or before the day of ``monitor`` can only be that of
  the very same streak: an unlawful streak within it that began later ends later.
- Years play no part: weeks are ISO weeks by their Monday, also week 53 and the week
  of New Year, and a streak runs on over the year end and over the summer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from statemachines.calendar import SchoolCalendar
from statemachines.verzuimtelling.lesdagen import Lesdagen, numbered
from statemachines.verzuimtelling.reeks import DREMPELS, Drempel, Reeks, reeksen
from statemachines.verzuimtelling.verzuimdag import Verzuimdag
from statemachines.verzuimtelling.zestien_uur import SOORT, Zestien, zestien_uur

LRV = "lrv"
MONITOR = "monitor"


@dataclass(frozen=True)
class Signaal:
    """A signal with what it was counted from.

    ``eerste_dag`` is the first day of the streak, nothing for ``16u``. ``dagen`` are
    the days that made it, the last of which is the ``signaaldatum``. ``uren`` are the
    hours missed on them in ten-thousandths, for ``monitor`` whatever the reason.
    """

    soort: str
    eerste_dag: date | None
    signaaldatum: date
    lesweken: int | None
    uren: int
    dagen: tuple[Verzuimdag, ...]


def signals(
    days: Iterable[Verzuimdag],
    calendar: SchoolCalendar | Lesdagen,
    until: date | None = None,
) -> tuple[Signaal, ...]:
    """Return every signal of one pupil up to and including ``until``, in order.

    Ordered by date, then by soort. A `Lesdagen` must cover all days; with a
    `SchoolCalendar` the school days are numbered here. Source: LPW 21a and domain.md
    E1, E1b, E2, E5 and K14.
    """
    by_day = {day.datum: day for day in days}
    if not by_day:
        return ()
    school = calendar
    if isinstance(school, SchoolCalendar):
        school = numbered(school, by_day)
    dagen = [by_day[day] for day in sorted(by_day) if day in school.number]
    found = [*_streaks(dagen, school), *map(_of_hours, zestien_uur(dagen, school))]
    wanted = (one for one in found if until is None or one.signaaldatum <= until)
    return tuple(sorted(wanted, key=attrgetter("signaaldatum", "soort")))


def _streaks(dagen: Sequence[Verzuimdag], school: Lesdagen) -> Iterator[Signaal]:
    """Yield the signals of the streaks; a monitor that is an `lrv` is left out."""
    alerts = set()
    for drempel in DREMPELS:
        for reeks in reeksen(dagen, drempel.redenen, school):
            place = school.reached(reeks.eerste, drempel.lesweken)
            if place > reeks.laatste:
                continue
            if drempel.soort == LRV:
                alerts.add(place)
            if drempel.soort != MONITOR or not _earlier(alerts, reeks.eerste, place):
                yield _of_streak(drempel, reeks, place, dagen, school)


def _earlier(alerts: set[int], start: int, place: int) -> bool:
    return any(start <= alert <= place for alert in alerts)


def _of_streak(
    drempel: Drempel,
    reeks: Reeks,
    place: int,
    dagen: Sequence[Verzuimdag],
    school: Lesdagen,
) -> Signaal:
    start, end = school.days[reeks.eerste], school.days[place]
    counted = tuple(dag for dag in dagen if start <= dag.datum <= end)
    uren = sum(dag.gemist for dag in counted)
    return Signaal(drempel.soort, start, end, drempel.lesweken, uren, counted)


def _of_hours(zestien: Zestien) -> Signaal:
    return Signaal(SOORT, None, zestien.datum, None, zestien.uren, zestien.dagen)
