"""One step of an explanation, and the words for a free day."""

from dataclasses import dataclass
from datetime import date

from statemachines.calendar import GELIJKGESTELD, GOEDE_VRIJDAG, feast_day
from statemachines.dutch import in_words


@dataclass(frozen=True)
class Explained:
    """One step of an explanation: what, where it is written, and which day."""

    tekst: str
    wet: str
    datum: date | None = None


def what_day(day: date) -> str:
    """Say why a day is free: "vrijdag 3 april 2026 is Goede Vrijdag"."""
    feast = feast_day(day)
    return f"{in_words(day)} {f'is {feast}' if feast else 'valt in het weekend'}"


def free_law(day: date) -> str:
    """Return the article that makes a day free."""
    feast = feast_day(day)
    if feast == GELIJKGESTELD:
        return "Atw 3 lid 3"
    if feast == GOEDE_VRIJDAG:
        return "Atw 3 lid 2"
    return "Atw 3 lid 1" if feast else "Atw 1 lid 1"
