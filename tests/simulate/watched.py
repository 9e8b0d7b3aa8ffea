"""A story of the demo, looked at every evening as a simulated year is."""

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from casework.demo.play import invented_tenant
from casework.demo.stage import Stage
from casework.demo.time import VirtualClock
from casework.simulate.mailbox import Mailbox
from casework.simulate.plan import Plan
from casework.simulate.watching import Watching
from casework.simulate.world import Day, Ran, World
from tests.conftest import SWV

PLAN = Plan(SWV, "2026-2027", 1, 50)


@dataclass
class Evenings(Stage):
    """A stage on which somebody looks at every evening."""

    world: Any = None
    watching: Watching = field(default_factory=Watching)

    def wait_until(self, day):
        """Let the days pass one by one, and look before each night."""
        while self.clock.day < day:
            self.look()
            super().wait_until(
                self.clock.day.fromordinal(self.clock.day.toordinal() + 1)
            )
            self.world.ran.append(Ran(self.clock.day, "termijnen", "lapse_due", 0))

    def look(self, *, last=False):
        """Look at this evening; return what was found in the whole story."""
        self.watching(Day(self.clock.day, self.world, last=last))
        return self.watching.findings


@contextmanager
def evenings(desk, start, folder=Path()):
    """Give a stage of which every evening is looked at."""
    clock: Any = VirtualClock(start)
    tenant = invented_tenant()
    place = replace(desk.place, mail_from="swv@demo.example")
    desk = replace(desk, clock=clock, tenants={SWV: tenant}, place=place)
    mailbox = Mailbox(clock)
    world = World(PLAN, desk, clock, tenant, mailbox, folder)
    yield Evenings(desk, clock, mailbox.carry, SWV, quiet=True, world=world)
