"""Who gets a letter, by which way, and who signs it."""

from dataclasses import asdict, replace

import pytest

from casework.models import Channel
from casework.services.deliver import deliver
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.rows import channel_for, recipients
from casework.services.sender import SenderUnknown, sender_of
from statemachines.engine import Refused
from statemachines.grammar import Notice, Party, Role
from tests.conftest import SWV
from tests.post import VOORZITTER, filed, people_with

LETTER = Notice("tlv/besluit", to=Role.OUDER)
FORMAL = Notice("bekendmaking/besluit", to=None, sent="verzending_vastleggen")


def person(key, role, **flags):
    return asdict(Party(key, role, **flags))


def keys(people, notice=LETTER, party=None):
    return [found["key"] for found in recipients(people, notice, party)]


def test_a_letter_to_the_parents_goes_to_everyone_with_gezag_and_nobody_else():
    people = [
        person("moeder", Role.OUDER, gezag=True),
        person("vader", Role.OUDER_ZONDER_GEZAG),
        person("voogd", Role.VOOGD, gezag=True),
        person("gi", Role.GEZINSVOOGD, gezag=True),
        person("pleeg", Role.VERZORGER),
        person("ib", Role.IB),
    ]
    assert keys(people) == ["moeder", "voogd", "gi"]


def test_without_a_head_the_board_of_the_school_is_told():
    head, board = person("vz", Role.VOORZITTER), person("b", Role.SCHOOLBESTUUR)
    notice = Notice("tlv/ontvangst", to=Role.VOORZITTER)
    assert keys([head, board], notice) == ["vz"]
    assert keys([board], notice) == ["b"]


@pytest.mark.parametrize(
    ("role", "flags", "notice", "channel"),
    [
        (Role.OUDER, {"e_consent": True}, LETTER, Channel.MAIL),
        (Role.OUDER, {}, LETTER, Channel.POST),
        (Role.OUDER, {"e_consent": True, "afgeschermd": True}, LETTER, Channel.POST),
        (Role.IB, {}, LETTER, Channel.MAIL),
        (Role.VOORZITTER, {}, FORMAL, Channel.POST),
        (Role.VOORZITTER, {"e_consent": True}, FORMAL, Channel.MAIL),
    ],
)
def test_a_letter_that_counts_is_mailed_only_to_who_agreed(
    role, flags, notice, channel
):
    assert channel_for(person("x", role, **flags), notice) is channel


def test_a_parent_without_gezag_has_a_role_of_his_own(desk):
    father = Person(Party("vader", Role.OUDER), Identity("Vic Verzonnen"))
    with pytest.raises(Refused, match="ouder_zonder_gezag"), desk.work(SWV) as work:
        open_case(work, "tlv", [*people_with(), father], by=VOORZITTER)


def test_the_swv_signs_its_own_letters_and_the_school_hers(desk):
    school = Identity("V. Z.", telefoon="000", organisatie="De Proefschool")
    head = Person(Party("vz", Role.VOORZITTER), school)
    with desk.work(SWV) as work:
        assert (
            sender_of(work, None, ()).naam == "Samenwerkingsverband Onderwijs dat Past"
        )
        assert sender_of(work, Role.VOORZITTER, [head]).naam == "De Proefschool"
        silent = replace(head, identity=replace(school, telefoon=""))
        for people in ([silent], []):
            with pytest.raises(SenderUnknown):
                sender_of(work, Role.VOORZITTER, people)


def test_a_letter_without_a_sender_waits_until_it_is_known(desk, clock):
    nameless = desk.tenants["po_ijmond"].model_copy(update={"code": SWV})
    early = replace(desk, tenants={SWV: nameless})
    filed(early)
    taken: list[object] = []
    deliver(early, SWV, taken.append)
    with desk.work(SWV) as work:
        [(status, trouble)] = work.rows(
            "select distinct status, trouble from outbox", []
        )
    assert (status, taken) == ("wacht", [])
    assert trouble == f"vul bij [afzender] van {SWV} in: adres"

    clock.forward(minutes=2)
    deliver(desk, SWV, taken.append)
    assert taken
