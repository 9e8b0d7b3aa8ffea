"""Let the flows run: every service batch after batch, and count what it reports."""

from collections.abc import Iterable, Mapping
from functools import partial

from casework.services.batch import Batch, Line
from casework.simulate.killed import Killed, mortal
from casework.simulate.mischief import Kill, Mischief
from casework.simulate.sabotage import Holder
from casework.simulate.timetable import FLOWS, Run, Service
from casework.simulate.world import Fault, Ran, World
from casework.work import Desk


class Rounds:
    """The flows of one world, with what goes wrong in them."""

    def __init__(
        self, world: World, services: Mapping[str, Service], mischief: Mischief
    ) -> None:
        """Take the services by name, as `timetable.services` gives them."""
        self._world, self._services, self._mischief = world, services, mischief
        self._dead: set[Kill] = set()
        self._holder = Holder(world, mischief)

    def run(self, runs: Iterable[Run]) -> None:
        """Run these flows at their hours of today, unless the machine stands still."""
        day = self._world.today
        if day in self._mischief.idle:
            return
        for run in runs:
            if day.weekday() in run.weekdays:
                self._world.clock.turn_to(run.hour)
                for name in FLOWS[run.flow]:
                    self._service(run.flow, name)

    def _service(self, flow: str, name: str) -> None:
        world = self._world
        killed = self._killed(flow, name)
        lines: list[Line] = []
        try:
            with self._holder.beside(name):
                for batch in batches(world.desk, world.plan.swv, self._services[name]):
                    lines += batch.lines
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            story = f"De taak {flow} liep, en {name} hield op met een fout."
            world.faults.append(Fault(world.clock(), story, repr(error)))
        world.ran.append(Ran(world.today, flow, name, len(lines), killed))
        world.outcomes.update((name, line.outcome) for line in lines)

    def _killed(self, flow: str, name: str) -> bool:
        """Let a worker start, and die; the next one does it all, or what is left."""
        world, died = self._world, False
        for kill in self._mischief.kills_on(world.today):
            if kill.service != name or kill in self._dead:
                continue
            self._dead.add(kill)
            try:
                desk = mortal(world.desk, kill.statements)
                for _ in batches(desk, world.plan.swv, self._services[name]):
                    continue
            except Killed:
                died = True
                world.habits[f"werkproces gedood in {flow}"] += 1
        return died


def batches(desk: Desk, tenant: str, service: Service) -> Iterable[Batch]:
    """Yield every batch of a service, until there is nothing more."""
    one = partial(service, desk, tenant)
    batch = one(None)
    yield batch
    while batch.after:
        batch = one(batch.after)
        yield batch
