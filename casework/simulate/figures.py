"""What a year amounted to: counted every evening, from what the inspection saw."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from casework.simulate.inspect.alerts import Pupils
from casework.simulate.inspect.fund import Book
from casework.simulate.inspect.sight import Sight
from casework.simulate.inspect.told import Entry
from casework.simulate.recount.feast import DAY
from statemachines.aan_zet import aan_zet
from statemachines.processes import PROCESSES
from statemachines.roles import Role

OURS = frozenset({"B1", "B4", "C3", "C4", "D4", "E1", "F1", "F2"})
"""The terms of the law that somebody of us must meet: late is a breach. In the other
ones a citizen has the time, or a validity ends."""


@dataclass
class Figures:
    """The counts of a year. Every key is a plain word; every value a number."""

    cases: Counter[str] = field(default_factory=Counter)
    steps: Counter[tuple[str, str]] = field(default_factory=Counter)
    letters: Counter[tuple[str, str]] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    late: Counter[str] = field(default_factory=Counter)
    margin: Counter[int] = field(default_factory=Counter)
    """Days left when a term of the law was met; below nothing: days late."""
    load: defaultdict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """Steps of people, by role and by week."""
    ending: defaultdict[date, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """Terms of which it is the last day, by who is to act."""
    signals: defaultdict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """Signals of absence, by soort and by week."""
    delays: Counter[int] = field(default_factory=Counter)
    """Days between a step and its letter."""
    warned: int = 0
    escalated: int = 0
    days: int = 0
    euros: dict[str, float] = field(default_factory=dict)
    rows: int = 0
    _born: dict[tuple[str, int], date] = field(default_factory=dict)

    def see(self, day: Sight) -> None:
        """Count what happened today."""
        self.days += 1
        for entry in day.entries:
            self._step(entry)
            self._punctual(entry)
        for letter in day.settled:
            self.letters[letter.channel, letter.status] += 1
            written = self._born.get((str(letter.case_id), letter.seq), day.date)
            self.delays[(day.date - written).days] += 1
        self._last_days(day)
        if day.last:
            self._end(day)

    def _step(self, entry: Entry) -> None:
        week = week_of(entry.on)
        self.cases[entry.case.process] += entry.seq == 1
        self.steps[entry.case.process, entry.action] += 1
        self.warned += entry.action == "waarschuwen"
        self.escalated += entry.action == "escaleren"
        if not entry.by_system:
            self.load[entry.role][week] += 1
        if entry.body["letters"]:
            self._born[str(entry.case.id), entry.seq] = entry.on

    def _punctual(self, entry: Entry) -> None:
        """Count the terms of the law that came to their end today."""
        for clock in entry.closed:
            if clock.rule not in OURS:
                continue
            left = (clock.legal_end - entry.on).days
            self.margin[left] += 1
            (self.met if left >= 0 else self.late)[clock.rule] += 1

    def _last_days(self, day: Sight) -> None:
        """Count the terms that end today: those that are open, and those just met."""
        for case_id, rule in day.diary.today(day.date + DAY):
            case = day.cases[case_id]
            clock = case.open.get(rule)
            if clock and clock.runs and clock.legal_end == day.date:
                self._ends(day.date, case.process, case.state)
        for ended in day.ended:
            if ended.clock.legal_end == day.date:
                self._ends(day.date, ended.entry.case.process, ended.entry.before)

    def _ends(self, on: date, process: str, state: str) -> None:
        roles = aan_zet(PROCESSES[process].state(state))
        for role in roles or {Role.SYSTEEM}:
            self.ending[on][role.value] += 1

    def _end(self, day: Sight) -> None:
        pupils, book = day.notebook.page(Pupils), day.notebook.page(Book)
        self.rows = sum(len(days) for days in pupils.days.values())
        for given in pupils.given.values():
            for soort, _, on in given:
                self.signals[soort][week_of(on)] += 1
        cents: Counter[str] = Counter()
        for (_, _, account), amount in book.cents.items():
            cents[account] += amount
        self.euros = {account: cents[account] / 100 for account in sorted(cents)}


def week_of(day: date) -> str:
    """Return the ISO week of a day: 2026-W38."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
