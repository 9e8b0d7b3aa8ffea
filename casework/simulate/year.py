"""Play a whole school year: people act, flows run at their hours, and it is watched.

From 1 August to 31 July: the year has the end of one summer and the beginning of the
next. What is open on the last day stays open, as it does in real life.
"""

from collections.abc import Callable
from datetime import date, timedelta

from casework.simulate.absent import drawn_year
from casework.simulate.agents import Agents
from casework.simulate.events import Events
from casework.simulate.first_day import prepare
from casework.simulate.hand_in import Files
from casework.simulate.mischief import NOTHING, Mischief
from casework.simulate.office import opened
from casework.simulate.people import People
from casework.simulate.plan import Plan
from casework.simulate.rounds import Rounds
from casework.simulate.sabotage import bent_rule
from casework.simulate.timetable import EVENING, MORNING, Outside, services
from casework.simulate.town import built
from casework.simulate.world import Day, World
from statemachines.ledger import school_calendar

Watch = Callable[[Day], None]
Progress = Callable[[int, int], None]
_BEGIN, _END = 9, 16
"""Hours between which people act, and at which schools hand in their absence."""
_REMINDED = 180
"""Days after which a school is asked why a pupil is not in the register."""


def run(
    plan: Plan,
    *,
    watch: Watch = lambda _: None,
    progress: Progress = lambda _done, _all: None,
    mischief: Mischief = NOTHING,
    until: date | None = None,
) -> World:
    """Play the year, and return what came of it; its database is gone by then.

    ``watch`` is called every evening, and may use ``day.world.desk``. ``progress``
    hears how many of how many days are done. ``until`` ends it sooner, for a test.
    """
    with bent_rule(mischief), opened(plan, mischief) as world:
        life = _Life(world, mischief)
        number = (min(until or plan.last, plan.last) - plan.first).days + 1
        for done in range(1, number + 1):
            life.day()
            watch(Day(world.today, world, last=done == number))
            progress(done, number)
            if done < number:
                world.clock.next_day()
        return world


class _Life:
    """Everything that goes on in a world, day by day."""

    def __init__(self, world: World, mischief: Mischief) -> None:
        self.world = world
        people = People(world.plan, built(world.plan))
        absences = drawn_year(world.plan, school_calendar(world.tenant.policy()))
        outside = Outside(world.mailbox.carry, world.folder)
        self.files = Files(world, people, absences)
        self.agents = Agents(world, people)
        self.events = Events(self.agents, absences.days)
        self.rounds = Rounds(world, services(outside), mischief)
        self.reminded = world.plan.first + timedelta(days=_REMINDED)
        prepare(world, people)
        self.files.enrol_most()

    def day(self) -> None:
        """Let one day pass."""
        self.rounds.run(MORNING)
        self.world.clock.turn_to(_BEGIN)
        self.agents.hear()
        self.events.of_today()
        self.agents.act()
        self.world.clock.turn_to(_END)
        if self.world.today == self.reminded:
            self.files.enrol_forgotten()
        self.files.of_today()
        self.rounds.run(EVENING)
