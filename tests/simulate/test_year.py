"""A year is played through the real door, and the same seed plays the same year."""

from collections import Counter
from datetime import date

import pytest

from casework.simulate.mailbox import Taken
from casework.simulate.mischief import Kill, Mischief, Outage
from casework.simulate.plan import Plan
from casework.simulate.year import run

PLAN = Plan("onderwijs_dat_past", "2026-2027", 1, 3000)
AUTUMN = date(2026, 10, 7)
AWAY = Outage(date(2026, 9, 28), date(2026, 9, 30))
TROUBLE = Mischief(
    outages=(AWAY,),
    kills=(
        Kill(date(2026, 9, 24), "lapse_due", 0),
        Kill(date(2026, 10, 1), "deliver_due", 1),
    ),
    idle=(date(2026, 9, 26),),
)
CASES = """
select process, state, count(*) from cases where tenant_id = %s
group by process, state order by process, state"""


class Evenings:
    """What one sees in the evenings of a year: the days, and the cases of the last."""

    def __init__(self):
        self.days = []
        self.cases = []

    def __call__(self, day):
        self.days.append(day.date)
        if day.last:
            swv = day.world.plan.swv
            with day.world.desk.work(swv) as work:
                self.cases = work.rows(CASES, [swv])


def played(mischief):
    evenings = Evenings()
    return run(PLAN, watch=evenings, mischief=mischief, until=AUTUMN), evenings


@pytest.fixture(scope="module")
def autumns():
    return played(TROUBLE), played(TROUBLE)


def story(world):
    """Return what people did, without anything that was drawn for a row."""
    return sorted(
        (act.at.date(), act.account, act.role, act.process, act.action)
        for act in world.acts
    )


def accepted(world):
    """Count the messages that arrived, by who got them."""
    return Counter(m.to for m in world.mailbox.sent if m.taken is Taken.ACCEPTED)


def test_the_same_seed_plays_the_same_year(autumns):
    (one, evenings), (other, again) = autumns
    assert story(one) == story(other)
    assert evenings.cases == again.cases
    assert one.absences == other.absences
    assert one.habits == other.habits
    assert accepted(one) == accepted(other)


def test_every_day_is_watched_once(autumns):
    (_, evenings), _ = autumns
    assert evenings.days == sorted({*evenings.days})
    assert (evenings.days[0], evenings.days[-1]) == (PLAN.first, AUTUMN)


def test_people_did_something_and_nothing_broke(autumns):
    (world, evenings), _ = autumns
    assert world.faults == []
    assert len({act.process for act in world.acts}) > 1
    assert sum(number for *_, number in evenings.cases) > 1


def test_schools_handed_in_their_absence(autumns):
    (world, _), _ = autumns
    assert world.absences["bestanden"] > 20
    assert world.absences["ziek"] > world.absences["ongeoorloofd"] > 0


def test_a_mail_server_that_was_away_gets_each_letter_later_and_once(autumns):
    (world, _), _ = autumns
    tried = [mail for mail in world.mailbox.sent if mail.taken is Taken.AWAY]
    taken = [m.message_id for m in world.mailbox.sent if m.taken is Taken.ACCEPTED]
    times = {Counter(taken)[mail.message_id] for mail in tried}
    assert {AWAY.first <= mail.at.date() <= AWAY.last for mail in tried} == {True}
    # A letter that its case no longer needs by then does not leave any more.
    assert 1 in times
    assert times <= {0, 1}


def test_workers_were_killed_and_the_machine_stood_still(autumns):
    (world, _), _ = autumns
    assert {ran.service for ran in world.ran if ran.killed} == {
        kill.service for kill in TROUBLE.kills
    }
    assert not [ran for ran in world.ran if ran.day in TROUBLE.idle]
