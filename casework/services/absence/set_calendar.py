"""Give schools holidays of their own, and recount their pupils."""

from collections.abc import Mapping

from casework.services.absence.alone import alone
from casework.services.absence.calendars import set_holidays
from casework.services.absence.recount import Recounted, recount
from casework.services.absence.touched import begin, touch
from casework.work import Work
from statemachines.calendar import SchoolCalendar


def set_calendars(work: Work, calendars: Mapping[str, SchoolCalendar]) -> Recounted:
    """Replace the holidays of these schools; without any one follows the region."""
    alone(work)
    for school_id, calendar in calendars.items():
        set_holidays(work, school_id, calendar)
    begin(work)
    touch(work, calendars=[*calendars], schools=[*calendars])
    return recount(work)
