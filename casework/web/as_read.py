"""How a page shows back what was typed: a day as people say it."""

import re
from datetime import date

from statemachines.dutch import in_words

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def as_read(text: str) -> str:
    """Return a day as a reader says it, and any other text as it is."""
    if not _DAY.fullmatch(text):
        return text
    try:
        return in_words(date.fromisoformat(text))
    except ValueError:
        return text
