"""Habits, families and absence: drawn from a seed, and all of them occur."""

from collections import Counter

from casework.simulate.absent import drawn_year
from casework.simulate.habits import FAMILIES, PARENTS, STAFF
from casework.simulate.holidays import furnished
from casework.simulate.people import People, family_of
from casework.simulate.plan import Plan
from casework.simulate.rates import LONG_AWAY_PER_PUPIL
from casework.simulate.town import built
from statemachines.ledger import school_calendar

PLAN = Plan("po_30_06", "2026-2027", 1)
OTHER = Plan("po_30_06", "2026-2027", 2)
CALENDAR = school_calendar(furnished(PLAN.tenant).policy())


def test_every_habit_and_every_kind_of_family_occurs():
    families = [family_of(PLAN, pupil) for pupil in range(400)]
    parents = {human.habit.name for family in families for human in family.humans}
    assert parents == {habit.name for habit in PARENTS}
    assert {family.kind for family in families} == {*FAMILIES}


def test_every_habit_of_staff_occurs():
    people = People(PLAN, built(PLAN))
    for school in people.town.schools:
        people.staff_of(school)
    habits = {human.habit.name for human in people.humans.values()}
    assert habits == {habit.name for habit in STAFF}


def test_parents_who_are_apart_disagree_and_who_moves_leaves_within_the_year():
    families = [family_of(PLAN, pupil) for pupil in range(400)]
    for family in families:
        habits = {human.habit.name for human in family.humans}
        assert family.kind != "gescheiden en het oneens" or "weigert" in habits
        assert (family.moves_on is not None) == (family.kind == "verhuist halverwege")


def test_a_mailbox_that_does_not_exist_is_on_the_host_that_bounces():
    families = [family_of(PLAN, pupil) for pupil in range(400)]
    for family in families:
        for person, human in zip(family.people[1:], family.humans, strict=True):
            bounces = "bestaat-niet" in person.identity.email
            assert bounces == human.habit.bounces


def test_the_same_seed_gives_the_same_family_and_another_seed_another():
    ours = [family_of(PLAN, pupil) for pupil in range(50)]
    assert ours == [family_of(PLAN, pupil) for pupil in range(50)]
    assert ours != [family_of(OTHER, pupil) for pupil in range(50)]


def test_absence_is_on_school_days_and_some_stay_away_for_weeks():
    made = drawn_year(PLAN, CALENDAR)
    assert all(CALENDAR.is_school_day(day) for day in made.lines)
    days = Counter(
        line.pupil
        for lines in made.lines.values()
        for line in lines.values()
        if line.why == "ongeoorloofd"
    )
    long = [pupil for pupil, number in days.items() if number >= 20]
    assert len(long) >= PLAN.size * LONG_AWAY_PER_PUPIL * 0.8
    assert {*long} <= made.known


def test_the_same_seed_gives_the_same_absence():
    small = Plan("po_30_06", "2026-2027", 3, 300)
    assert drawn_year(small, CALENDAR) == drawn_year(small, CALENDAR)
