"""Days and moments in Dutch words, from our own table: no locale, no surprise."""

from datetime import date, datetime

WEEKDAYS = (
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
)
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(day: date) -> str:
    """Return a day as a letter writes it: "vrijdag 3 april 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: datetime) -> str:
    """Return a moment: "zaterdag 27 maart 2027 om 10.00 uur"."""
    return f"{in_words(moment)} om {moment.hour:02}.{moment.minute:02} uur"


def capital(sentence: str) -> str:
    """Return the sentence with a capital at its start, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]
