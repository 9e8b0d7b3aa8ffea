"""Verdaging: a new last day, before and after the term stood still."""

from datetime import date

from statemachines.length import weken
from statemachines.terms import Extension, Span, compute

MONDAY = date(2026, 9, 14)


def d(text):
    return date.fromisoformat(text)


def ends(rule, op, **more):
    period = compute(rule, d(op), **more)
    return f"{period.raw_end} {period.legal_end}"


def span(start, end):
    return Span(d(start), d(end))


def text(period):
    return "\n".join(step.tekst for step in period.stappen)


def test_an_extension_named_by_the_swv_beyond_twelve_weeks_is_a_working_day():
    assert ends("C4", "2026-09-14", extension=d("2026-12-26")) == (
        "2026-12-26 2026-12-28"
    )
    assert ends("C4", "2026-10-01", extension=d("2026-12-05")) == (
        "2026-12-05 2026-12-07"
    )


def test_a_named_day_and_a_suspension_after_it():
    named = Extension(d("2026-12-04"), told=d("2026-11-02"))
    before = Span(d("2026-09-21"), d("2026-10-05"))
    after = Span(d("2026-11-09"), d("2026-11-20"))
    extended = compute("C4", d("2026-09-14"), spans=[before], extension=named)
    assert extended.raw_end == d("2026-12-04")
    both = compute("C4", d("2026-09-14"), spans=[before, after], extension=named)
    assert both.raw_end == d("2026-12-14")


def test_a_day_that_is_named_while_the_term_stands_still_does_not_strand_it():
    """Awb 4:14 lid 3, 4:15: on the day of naming nobody knows how long that takes."""
    still = Span(d("2027-06-01"), d("2027-06-28"))
    named = Extension(d("2027-07-05"), told=d("2027-06-10"))
    assert compute("C4", d("2027-05-06")).legal_end == d("2027-07-01")
    assert compute("C4", d("2027-05-06"), extension=named).raw_end == d("2027-07-05")
    after = compute("C4", d("2027-05-06"), spans=[still], extension=named)
    assert after.raw_end == d("2027-07-27")  # a named day never shortens
    assert "verlengd tot en met maandag 5 juli 2027." in text(after)
    assert "eindigt de termijn later: op dinsdag 27 juli 2027." in text(after)
    later = Extension(d("2027-08-02"), told=d("2027-06-10"))
    both = compute("C4", d("2027-05-06"), spans=[still], extension=later)
    assert both.raw_end == d("2027-08-02")


def test_a_suspension_after_the_old_end_counts_when_the_term_was_extended():
    after = Span(d("2026-11-16"), d("2026-11-20"))
    by = compute("C4", d("2026-09-14"), spans=[after], extension=weken(4))
    assert by.raw_end == d("2026-12-10")
    to = compute("C4", d("2026-09-14"), spans=[after], extension=d("2026-12-07"))
    assert to.raw_end == d("2026-12-10")
    assert compute("C4", d("2026-09-14"), spans=[after]).raw_end == d("2026-11-09")


def test_an_extension_may_be_told_on_the_last_day():
    last_day = Extension(date(2026, 12, 7), told=date(2026, 11, 9))
    assert compute("C4", MONDAY, extension=last_day).raw_end == date(2026, 12, 7)


def test_a_suspension_from_the_day_of_the_extension_comes_on_top_of_it():
    told = Extension(date(2026, 12, 7), told=date(2026, 11, 2))
    that_day = span("2026-11-02", "2026-11-05")
    assert compute("C4", MONDAY, spans=[that_day], extension=told).raw_end == date(
        2026, 12, 9
    )


def test_the_explanation_adds_up_with_a_suspension_before_and_after_an_extension():
    pauses = [
        span("2026-09-21", "2026-10-05"),
        span("2026-11-09", "2026-11-20"),
    ]
    named = Extension(date(2026, 12, 4), told=date(2026, 11, 2))
    period = compute("C4", MONDAY, spans=pauses, extension=named)
    days = " ".join(f"{step.datum:%m-%d}" for step in period.stappen if step.datum)
    assert days == "09-14 11-09 10-05 11-22 12-04 11-20 12-14 12-14"
    assert period.zin.endswith(
        "zij is verlengd tot de genoemde dag en zij stond 23 dagen stil."
    )


def test_a_named_day_never_shortens_a_term_that_stood_still():
    pause = span("2026-09-21", "2026-10-26")
    period = compute("C4", MONDAY, spans=[pause], extension=date(2026, 11, 20))
    assert period.raw_end == date(2026, 12, 13)
    assert "Door de opschorting eindigt de termijn later" in text(period)
