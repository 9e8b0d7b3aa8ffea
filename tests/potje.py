"""A toy process that only moves money, for tests of the fund."""

from casework.access import Actor
from casework.services.advance import advance
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from statemachines.grammar import (
    Boeking,
    Booking,
    Dossier,
    Party,
    Process,
    Role,
    State,
    Step,
    Tekst,
    stays,
)
from statemachines.money import Cent
from tests.conftest import SWV

ADMIN = Actor("u-admin", Role.SWV_ADMIN)
BAAS = Actor("u-baas", Role.BESTUURDER)
ROLES = (Role.SWV_ADMIN, Role.BESTUURDER)


class PotDossier(Dossier):
    delen: dict[Tekst, Cent] | None = None


OPEN = State("open", "Er is geld nodig.", waits_for="x", no_clock_because="x")
DICHT = State("dicht", "Klaar.", final=True)


def _books(action, *books, asks=("delen",)):
    return stays(
        source=(OPEN,), action=action, label=action, by=ROLES, asks=asks, books=books
    )


POTJE = Process(
    code="potje",
    prefix="PO",
    title="Potje",
    law="Test",
    dossier=PotDossier,
    initial=OPEN,
    opened_by=ROLES,
    steps=(
        *_books("reserveren", Booking(Boeking.RESERVEREN, shares="delen")),
        *_books("vrijgeven", Booking(Boeking.VRIJGEVEN), asks=()),
        *_books(
            "toezeggen",
            Booking(Boeking.VRIJGEVEN),
            Booking(Boeking.TOEZEGGEN, shares="delen"),
        ),
        *_books("intrekken", Booking(Boeking.INTREKKEN), asks=()),
        *_books("voorstellen", asks=()),
        *_books("betalen", Booking(Boeking.BETALEN, after="voorstellen"), asks=()),
        *_books("terugstorten", Booking(Boeking.TERUGSTORTEN, shares="delen")),
        Step(action="sluiten", label="Sluiten", source=(OPEN,), target=DICHT, by=ROLES),
    ),
)


def opened(desk):
    """Open a case of it; return its id."""
    people = [
        Person(Party("admin", Role.SWV_ADMIN), Identity("Ad Verzonnen"), ADMIN.id),
        Person(Party("baas", Role.BESTUURDER), Identity("Bo Verzonnen"), BAAS.id),
    ]
    with desk.work(SWV) as work:
        return open_case(work, "potje", people, by=ADMIN).case_id


def take(desk, case_id, action, by=ADMIN, **shares):
    """Take a step; ``shares`` are cents by funder, a space in a name is a line."""
    delen = {name.replace("_", " "): cents for name, cents in shares.items()}
    facts = {"delen": delen} if delen else {}
    with desk.work(SWV) as work:
        return advance(work, case_id, action, by=by, facts=facts)
