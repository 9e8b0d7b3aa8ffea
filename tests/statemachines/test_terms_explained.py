"""What a term says about itself: steps, articles and one Dutch sentence."""

from datetime import date, datetime
from typing import Any

import pytest

from statemachines.calendar import Holiday, SchoolCalendar
from statemachines.length import (
    dagen,
    weken,
)
from statemachines.terms import Span, compute

MONDAY = date(2026, 9, 14)


def span(start, end):
    return Span(date.fromisoformat(start), date.fromisoformat(end))


def text(period):
    return "\n".join(step.tekst for step in period.stappen)


SUSPEND: dict[str, Any] = {"spans": [span("2026-09-21", "2026-10-05")]}


def test_the_explanation_names_every_free_day_and_its_article():
    period = compute("C4", date(2026, 2, 6))
    assert [(s.tekst, s.wet) for s in period.stappen[2:]] == [
        ("Vrijdag 3 april 2026 is Goede Vrijdag.", "Atw 3 lid 2"),
        ("Zaterdag 4 april 2026 valt in het weekend.", "Atw 1 lid 1"),
        ("Zondag 5 april 2026 valt in het weekend.", "Atw 1 lid 1"),
        ("Maandag 6 april 2026 is Tweede Paasdag.", "Atw 3 lid 1"),
        ("De laatste dag is daarom dinsdag 7 april 2026.", "Atw 1 lid 1"),
    ]
    assert period.zin == (
        "De termijn van 8 weken begint op zaterdag 7 februari 2026 en eindigt op"
        " dinsdag 7 april 2026: vrijdag 3 april 2026 is Goede Vrijdag, daarna volgt"
        " Tweede Paasdag."
    )


def test_the_explanation_of_a_suspension():
    period = compute("C4", MONDAY, **SUSPEND)
    assert period.stappen[2].tekst == (
        "Opschorting van maandag 21 september 2026 tot maandag 5 oktober 2026."
        " De termijn stond stil van dinsdag 22 september 2026 tot en met"
        " zondag 4 oktober 2026: 13 dagen."
    )
    assert period.stappen[2].wet == "Awb 4:15"
    assert "zij stond 13 dagen stil" in period.zin


@pytest.mark.parametrize(
    ("rule", "more", "why", "law"),
    [
        ("F1", {}, "Uren lopen door", "Atw 4"),
        ("F6", {}, "Een termijn in jaren", "Atw 4"),
        ("D5", {}, "Bij terugtellen", "Atw 1 lid 2"),
        ("D4", {"extension": weken(6)}, "langer dan 12 weken", "Atw 4"),
        ("C6", {}, "Deze dag is zelf gekozen", "Awb 4:8; Awb 4:9"),
        ("D3", {}, "schuift niet op", "Reglement LBT art. 2"),
        ("F2", {}, "is een werkdag", "Verordening 1182/71 art. 3 lid 4"),
    ],
)
def test_the_explanation_says_which_law_rolls_or_why_none_does(rule, more, why, law):
    period = compute(rule, MONDAY, **more)
    assert (True, law) in [(why in s.tekst, s.wet) for s in period.stappen]


def test_atw_two_is_named_when_it_is_used():
    period = compute("A8", date(2027, 5, 1), length=dagen(3))
    assert period.legal_end == date(2027, 5, 4)
    period = compute("A8", date(2026, 4, 2), length=dagen(3))
    assert period.legal_end == date(2026, 4, 8)
    assert ("Atw 2", period.legal_end) in [(s.wet, s.datum) for s in period.stappen]
    two_days = compute("E6", date(2026, 4, 2))
    assert two_days.legal_end == date(2026, 4, 7)


def test_dates_beyond_the_table_are_said():
    assert "na 2028 zijn nog niet bekend" in text(compute("C4", date(2028, 12, 1)))
    assert "na 2028" not in text(compute("C4", date(2028, 10, 1)))
    assert "na 2028" not in text(compute("F4", date(2026, 10, 1)))


def test_school_days_without_a_calendar_say_so():
    assert "geen schoolkalender" in text(compute("B2", MONDAY))
    week = Holiday(date(2026, 9, 21), date(2026, 9, 27), "oefenweek")
    school = SchoolCalendar((week,))
    period = compute("B2", MONDAY, school=school)
    assert period.legal_end == date(2026, 10, 5)
    assert "staan niet in de kalender" in text(period)
    assert "geen schoolkalender" not in text(period)


def test_a_rule_that_was_not_law_yet_says_so():
    assert "geldt sinds vrijdag 12 juni 2026" in text(compute("A4", date(2026, 6, 1)))
    assert "geldt sinds" not in text(compute("A4", date(2026, 6, 12)))


def test_a_day_is_the_dutch_day():
    late = datetime.fromisoformat("2026-09-13T23:30:00+00:00")
    assert compute("C4", late).op == MONDAY
