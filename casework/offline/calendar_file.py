"""Read a school calendar from a file; what is wrong with it is one Dutch line."""

from pathlib import Path

from statemachines.calendar import SchoolCalendar, parse_calendar


class BadCalendar(ValueError):
    """The file is no school calendar. One Dutch line."""


def read_calendar(file: Path) -> SchoolCalendar:
    """Return the calendar in a file: ``van;tot;naam``. Raises `BadCalendar`."""
    try:
        return parse_calendar(file.read_text("utf-8"))
    except UnicodeDecodeError:
        raise BadCalendar(f"Het bestand {str(file)!a} is geen UTF-8.") from None
    except OSError:
        raise BadCalendar(f"Het bestand {str(file)!a} is niet te lezen.") from None
    except ValueError as error:
        raise BadCalendar(" ".join(str(error).split())) from None
