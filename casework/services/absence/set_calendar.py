"""Give a school holidays of its own, and recount its pupils."""

from casework.services.absence.calendars import set_holidays
from casework.services.absence.recount import Recounted, recount
from casework.services.absence.touched import begin, touch
from casework.work import Work
from statemachines.calendar import SchoolCalendar


def set_calendar(work: Work, school_id: str, calendar: SchoolCalendar) -> Recounted:
    """Replace the holidays of a school; without any it follows the region again."""
    set_holidays(work, school_id, calendar)
    begin(work)
    touch(work, calendars=[school_id], schools=[school_id])
    return recount(work)
