"""The first day: accounts, who is away when, the register of schools, the kerngroep."""

from collections.abc import Iterable, Mapping

from casework.access import SYSTEEM, Actor
from casework.models import RegisterKind
from casework.services.accounts.add import NewAccount, add_account
from casework.services.open_case import open_case
from casework.services.register import THE_SWV, Entry, Key, register
from casework.services.replacement import Away, be_away
from casework.simulate.people import Human, People
from casework.simulate.town import pupil_code
from casework.simulate.world import World
from casework.work import Work
from statemachines.roles import Role

_JOINERS = (Role.FG, Role.BESTUURDER)
"""Whose account the engine looks for, to let them take part in a case about privacy."""


def prepare(world: World, people: People) -> None:
    """Bring everybody in, in the order in which an office does."""
    for school in people.town.schools:
        people.staff_of(school)
        people.office(school)
    people.around_absence()
    people.privacy_officer()
    with world.desk.work(world.plan.swv) as work:
        _accounts(work, people)
        register(work, _schools(people))
    _kerngroep(world, people)


def enrol(work: Work, people: People, pupils: Iterable[int]) -> None:
    """Put pupils and their parents in the register."""
    entries: Mapping[Key, Entry] = {
        (RegisterKind.LEERLING, pupil_code(pupil)): Entry(people.family(pupil).people)
        for pupil in pupils
    }
    register(work, entries)


def _accounts(work: Work, people: People) -> None:
    staff = [human for human in people.humans.values() if _needs_one(human)]
    for human in staff:
        _account(work, human.actor.id, human.actor.role)
        if human.habit.stand_in and human.away:
            _account(work, human.cover, human.actor.role)
            first, last = human.away
            away = Away(human.actor.id, human.actor.role, human.cover, first, last)
            be_away(work, away, by=human.actor)


def _needs_one(human: Human) -> bool:
    return human.habit.stand_in or human.actor.role in _JOINERS


def _account(work: Work, account: str, role: Role) -> None:
    new = NewAccount(
        f"Medewerker {account}", f"{account}@werk.example", (role,), id=account
    )
    add_account(work, new, by=SYSTEEM)


def _schools(people: People) -> Mapping[Key, Entry]:
    swv = Entry(tuple(people.around_absence()))
    schools: dict[Key, Entry] = {
        (RegisterKind.SCHOOL, school.code): Entry(
            tuple(people.staff_of(school)), school.naam, f"{school.number:02d}XX"
        )
        for school in people.town.schools
    }
    return {(RegisterKind.SWV, THE_SWV): swv, **schools}


def _kerngroep(world: World, people: People) -> None:
    fund = world.tenant.nooit_opgeven
    if fund is None:
        return
    members = people.kerngroep(fund.financiers)
    by = Actor("secretariaat-1", Role.SWV_ADMIN)
    with world.desk.work(world.plan.swv) as work:
        facts = {"ingesteld_op": work.today.isoformat()}
        open_case(work, "kerngroep", members, by=by, facts=facts)
