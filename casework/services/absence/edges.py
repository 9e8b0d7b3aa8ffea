"""The days that a streak must hold when it lately reached four lesweken.

Its rule: a streak that reached four lesweken in the last two of them began at least
four lesweken ago, and lasted until two lesweken ago or longer. So it holds every school
day between those two, whichever day it was reached on: one look finds the streaks of
two weeks. The days follow from the holidays alone.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta

from statemachines.calendar import SchoolCalendar
from statemachines.verzuimtelling.lesdagen import Lesdagen
from statemachines.verzuimtelling.reeks import DREMPELS
from statemachines.verzuimtelling.signalen import LRV

LOOK_BACK = 2
"""Lesweken in which the check may have been away. At most that of the alert."""
_LESWEKEN = next(one.lesweken for one in DREMPELS if one.soort == LRV)
_WEEKS = (9, 18, 60)
"""So many weeks hold four lesweken: without a long holiday, with one, and at most."""

Edge = tuple[date, ...]


def edges(calendars: Mapping[str, SchoolCalendar], until: date) -> Mapping[str, Edge]:
    """Return these days by the name of the calendar, as known on the evening of a day.

    A calendar with too few school days has none.
    """
    of = {calendar: _edge(calendar, until) for calendar in {*calendars.values()}}
    return {name: of[calendar] for name, calendar in calendars.items() if of[calendar]}


def _edge(calendar: SchoolCalendar, until: date) -> Edge:
    """Return the school days from four to two lesweken ago; none when too few passed.

    Numbered are only as many weeks as it takes.
    """
    for weeks in _WEEKS:
        school = Lesdagen(calendar, until - timedelta(weeks=weeks), until)
        end = bisect_right(school.days, until) - 1
        if end < 0:
            continue
        first = school.latest_start(end, _LESWEKEN)
        if first >= 0:
            last = school.latest_start(end, LOOK_BACK)
            return school.days[first : last + 1]
    return ()
