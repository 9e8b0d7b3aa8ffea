"""Give schools holidays of their own, and recount their pupils."""

from collections.abc import Mapping

from casework.services.absence.alone import alone
from casework.services.absence.calendars import set_holidays
from casework.services.absence.recount import Recounted, recount
from casework.services.absence.touched import begin, touch
from casework.work import Work
from statemachines.calendar import Holiday, SchoolCalendar

MOST_DAYS = 100
"""No school closes longer; a wrong year would keep it silent for years."""


class TooLong(ValueError):
    """A holiday that cannot be meant."""

    def __init__(self, holiday: Holiday) -> None:
        """Name its days."""
        super().__init__(
            f"De vakantie van {holiday.start} tot en met {holiday.end} is langer dan "
            f"{MOST_DAYS} dagen. Klopt het jaar?"
        )


def set_calendars(work: Work, calendars: Mapping[str, SchoolCalendar]) -> Recounted:
    """Replace the holidays of these schools; without any one follows the region.

    Raises `TooLong`, and changes nothing, when a holiday cannot be meant.
    """
    alone(work)
    for school_id, calendar in calendars.items():
        for holiday in calendar.holidays:
            if (holiday.end - holiday.start).days >= MOST_DAYS:
                raise TooLong(holiday)
        set_holidays(work, school_id, calendar)
    begin(work)
    touch(work, calendars=[*calendars], schools=[*calendars])
    return recount(work)
