"""People who look at their cases, and choose among what they may do.

An agent is told nothing: it looks at `options`, as a screen does, chooses by weight and
habit, fills in the form, and goes through the one door. A refusal is normal and is
counted with its reasons; any other error is a finding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from casework.access import Actor, CaseNotFound
from casework.services.advance import advance
from casework.services.hold import Held, situation_of, view
from casework.services.stand_in import acting
from casework.simulate.cases import Cases, Known
from casework.simulate.chance import chance
from casework.simulate.choice import Mood, weighed
from casework.simulate.diary import Diary, Visit, Who
from casework.simulate.form import fill_in
from casework.simulate.people import Human, People
from casework.simulate.recipes import Asked
from casework.simulate.world import Act, Fault, World
from casework.work import Work
from statemachines.aan_zet import is_aan_zet
from statemachines.calendar import is_free
from statemachines.engine import Option, Refused, options
from statemachines.grammar import Step
from statemachines.ledger import school_calendar
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role

PATIENT = 12
"""Looks in which nothing was done, after which somebody waits until the case moves."""
_MANY = 10**8
AGAIN = 7
"""Days after which somebody looks again at a case in which nothing could be done."""


@dataclass
class Agents:
    """Everybody who acts in one world."""

    world: World
    people: People
    cases: Cases = field(default_factory=Cases)
    diary: Diary = field(default_factory=Diary)

    def hear(self) -> None:
        """Let everybody hear what moved: plan a look at it, each in their own time."""
        with self.world.desk.work(self.world.plan.swv) as work:
            moved = self.cases.moved(work)
        for case in {
            one.id: one for m in moved for one in self.cases.family(m)
        }.values():
            for human in self._concerned(case):
                self._plan(human, case)

    def act(self) -> None:
        """Let everybody who planned to look today do so."""
        today = self.world.today
        visits = sorted(
            self.diary.of(today),
            key=lambda visit: (self.cases.known[visit.case_id].number, visit.who),
        )
        for visit in visits:
            case, human = self.cases.known[visit.case_id], self.people.humans[visit.who]
            if self._not_there(human):
                self._later(visit, human)
            elif case.open:
                self._look(visit, case, human)

    def _concerned(self, case: Known) -> Iterator[Human]:
        """Yield who takes part and has anything to do in this state, at least now."""
        process = PROCESSES[case.process]
        able = {
            role
            for step in process.steps
            if case.state in {source.name for source in step.source}
            for role in step.by
        }
        for person in case.people:
            who = (person["account"], person["role"])
            if person["role"] in able and who in self.people.humans:
                yield self.people.humans[who]

    def _plan(self, human: Human, case: Known) -> None:
        state = PROCESSES[case.process].state(case.state)
        dice = self._dice(human, case, "hears")
        first, last = human.habit.days
        wait = dice.randint(first, last)
        if not is_aan_zet(state, human.actor.role):
            wait += dice.randint(2, 9)
        day = self.world.today + timedelta(days=max(1, wait))
        self.diary.plan(day, Visit(_who(human), case.id))

    def _not_there(self, human: Human) -> bool:
        """Tell whether somebody is away today, or does not work today."""
        today = self.world.today
        if human.is_away(today):
            if human.habit.stand_in:
                return False
            self.world.habits[human.habit.name] += 1
            return True
        if human.actor.role in FAMILY:
            return False
        holidays = school_calendar(self.world.tenant.policy())
        closed = human.in_school and not holidays.is_school_day(today)
        return is_free(today) or closed

    def _later(self, visit: Visit, human: Human) -> None:
        back = human.away[1] if human.away and human.is_away(self.world.today) else None
        after = (back or self.world.today) + timedelta(days=1)
        self.diary.plan(after, visit)

    def _look(self, visit: Visit, case: Known, human: Human) -> None:
        dice = self._dice(human, case, f"looks {visit.turn} on {self.world.today}")
        self.world.habits[human.habit.name] += 1
        done = False
        if dice.random() < human.habit.acts:
            done = self._try(case, human, dice)
        if not done and visit.turn < PATIENT:
            again = self.world.today + timedelta(days=AGAIN)
            self.diary.plan(again, Visit(visit.who, visit.case_id, visit.turn + 1))

    def _try(self, case: Known, human: Human, dice: Random) -> bool:
        """Do something in a case, or nothing; tell whether anything was done."""
        world, step = self.world, None
        try:
            with world.desk.work(world.plan.swv) as work:
                actor = self._actor(work, human)
                held = view(work, case.id, actor)
                step = self._chosen(work, held, (human, actor), dice)
                if step is None:
                    return False
                asked = self._asked(work, held, step, (actor, dice))
                act = self._take(work, held, asked, (human, actor))
            world.acts.append(act)
        except (Refused, CaseNotFound) as refusal:
            self._refused(case, step, refusal)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            doing = step.action if step else "kijken"
            story = (
                f"{human.actor.id} ({human.actor.role}, {human.habit.name}) deed "
                f"'{doing}' in {case.kenmerk} ({case.process}, {case.state})."
            )
            world.faults.append(Fault(world.clock(), story, repr(error)))
        else:
            return True
        return False

    def _actor(self, work: Work, human: Human) -> Actor:
        """Return who acts: somebody, or whoever stands in for somebody who is away."""
        if not human.is_away(self.world.today):
            return human.actor
        return acting(work, human.cover, human.actor.role)

    def _chosen(
        self, work: Work, held: Held, by: tuple[Human, Actor], dice: Random
    ) -> Step[Any] | None:
        human, actor = by
        process, situation = PROCESSES[held.process], situation_of(work, held, actor)
        found = options(process, situation)
        self._count_blocked(held, actor, found)
        mood = Mood(human.habit, self._about(held), self._moved_away(held))
        return weighed(held, [o.step for o in found if o.allowed], mood, dice)

    def _asked(
        self, work: Work, held: Held, step: Step[Any], by: tuple[Actor, Random]
    ) -> Asked:
        actor, dice = by
        situation = situation_of(work, held, actor)
        number = dice.randrange(_MANY)
        return Asked(PROCESSES[held.process], step, situation, dice, number)

    def _take(
        self, work: Work, held: Held, asked: Asked, by: tuple[Human, Actor]
    ) -> Act:
        """Fill in the form, and go through the door. Raises `Refused`."""
        human, actor = by
        action, sheet = asked.step.action, fill_in(asked)
        if sheet.reasons:
            raise Refused(*sheet.reasons)
        advance(work, held.id, action, by=actor, facts=sheet.facts, seen=held.version)
        return Act(
            work.now,
            actor.id,
            actor.role.value,
            human.habit.name,
            held.id,
            held.kenmerk,
            held.process,
            action,
        )

    def _refused(
        self, case: Known, step: Step[Any] | None, refusal: Refused | CaseNotFound
    ) -> None:
        reasons = refusal.reasons if isinstance(refusal, Refused) else ()
        for reason in reasons:
            action = step.action if step else ""
            self.world.refused[case.process, action, reason.sentence] += 1

    def _count_blocked(self, held: Held, actor: Actor, found: Sequence[Option]) -> None:
        for option in found:
            if actor.role in option.step.by and not option.allowed:
                self.world.blocked[held.process, option.step.action] += 1

    def _about(self, held: Held) -> Human | None:
        """Return whom a case is about, when it is about one of a family."""
        for person in held.people:
            if person["key"] == held.party:
                return self.people.humans.get((person["account"], person["role"]))
        return None

    def _moved_away(self, held: Held) -> bool:
        child = next((p for p in held.people if p["role"] == Role.OUDER), None)
        if child is None or not str(child["account"]).startswith("ouder-"):
            return False
        family = self.people.family(int(child["account"].split("-")[1]))
        moved = family.moves_on is not None and family.moves_on <= self.world.today
        self.world.habits["verhuist halverwege"] += moved
        return moved

    def _dice(self, human: Human, case: Known, why: str) -> Random:
        known = (human.actor.id, human.actor.role.value, case.number, case.version)
        return chance(self.world.plan.seed, *known, why)


def _who(human: Human) -> Who:
    return human.actor.id, human.actor.role.value
