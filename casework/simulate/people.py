"""The people of a year: families, staff of schools and of the SWV, each with a habit.

Everybody here is invented. Who somebody is and does follows from the seed and a number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from casework.access import Actor
from casework.services.people import Identity, Person
from casework.simulate.chance import chance, drawn
from casework.simulate.habits import FAMILIES, PARENTS, STAFF, Habit
from casework.simulate.mailbox import BOUNCES
from casework.simulate.plan import Plan
from casework.simulate.town import School, Town
from statemachines.roles import Role
from statemachines.situation import Party

_PHONE = "000 000 0003"


@dataclass(frozen=True)
class Human:
    """Somebody who acts: an account in a role, a habit, and days away."""

    actor: Actor
    habit: Habit
    away: tuple[date, date] | None = None
    in_school: bool = False

    @property
    def cover(self) -> str:
        """Return the account that stands in for somebody who is away."""
        return f"{self.actor.id}-vv"

    def is_away(self, day: date) -> bool:
        """Tell whether somebody is not there on a day."""
        return self.away is not None and self.away[0] <= day <= self.away[1]


@dataclass
class People:
    """Everybody, by account and role. Families come as they are needed."""

    plan: Plan
    town: Town
    humans: dict[tuple[str, str], Human] = field(default_factory=dict)
    families: dict[int, "Family"] = field(default_factory=dict)

    def staff_of(self, school: School) -> list[Person]:
        """Return who works at a school: the chair of the team and the IB."""
        return [
            self._staff(
                f"s{school.number:03d}-vz", "voorzitter", Role.VOORZITTER, school
            ),
            self._staff(f"s{school.number:03d}-ib", "ib", Role.IB, school),
        ]

    def office(self, school: School | None = None) -> list[Person]:
        """Return the people of the samenwerkingsverband for a case of this school."""
        n = school.swv_er if school else 0
        board = school.bestuur if school else 0
        return [
            self._staff(f"swv-er-{n}", "swv-er", Role.SWV_ER),
            self._staff("secretariaat-1", "secretariaat", Role.SWV_ADMIN),
            self._staff("secretariaat-2", "secretariaat-2", Role.SWV_ADMIN),
            self._staff("orthopedagoog-1", "orthopedagoog", Role.GEDRAGSWETENSCHAPPER),
            self._staff("deskundige-1", "deskundige", Role.DESKUNDIGE),
            self._staff("bestuurder-1", "bestuurder", Role.BESTUURDER),
            self._staff(f"bestuur-{board}", "schoolbestuur", Role.SCHOOLBESTUUR),
        ]

    def around_absence(self) -> list[Person]:
        """Return who of the SWV and its partners belongs to every absence."""
        return [
            self._staff("swv-er-0", "swv-er", Role.SWV_ER),
            self._staff("leerrecht-1", "leerrecht", Role.LEERRECHT),
            self._staff("bestuurder-1", "bestuurder", Role.BESTUURDER),
            self._staff("jeugdarts-1", "jeugdarts", Role.JEUGDARTS),
        ]

    def everyone(self, pupil: int) -> list[Person]:
        """Return the people of a case of an ondersteuningsteam."""
        school = self.town.school_of(pupil)
        family = self.family(pupil).people
        return [*family, *self.staff_of(school), *self.office(school)]

    def kerngroep(self, funders: Sequence[str]) -> list[Person]:
        """Return who sits in the kerngroep, each for a funder, and who helps them."""
        members = [
            self._staff(f"kerngroep-{n}", f"lid-{n}", Role.KERNGROEP, namens=funder)
            for n, funder in enumerate(funders, start=1)
        ]
        return [p for p in self.office() if p.party.role in _HELPERS] + members

    def privacy_officer(self) -> Person:
        """Return the FG."""
        return self._staff("fg-1", "fg", Role.FG)

    def family(self, pupil: int) -> "Family":
        """Return the family of a pupil, the same every time."""
        if pupil not in self.families:
            made = family_of(self.plan, pupil)
            self.families[pupil] = made
            for human in made.humans:
                self.humans[human.actor.id, human.actor.role.value] = human
        return self.families[pupil]

    def _staff(
        self,
        account: str,
        key: str,
        role: Role,
        school: School | None = None,
        namens: str | None = None,
    ) -> Person:
        if (account, role.value) not in self.humans:
            dice = chance(self.plan.seed, "staff", account)
            habit = _habit(dice.random(), STAFF)
            away = _away(self.plan, dice.random(), habit)
            actor = Actor(account, role)
            human = Human(actor, habit, away, in_school=school is not None)
            self.humans[account, role.value] = human
        party = Party(key, role, e_consent=True, namens=namens)
        naam = f"Medewerker {account}"
        identity = Identity(
            naam=naam,
            aanhef=naam,
            email=f"{account}@werk.example",
            adres="Schoolplein 0, Nergens" if school else "",
            telefoon=_PHONE if school else "",
            organisatie=school.naam if school else "",
        )
        return Person(party, identity, account)


_HELPERS = (Role.SWV_ADMIN, Role.BESTUURDER)


@dataclass(frozen=True)
class Family:
    """A pupil and the parents; ``moves_on`` is the day they leave the region."""

    kind: str
    people: tuple[Person, ...]
    humans: tuple[Human, ...]
    moves_on: date | None = None


def family_of(plan: Plan, pupil: int) -> Family:
    """Make the family of a pupil: always the same for one seed."""
    dice = chance(plan.seed, "family", pupil)
    kind = drawn(dice, FAMILIES)
    child = Person(
        Party("leerling", Role.LEERLING),
        Identity(f"Kind {pupil} Verzonnen", geboren_op="2018-05-01"),
    )
    parents = 1 if kind == "alleen" else 2
    together = _habit(dice.random(), PARENTS)
    habits = [together] * parents
    if kind == "gescheiden en het oneens":
        habits = [PARENTS[0], PARENTS[-1]]
    humans = tuple(
        Human(
            Actor(f"ouder-{pupil}-{n}", Role.OUDER),
            habit,
            _away(plan, dice.random(), habit),
        )
        for n, habit in enumerate(habits, start=1)
    )
    secret = kind == "geheim adres"
    people = [child, *_parents(pupil, humans, secret=secret)]
    moves = kind == "verhuist halverwege"
    leaves = plan.first + timedelta(days=dice.randrange(120, 300)) if moves else None
    return Family(kind, tuple(people), humans, leaves)


def _parents(pupil: int, humans: Sequence[Human], *, secret: bool) -> Iterator[Person]:
    for n, human in enumerate(humans, start=1):
        naam = f"Ouder {n} van {pupil}"
        host = BOUNCES if human.habit.bounces else "gezin.example"
        party = Party(
            f"ouder-{n}",
            Role.OUDER,
            gezag=True,
            e_consent=not human.habit.paper,
            geheim_adres=secret and n == 1,
        )
        identity = Identity(
            naam=naam,
            aanhef=naam,
            email=f"gezin{pupil}-{n}@{host}",
            adres=f"Dorpsstraat {pupil}, Nergens",
            telefoon=_PHONE,
        )
        yield Person(party, identity, human.actor.id)


def _habit(draw: float, habits: Sequence[Habit]) -> Habit:
    at = draw * sum(habit.share for habit in habits)
    for habit in habits:
        at -= habit.share
        if at < 0:
            return habit
    return habits[-1]


def _away(plan: Plan, draw: float, habit: Habit) -> tuple[date, date] | None:
    """Say when somebody is away: some weeks in a row, in the months of school."""
    if not habit.away:
        return None
    first = plan.first + timedelta(days=45 + int(draw * 240))
    return first, first + timedelta(days=habit.away - 1)
