"""The second story: two pupils stay away, and Leerrecht hears of one of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from casework.demo.people import (
    AWAY_ID,
    IB,
    ILL_ID,
    LEERRECHT,
    SCHOOL,
    SWV_ER,
    VOORZITTER,
    register,
)
from casework.demo.script import Absence, Act, Chapter, Enrol, Script

FIRST, LAST = date(2027, 4, 12), date(2027, 5, 25)
HOLIDAY = (date(2027, 4, 24), date(2027, 5, 9))
CLOSED = {date(2027, 5, 17)}
_SATURDAY = 5


def _school_days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        holiday = HOLIDAY[0] <= day <= HOLIDAY[1] or day in CLOSED
        if day.weekday() < _SATURDAY and not holiday:
            yield day
        day += timedelta(days=1)


def _absence(first: date, last: date) -> tuple[Absence, ...]:
    """Return a file for each school day: one pupil without a reason, one ill."""
    reasons = ((AWAY_ID, "ongeoorloofd"), (ILL_ID, "ziek"))
    return tuple(
        Absence(
            day,
            tuple(f"{SCHOOL};{id_};{day};5.25;5.25;{why}" for id_, why in reasons),
        )
        for day in _school_days(first, last)
    )


def _melden(day: date, number: int) -> Act:
    facts = {"duo_kenmerk": f"DEMO-{number}", "gemeld_op": day}
    return Act(day, "duo_melding", "melden", VOORZITTER, facts)


VERZUIM: Script = (
    Chapter("7. Twee leerlingen komen niet op school: de signalen"),
    Enrol(FIRST, register()),
    *_absence(FIRST, date(2027, 4, 15)),
    _melden(date(2027, 4, 16), 1),
    *_absence(date(2027, 4, 16), date(2027, 4, 22)),
    _melden(date(2027, 4, 23), 2),
    Act(
        date(2027, 4, 23),
        "verzuim",
        "gesprek_voeren",
        IB,
        {"gesprek_op": date(2027, 4, 23)},
    ),
    *_absence(date(2027, 4, 23), date(2027, 5, 12)),
    _melden(date(2027, 5, 12), 3),
    Act(
        date(2027, 5, 13),
        "verzuim",
        "gesprek_voeren",
        IB,
        {"gesprek_op": date(2027, 5, 13)},
    ),
    *_absence(date(2027, 5, 13), date(2027, 5, 19)),
    _melden(date(2027, 5, 20), 4),
    *_absence(date(2027, 5, 20), date(2027, 5, 21)),
)

ALERT: Script = (
    Chapter("8. Vier lesweken: het alert aan Leerrecht, en een kopie aan de ouder"),
    *_absence(date(2027, 5, 24), LAST),
    _melden(LAST, 5),
    Act(LAST, "leerrecht_alert", "bevestigen", LEERRECHT),
    Act(LAST, "monitorkind", "volgen", IB, {"gesprek_op": LAST}),
    Act(
        date(2027, 5, 28),
        "verzuim",
        "rondetafel_plannen",
        SWV_ER,
        {
            "rondetafel_op": date(2027, 6, 3),
            "rondetafel_tijd": "15.30 uur",
            "rondetafel_plaats": "Het Christal, de kamer naast de bibliotheek",
            "uitgenodigde_ouders": ["ouder"],
        },
    ),
    Act(
        date(2027, 6, 3),
        "verzuim",
        "plan_vaststellen",
        VOORZITTER,
        {
            "besproken_op": date(2027, 6, 3),
            "doel": "Weer drie ochtenden per week in de klas.",
            "stappen": "Eerst wennen op de gang, dan een uur in de klas.",
            "onderwijsaanbod": "Elke dag een uur les in de bibliotheek.",
            "wie_doet_wat": "De leraar belt elke ochtend met de ouder.",
            "evaluatie_op": date(2027, 6, 24),
        },
    ),
    Act(date(2027, 6, 4), "verzuim", "uitvoering_starten", VOORZITTER),
)
