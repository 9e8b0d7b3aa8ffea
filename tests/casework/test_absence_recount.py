"""The episodes in the tables give exactly the signals of the law, whatever comes in."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.services.absence.set_calendar import set_calendars
from statemachines.calendar import NO_HOLIDAYS, Holiday, SchoolCalendar
from statemachines.verzuimtelling.signalen import signals
from statemachines.verzuimtelling.verzuimdag import UUR, Reden, Verzuimdag
from tests.casework.absent import bring, days_of, known_signals
from tests.conftest import SWV

numbers = count()

DAYS = st.dates(date(2026, 12, 1), date(2027, 3, 15))
HOURS = st.sampled_from([("5", "5"), ("5", "5"), ("5", "5"), ("2.6", "5"), ("0", "5")])
REASONS = st.sampled_from(
    [Reden.ONGEOORLOOFD, Reden.ONGEOORLOOFD, Reden.ZIEK, Reden.VRIJSTELLING]
)
SPELLS = st.lists(
    st.tuples(DAYS, st.integers(1, 50), HOURS, REASONS), min_size=1, max_size=4
)
HOLIDAYS = st.lists(st.tuples(DAYS, st.integers(0, 16)), max_size=3)


def calendar_of(holidays):
    spans = (Holiday(day, day + timedelta(days=n)) for day, n in holidays)
    return SchoolCalendar(tuple(spans))


def rows_of(school, pupil, spells):
    for first, length, hours, reason in spells:
        for n in range(length):
            yield (school, pupil, first + timedelta(days=n), *hours, reason)


def by_law(rows, calendar):
    days = (
        Verzuimdag(day, int(Decimal(missed) * UUR), int(Decimal(lessons) * UUR), reason)
        for _, _, day, missed, lessons, reason in rows
    )
    return [
        (one.soort, one.eerste_dag, one.signaaldatum, one.uren / UUR)
        for one in signals(days, calendar)
    ]


@settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    files=st.lists(SPELLS, min_size=1, max_size=4),
    holidays=HOLIDAYS,
    changed=HOLIDAYS | st.none(),
)
def test_what_is_stored_is_what_the_law_says(desk, files, holidays, changed):
    school, pupil = (f"{kind}{next(numbers)}" for kind in "SL")
    calendar = calendar_of(holidays)
    with desk.work(SWV) as work:
        set_calendars(work, {school: calendar})
    everything = []
    for spells in files:
        rows = list(rows_of(school, pupil, spells))
        bring(desk, *rows)
        everything += rows
        assert known_signals(desk, pupil) == by_law(everything, calendar)
    if changed is not None:
        calendar = calendar_of(changed)
        with desk.work(SWV) as work:
            set_calendars(work, {school: calendar})
        assert known_signals(desk, pupil) == by_law(everything, calendar)


def test_one_day_at_a_time_is_the_same_as_all_at_once(desk):
    days = days_of(NO_HOLIDAYS, date(2026, 9, 7), date(2026, 10, 16))
    rows = [("S", "L1", day, 5, 5, "ongeoorloofd") for day in days]
    for row in rows:
        bring(desk, row)
    assert known_signals(desk, "L1") == by_law(rows, NO_HOLIDAYS)
    assert [one[0] for one in known_signals(desk, "L1")].count("lrv") == 1


def test_a_pupil_who_changes_school_is_counted_in_the_new_calendar(desk):
    autumn = SchoolCalendar((Holiday(date(2026, 9, 21), date(2026, 9, 27)),))
    with desk.work(SWV) as work:
        set_calendars(work, {"S2": autumn})
    first = days_of(autumn, date(2026, 9, 7), date(2026, 9, 18))
    rows = [("S1", "L1", day, 5, 5, "ongeoorloofd") for day in first]
    bring(desk, *rows)
    more = days_of(autumn, date(2026, 9, 28), date(2026, 10, 16))
    rows += [("S2", "L1", day, 5, 5, "ongeoorloofd") for day in more]
    bring(desk, *rows)
    assert known_signals(desk, "L1") == by_law(rows, autumn)
    assert ("lrv", date(2026, 9, 7)) in [one[:2] for one in known_signals(desk, "L1")]
