"""Schools hand in their absence: a file of each pupil administration, each school day.

In the real format, through the real import. Some files come a day late, some have a
line that is wrong: nothing of it is taken, and it comes again the next day.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from casework.services.absence.fields import COLUMNS
from casework.services.absence.import_days import BadLines, import_absence
from casework.simulate.absent import Absences, Line
from casework.simulate.chance import chance
from casework.simulate.first_day import enrol
from casework.simulate.people import People
from casework.simulate.rates import ENROLLED_LATE, FILE_LATE, FILE_WRONG, HOURS
from casework.simulate.town import pupil_code
from casework.simulate.world import Fault, World

_WRONG = "S001;L000000;gisteren;5.25;5.25;ziek"
Dated = tuple[date, Line]


@dataclass
class Files:
    """What schools hand in, and what still has to come."""

    world: World
    people: People
    absences: Absences
    waiting: dict[int, list[Dated]] = field(default_factory=lambda: defaultdict(list))

    def enrol_most(self) -> None:
        """Put pupils of whom a signal can come in the register; some are forgotten."""
        with self.world.desk.work(self.world.plan.swv) as work:
            kept = [pupil for pupil in self._known() if not self._forgotten(pupil)]
            enrol(work, self.people, kept)

    def enrol_forgotten(self) -> None:
        """Put the others in the register too: somebody asked why nothing happened."""
        with self.world.desk.work(self.world.plan.swv) as work:
            enrol(work, self.people, filter(self._forgotten, self._known()))

    def of_today(self) -> None:
        """Hand in what there is of today, and what waited."""
        today = self.world.today
        fresh: dict[int, list[Dated]] = defaultdict(list)
        for line in self.absences.lines.get(today, {}).values():
            fresh[self._board(line)].append((today, line))
        for day, line in self.absences.corrections.get(today, ()):
            fresh[self._board(line)].append((day, line))
            self.world.habits["corrigeert een dag"] += 1
        for board in sorted({*fresh, *self.waiting}):
            self._hand_in(board, [*self.waiting.pop(board, []), *fresh[board]])

    def _hand_in(self, board: int, lines: list[Dated]) -> None:
        dice = chance(self.world.plan.seed, "file", board, self.world.today)
        draw = dice.random()
        if draw < FILE_LATE:
            self._keep(board, lines, "verzuim te laat ingeleverd")
            return
        rows = [self._row(day, line) for day, line in lines]
        wrong = draw < FILE_LATE + FILE_WRONG
        if self._imported(rows + [_WRONG] * wrong):
            self.world.absences.update(line.why for _, line in lines)
            self.world.absences["bestanden"] += 1
        else:
            self._keep(board, lines, "verzuim met fouten ingeleverd")

    def _keep(self, board: int, lines: list[Dated], habit: str) -> None:
        self.waiting[board] = lines
        self.world.habits[habit] += 1

    def _imported(self, rows: Iterable[str]) -> bool:
        world = self.world
        file = "\n".join((";".join(COLUMNS), *rows)).encode()
        try:
            with world.desk.work(world.plan.swv) as work:
                import_absence(work, BytesIO(file))
        except BadLines:
            return False
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            story = "Een bestuur leverde het verzuim van een dag in."
            world.faults.append(Fault(world.clock(), story, repr(error)))
            return False
        return True

    def _row(self, day: date, line: Line) -> str:
        school = self.people.town.school_of(line.pupil).code
        pupil = pupil_code(line.pupil)
        return f"{school};{pupil};{day};{line.hours};{HOURS};{line.why}"

    def _board(self, line: Line) -> int:
        town = self.people.town
        return town.school_of(line.pupil).supplier(town.suppliers)

    def _known(self) -> list[int]:
        return sorted(self.absences.known)

    def _forgotten(self, pupil: int) -> bool:
        dice = chance(self.world.plan.seed, "forgotten", pupil)
        return dice.random() < ENROLLED_LATE
