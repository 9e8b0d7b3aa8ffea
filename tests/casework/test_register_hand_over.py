"""The register follows who leaves, so that new cases begin with who is there."""

import pytest

from casework.access import Actor
from casework.models import RegisterKind
from casework.services.hand_over import HandOver
from casework.services.register import Entry, people_around, register
from casework.services.register_hand_over import (
    hand_over_register,
    places_in_register,
)
from casework.services.verify import verify
from statemachines.engine import Refused
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.post import people_with

BEHEER = Actor("u-beheer", Role.BEHEERDER)
HAND = HandOver("u-voorzitter", "u-nieuw", Role.VOORZITTER)


@pytest.fixture
def known(desk, light):
    make(desk, "u-nieuw", "nieuw@werk.example", (Role.VOORZITTER,))
    mother, child, head, office = people_with()
    entries = {
        (RegisterKind.SWV, ""): Entry((office,)),
        (RegisterKind.SCHOOL, "S01"): Entry((head,), "De School", "00XX"),
        (RegisterKind.SCHOOL, "S02"): Entry((head,), "De Andere", "00YY"),
        (RegisterKind.LEERLING, "L1"): Entry((mother, child)),
    }
    with desk.work(SWV) as work:
        register(work, entries)
    return desk


def test_a_new_case_begins_with_the_new_one(known):
    with known.work(SWV) as work:
        assert places_in_register(work, "u-voorzitter") == 2
        assert hand_over_register(work, HAND, by=BEHEER) == 2
        assert hand_over_register(work, HAND, by=BEHEER) == 0
        people = {p.party.role: p for p in people_around(work, "L1", "S01")}
        assert verify(work).findings == ()
    head = people[Role.VOORZITTER]
    assert (head.user_id, head.identity.email) == ("u-nieuw", "nieuw@werk.example")
    assert (head.identity.organisatie, head.identity.brin) == ("De School", "00XX")
    assert people[Role.SWV_ADMIN].user_id == "u-admin"
    assert people[Role.OUDER].user_id == "u-moeder"


def test_it_is_for_who_may_hand_over(known):
    with known.work(SWV) as work, pytest.raises(Refused):
        hand_over_register(work, HAND, by=Actor("u-x", Role.VOORZITTER))
