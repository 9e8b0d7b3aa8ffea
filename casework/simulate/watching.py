"""Look at a simulated year every evening: every invariant, and the figures."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from casework.simulate.figures import Figures
from casework.simulate.inspect import INVARIANTS
from casework.simulate.inspect.diary import Diary
from casework.simulate.inspect.finding import Finding, of_case
from casework.simulate.inspect.journal import NAME as JOURNAL
from casework.simulate.inspect.journal import chained
from casework.simulate.inspect.read import changed, entries, settled, told
from casework.simulate.inspect.sight import Ended, Letter, Notebook, Sight
from casework.simulate.inspect.told import CaseTold, Entry, learn
from casework.simulate.world import Day
from casework.work import Work

_MOST = 200
"""So many findings of one kind are kept with their story; the rest is counted."""


class Watching:
    """The one who watches: remembers what was seen, and keeps what was found."""

    def __init__(self) -> None:
        """Start before the first day."""
        self.findings: list[Finding] = []
        self.found: Counter[str] = Counter()
        self.figures = Figures()
        self.cases: dict[UUID, CaseTold] = {}
        self._diary = Diary()
        self._notebook = Notebook()
        self._until = datetime.min.replace(tzinfo=UTC)

    def __call__(self, day: Day) -> None:
        """Look at the evening of a day."""
        world = day.world
        with world.desk.look(world.tenant.code) as work:
            for finding in self._look(day, work):
                self._keep(finding)
        self._diary.forget(day.date)

    def _look(self, day: Day, work: Work) -> Iterator[Finding]:
        rows = changed(work, self._until)
        broken: list[Finding] = []
        news = tuple(self._news(day, work, [*rows], broken))
        yield from broken
        sight = Sight(
            date=day.date,
            world=day.world,
            work=work,
            entries=news,
            settled=tuple(Letter(*row) for row in settled(work, self._until)),
            rows=rows,
            cases=self.cases,
            diary=self._diary,
            notebook=self._notebook,
            last=day.last,
            ended=tuple(Ended(c, e) for e in news for c in e.closed),
        )
        for entry in news:
            self._diary.write(entry, sight.school)
        self._until = work.now
        for inspect in INVARIANTS:
            yield from inspect(sight)
        self.figures.see(sight)

    def _news(
        self, day: Day, work: Work, cases: list[UUID], broken: list[Finding]
    ) -> Iterator[Entry]:
        for case_id, at, body, prev, stored in entries(work, cases, self._until):
            entry = learn(self.cases, case_id, at, told(bytes(body)))
            case = entry.case
            if not chained(case.head, bytes(prev), bytes(body), bytes(stored)):
                said = f"regel {entry.seq} hangt niet aan de regel ervoor"
                broken.append(of_case(day.date, JOURNAL, case, said))
            case.head = bytes(stored)
            yield entry

    def _keep(self, finding: Finding) -> None:
        self.found[finding.invariant] += 1
        if self.found[finding.invariant] <= _MOST:
            self.findings.append(finding)
