"""Files of absence and what the office makes of them, for the tests."""

from io import BytesIO

from casework.services.absence.fields import COLUMNS
from casework.services.absence.import_days import import_absence
from statemachines.verzuimtelling.verzuimdag import UUR
from tests.conftest import SWV

HEADER = ";".join(COLUMNS)


def written(*rows):
    """Write rows of (school, pupil, day, hours missed, hours of lessons, reason)."""
    lines = [HEADER, *(";".join(map(str, row)) for row in rows)]
    return BytesIO("\r\n".join(lines).encode())


def bring(desk, *rows, since=None):
    with desk.work(SWV) as work:
        return import_absence(work, written(*rows), since=since)


def known_signals(desk, pupil):
    """Read (soort, first day, signal day, hours) of the signals with ground."""
    with desk.look(SWV) as work:
        rows = work.rows(
            """select soort, eerste_dag, signaaldatum, uren from absence_signal
            where tenant_id = %s and leerling_id = %s and grond
            order by signaaldatum, soort""",
            [SWV, pupil],
        )
    return [(soort, first, day, hours / UUR) for soort, first, day, hours in rows]


def days_of(calendar, first, last):
    span = range(first.toordinal(), last.toordinal() + 1)
    days = (first.fromordinal(one) for one in span)
    return [day for day in days if calendar.is_school_day(day)]
