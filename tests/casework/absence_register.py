"""A register of people who do not exist, for the tests of absence."""

from datetime import date

from casework.models import RegisterKind
from casework.services.people import Identity, Person
from casework.services.register import THE_SWV, Entry, register
from statemachines.calendar import NO_HOLIDAYS
from statemachines.roles import Role
from statemachines.situation import Party
from tests.casework.absent import days_of
from tests.conftest import SWV


def person(key, role, **flags):
    mail = f"{key}@example.invalid"
    return Person(
        Party(key, role, **flags),
        Identity(
            naam=f"Voorbeeld {key}",
            email=mail,
            adres="Straat 0, Nergens",
            telefoon="000 000 0000",
        ),
        f"u-{key}",
    )


SWV_PEOPLE = Entry(
    (
        person("swv-er", Role.SWV_ER),
        person("leerrecht", Role.LEERRECHT),
        person("bestuurder", Role.BESTUURDER),
    )
)
SCHOOL = Entry(
    (person("hoofd", Role.VOORZITTER), person("ib", Role.IB)), "Voorbeeldschool", "00XX"
)
PUPIL = Entry(
    (
        person("leerling", Role.LEERLING),
        person("ouder", Role.OUDER, gezag=True, e_consent=True),
    )
)


def away(pupil, first, last, reason="ongeoorloofd"):
    """Write a full day of absence on each weekday, at school S1."""
    span = (date.fromisoformat(str(day)) for day in (first, last))
    days = days_of(NO_HOLIDAYS, *span)
    return [("S1", pupil, day, 5, 5, reason) for day in days]


def enrol(desk, *pupils):
    entries = {
        (RegisterKind.SWV, THE_SWV): SWV_PEOPLE,
        (RegisterKind.SCHOOL, "S1"): SCHOOL,
        **{(RegisterKind.LEERLING, pupil): PUPIL for pupil in pupils},
    }
    with desk.work(SWV) as work:
        return register(work, entries)
