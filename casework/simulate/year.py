"""Play a whole school year: people act, flows run at their hours, and it is watched."""

from collections.abc import Callable

from casework.simulate.mischief import NOTHING, Mischief
from casework.simulate.office import opened
from casework.simulate.plan import Plan
from casework.simulate.world import Day, World

Watch = Callable[[Day], None]
Progress = Callable[[int, int], None]


def run(
    plan: Plan,
    *,
    watch: Watch = lambda _: None,
    progress: Progress = lambda _done, _all: None,
    mischief: Mischief = NOTHING,
) -> World:
    """Play the year, and return what came of it; its database is gone by then.

    ``watch`` is called every evening, and may use ``day.world.desk``. ``progress``
    hears how many of how many days are done.
    """
    with opened(plan, mischief) as world:
        days = (plan.last - plan.first).days + 1
        for done in range(days):
            watch(Day(world.today, world, last=done == days - 1))
            progress(done + 1, days)
            world.clock.next_day()
        return world
