"""What begins in a year: cases of an ondersteuningsteam, requests, breaches of data."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from casework.services.avg.open_request import Asked, open_request
from casework.services.hold import view
from casework.services.open_case import open_case
from casework.services.people import Person
from casework.simulate.agents import Agents
from casework.simulate.cases import Known
from casework.simulate.chance import chance
from casework.simulate.people import Human
from casework.simulate.rates import (
    BREACHES_PER_YEAR,
    BUSY_MONTHS,
    OT_PER_PUPIL,
    REQUESTS_PER_CASE,
)
from casework.simulate.world import Fault
from casework.work import Work
from statemachines.avg_verzoek.dossier import Kanaal, Soort
from statemachines.engine import Refused
from statemachines.roles import Role

Begin = Callable[[Work, int], None]


@dataclass
class Events:
    """What begins on which day, drawn before the year does."""

    agents: Agents
    school_days: list[date]
    teams: dict[date, list[int]] = field(default_factory=lambda: defaultdict(list))
    requests: set[date] = field(default_factory=set)
    breaches: set[date] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Draw the year."""
        plan = self.agents.world.plan
        dice = chance(plan.seed, "events")
        weights = [BUSY_MONTHS[day.month] for day in self.school_days]
        number = max(3, round(plan.size * OT_PER_PUPIL))
        pupils = dice.sample(range(plan.size), number)
        for pupil, day in zip(
            pupils, dice.choices(self.school_days, weights, k=number), strict=True
        ):
            self.teams[day].append(pupil)
        later = self.school_days[len(self.school_days) // 5 :]
        asked = max(1, round(number * REQUESTS_PER_CASE))
        self.requests = {*dice.sample(later, min(asked, len(later)))}
        self.breaches = {*dice.sample(later, BREACHES_PER_YEAR)}

    def of_today(self) -> None:
        """Let begin what begins today."""
        today = self.agents.world.today
        for pupil in self.teams.get(today, ()):
            self._tried(f"ondersteuningsteam voor {pupil}", self._team, pupil)
        if today in self.requests:
            self._tried("verzoek om inzage", self._request, today.toordinal())
        if today in self.breaches:
            self._tried("datalek melden", self._breach, today.toordinal())

    def _tried(self, what: str, begin: Begin, number: int) -> None:
        world = self.agents.world
        try:
            with world.desk.work(world.plan.swv) as work:
                begin(work, number)
        except Refused as refusal:
            for reason in refusal.reasons:
                world.refused["openen", what.split(maxsplit=1)[0], reason.sentence] += 1
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            story = f"Iemand begon: {what}."
            world.faults.append(Fault(world.clock(), story, repr(error)))

    def _team(self, work: Work, pupil: int) -> None:
        """Let the intern begeleider open the case of an ondersteuningsteam."""
        people = self.agents.people.everyone(pupil)
        [ib] = [person for person in people if person.party.role is Role.IB]
        open_case(work, "ot", people, by=self._human(ib).actor)

    def _request(self, work: Work, number: int) -> None:
        """Let a parent of an open case ask to see what is known."""
        found = sorted(self._open("ot"), key=lambda case: case.number)
        if not found:
            return
        case = found[number % len(found)]
        humans = self.agents.people.humans
        parents = [p for p in case.people if p["role"] == Role.OUDER]
        actor = humans[parents[0]["account"], parents[0]["role"]].actor
        asked = Asked(
            parents[0]["key"],
            Soort.INZAGE,
            Kanaal.PORTAAL,
            work.today,
            "Ik wil weten wat u over ons kind heeft.",
        )
        open_request(work, view(work, case.id, actor), asked, by=actor)

    def _breach(self, work: Work, number: int) -> None:
        """Let somebody of a school report that data came where they do not belong."""
        people = self.agents.people
        school = people.town.schools[number % len(people.town.schools)]
        _, ib = people.staff_of(school)
        around = [ib, people.privacy_officer(), *people.office(school)]
        facts = {
            "ontdekt_op": work.today,
            "ontdekt_tijd": "08:30",
            "aard": "verkeerd verzonden",
            "bron": "bij ons",
            "gebeurd": "Een brief ging naar een verkeerd adres.",
        }
        kept = [p for p in around if p.party.role is not Role.DESKUNDIGE]
        open_case(work, "datalek", kept, by=self._human(ib).actor, facts=facts)

    def _open(self, process: str) -> Iterator[Known]:
        known = self.agents.cases.known.values()
        return (case for case in known if case.open and case.process == process)

    def _human(self, person: Person) -> Human:
        account, role = person.user_id or "", person.party.role.value
        return self.agents.people.humans[account, role]
