"""A letter leaves once, says nothing on the way, and its sending is a legal fact."""

from datetime import date

import pytest

from casework.access import SYSTEEM
from casework.demo.mailbox import mail_server
from casework.keystore import Dossier
from casework.services.advance import advance
from casework.services.claim import LEASE, claim
from casework.services.deliver import deliver
from casework.services.hold import view
from casework.services.parcel import Parcel
from casework.services.people import Identity, Person
from casework.services.settle import Result, settle
from casework.services.verify import verify
from notifications.smtp import PermanentFailure, TemporaryFailure, Unknown, deliver_now
from statemachines.grammar import Party, Role
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import ADMIN, UITNODIGING, filed, invited, people_with

NEUTRAL = "Bericht van uw samenwerkingsverband"
TELLING = ("Noor", "TLV", "zienswijze", "Zienswijze", "verklaring", "school")


class Carrier:
    """Takes messages, or fails as it is told to."""

    def __init__(self, *failures):
        self.failures = list(failures)
        self.taken = []

    def __call__(self, message):
        self.taken.append(message)
        if self.failures:
            raise self.failures.pop(0)


def outbox(desk, notice="zienswijze/uitnodiging"):
    with desk.work(SWV) as work:
        query = "select status, attempts from outbox where notice like %s"
        return work.rows(query, [f"{notice}%"])


def state_of(desk, case_id):
    with desk.work(SWV) as work:
        return work.rows("select state from cases where id = %s", [case_id])[0][0]


def test_the_term_of_the_parent_starts_when_the_letter_has_really_left(desk, clock):
    case_id = invited(desk)
    assert state_of(desk, case_id) == "uitnodiging_onderweg"
    clock.forward(days=1)
    with mail_server() as (mailbox, server):
        deliver(desk, SWV, lambda message: deliver_now(message, server))

    assert state_of(desk, case_id) == "uitgenodigd"
    with desk.work(SWV) as work:
        query = "select op from term where case_id = %s and rule = 'C6'"
        assert work.rows(query, [case_id]) == [(date(2026, 9, 15),)]
        assert verify(work).findings == ()
    to_parent = [m for m in mailbox.messages if m["To"] == "moeder@gezin.example"]
    assert [message["Subject"] for message in to_parent] == [NEUTRAL, NEUTRAL]
    text = "".join(message.as_string() for message in to_parent)
    assert not [word for word in TELLING if word in text]


def test_the_content_is_kept_encrypted_and_can_be_opened(desk):
    invited(desk)
    deliver(desk, SWV, Carrier())
    with desk.work(SWV) as work:
        for (text,) in work.rows("select ciphertext from document", []):
            assert b"Noor" not in bytes(text)


def test_a_mail_server_that_is_away_is_tried_again_with_the_same_message(desk, clock):
    invited(desk)
    carrier = Carrier(*[TemporaryFailure("vol")] * 9)
    deliver(desk, SWV, carrier)
    assert outbox(desk) == [("wacht", 1)]
    deliver(desk, SWV, carrier)
    assert outbox(desk) == [("wacht", 1)], "not before its time"

    carrier.failures.clear()
    clock.forward(minutes=2)
    deliver(desk, SWV, carrier)
    assert outbox(desk) == [("verzonden", 2)]
    ids = [m["Message-ID"] for m in carrier.taken if m["To"] == "moeder@gezin.example"]
    assert len(set(ids)) == 2, "that the school applied, and the invitation"
    assert len(ids) == 4


def test_a_message_that_may_have_arrived_is_sent_again_as_the_same_message(desk, clock):
    case_id = invited(desk)
    carrier = Carrier(*[Unknown("na DATA")] * 9)
    deliver(desk, SWV, carrier)
    assert state_of(desk, case_id) == "uitnodiging_onderweg"
    carrier.failures.clear()
    clock.forward(minutes=2)
    deliver(desk, SWV, carrier)
    assert state_of(desk, case_id) == "uitgenodigd"


def test_an_address_that_refuses_is_niet_bezorgd_and_people_must_act(desk):
    case_id = invited(desk)
    deliver(desk, SWV, Carrier(*[PermanentFailure("bestaat niet")] * 9))
    assert outbox(desk) == [("niet_bezorgd", 1)]
    assert state_of(desk, case_id) == "uit_te_nodigen"


def test_after_the_last_try_it_is_niet_bezorgd_too(desk, clock):
    case_id = invited(desk)
    carrier = Carrier(*[TemporaryFailure("vol")] * 99)
    for _ in range(8):
        deliver(desk, SWV, carrier)
        clock.forward(days=1, minutes=1)
    assert outbox(desk) == [("niet_bezorgd", 7)]
    assert state_of(desk, case_id) == "uit_te_nodigen"


@pytest.mark.parametrize("flags", [{"e_consent": False}, {"geheim_adres": True}])
def test_without_consent_or_with_a_secret_address_nothing_is_mailed(desk, flags):
    case_id = invited(desk, people_with(**flags))
    carrier = Carrier()
    deliver(desk, SWV, carrier)

    assert "moeder@gezin.example" not in {m["To"] for m in carrier.taken}
    assert outbox(desk) == [("per_post", 1)]
    assert state_of(desk, case_id) == "uitnodiging_onderweg"
    with desk.work(SWV) as work:
        facts = {"verzonden_op": "2026-09-14"}
        advance(work, case_id, "per_post_verzonden", by=ADMIN, facts=facts)
    assert state_of(desk, case_id) == "uitgenodigd"


