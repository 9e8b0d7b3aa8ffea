"""How dates, times, numbers and lists are written in a Dutch letter. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from statemachines.dutch import in_words, moment_in_words

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def datum(day: date) -> str:
    """Write a day in full: ``dinsdag 7 april 2026``. A moment gives its Dutch day."""
    return in_words(_local(day) if isinstance(day, datetime) else day)


def tijdstip(moment: datetime) -> str:
    """Write a moment in Dutch time: ``dinsdag 7 april 2026 om 14.30 uur``."""
    return moment_in_words(_local(moment))


def opsomming(items: Iterable[object]) -> str:
    """Join items the way people say them: ``a, b en c``."""
    *head, last = [printed(item) for item in items] or [""]
    return f"{', '.join(head)} en {last}" if head else last


def printed(value: object) -> str:
    """Write one value for a reader, on one line.

    Raises `ValueError` for what no reader understands: nothing at all, a yes or no,
    a list or an object. A template handles those with ``if`` or ``opsomming``.
    """
    match value:
        case bool() | None:
            raise ValueError(f"de waarde {value} is geen tekst: gebruik 'if'")
        case str():
            return " ".join(value.split())
        case date() | time():
            return _when(value)
        case int() | float() | Decimal():
            return _number(value)
    raise ValueError(f"een {type(value).__name__} kan niet in een zin staan")


def _when(value: date | time) -> str:
    """Write a day, a moment, or a time of the day: ``14.30 uur``."""
    if isinstance(value, time):
        return f"{value.hour}.{value.minute:02} uur"
    return tijdstip(value) if isinstance(value, datetime) else datum(value)


def _number(value: float | Decimal) -> str:
    """Write a whole number without a tail: ``16 uur``, and ``15,75 uur``."""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if whole else value).replace(".", ",")


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("een tijdstip zonder tijdzone kan niet in een brief staan")
    return moment.astimezone(AMSTERDAM)