def test_the_other_parent_of_a_secret_address_is_not_mailed_either(desk):
    father = Party("vader", Role.OUDER, gezag=True, geheim_adres=True)
    people = [*people_with(), Person(father, Identity("Vic Verzonnen"), "u-vader")]
    filed(desk, people)
    with desk.work(SWV) as work:
        query = "select id from cases where party = 'moeder'"
        [(case_id,)] = work.rows(query, [])
        advance(work, case_id, "uitnodigen", by=ADMIN, facts=UITNODIGING)
    carrier = Carrier()
    deliver(desk, SWV, carrier)
    assert "moeder@gezin.example" not in {m["To"] for m in carrier.taken}


def test_a_program_killed_between_claim_and_settle_loses_nothing(desk, clock):
    case_id = invited(desk)
    with desk.work(SWV) as work:
        while (claimed := claim(work)) and claimed.notice != "zienswijze/uitnodiging":
            pass
    assert claimed is not None
    deliver(desk, SWV, Carrier())
    assert state_of(desk, case_id) == "uitnodiging_onderweg", "the lease holds"
    clock.time += LEASE
    carrier = Carrier()
    deliver(desk, SWV, carrier)
    assert state_of(desk, case_id) == "uitgenodigd"

    with desk.work(SWV) as work:
        settle(work, Parcel(claimed), Result.LATER)
    assert outbox(desk) == [("verzonden", 2)], "a late answer changes nothing"


def poisoned(desk, query):
    with as_owner(desk) as connection:
        connection.exec_driver_sql(query)


@pytest.mark.parametrize(
    "poison",
    [
        "update outbox set notice = 'is/er/niet' where notice = 'tlv/ontvangst'",
        "update outbox set party = 'niemand' where notice = 'tlv/ontvangst'",
        """update party set sealed = sealed || 'x' where key = 'voorzitter'
        and case_id = (select id from cases where process = 'tlv')""",
    ],
)
def test_a_letter_that_cannot_be_written_does_not_stop_the_others(desk, clock, poison):
    case_id = invited(desk)
    poisoned(desk, poison)
    carrier = Carrier()
    for _ in range(9):
        deliver(desk, SWV, carrier)
        clock.forward(days=1, minutes=1)
    assert state_of(desk, case_id) == "uitgenodigd"
    with desk.work(SWV) as work:
        query = "select count(*) from outbox where status = 'mislukt'"
        assert work.rows(query, [])[0][0] >= 1


def test_what_fails_after_the_letter_left_does_not_send_it_again(desk, clock, vault):
    case_id = invited(desk)
    carrier = Carrier()

    def carry(message):
        carrier(message)
        if [m["To"] for m in carrier.taken].count("moeder@gezin.example") == 2:
            vault.keystore.destroy(Dossier(SWV, case_id, "gezondheid"))

    for _ in range(4):
        deliver(desk, SWV, carry)
        clock.forward(hours=1)
    to_mother = [m for m in carrier.taken if m["To"] == "moeder@gezin.example"]
    assert len({m["Message-ID"] for m in to_mother}) == len(to_mother)
    assert state_of(desk, case_id) == "uitgenodigd", "the proof of sending is there"


def test_an_error_nobody_thought_of_is_tried_again_and_not_for_ever(desk, clock):
    invited(desk)
    carrier = Carrier(*[RuntimeError("kapot")] * 99)
    for _ in range(20):
        deliver(desk, SWV, carrier)
        clock.forward(days=1, minutes=1)
    with desk.work(SWV) as work:
        assert work.rows("select count(*) from outbox where status = 'wacht'", []) == [
            (0,)
        ]


def test_a_letter_of_a_case_that_went_on_is_not_sent(desk):
    main = filed(desk)
    with desk.work(SWV) as work:
        query = "select id from cases where parent_id = %s"
        [(case_id,)] = work.rows(query, [main])
        advance(work, case_id, "uitnodigen", by=ADMIN, facts=UITNODIGING)
        advance(work, case_id, "vervallen", by=SYSTEEM)
    carrier = Carrier()
    deliver(desk, SWV, carrier)
    assert outbox(desk) == [("vervallen", 1)]


def test_two_posts_at_once_do_not_take_the_same_letter(desk):
    invited(desk)
    with desk.work(SWV) as one, desk.work(SWV) as other:
        first, second = claim(one), claim(other)
        assert first is not None
        assert second is None or second.id != first.id


def test_a_letter_nobody_can_read_is_visible_as_such(desk):
    filed(desk, [p for p in people_with() if p.party.key != "admin"])
    with desk.work(SWV) as work:
        status = work.rows("select distinct status from outbox", [])
    assert ("geen_ontvanger",) in status


def test_the_view_of_a_case_has_no_names(desk):
    case_id = invited(desk)
    with desk.work(SWV) as work:
        assert "Verzonnen" not in str(view(work, case_id, ADMIN))
