"""Handing over: the other sees it, this one does not, and the journal still proves."""

import json
import threading
from datetime import date

import pytest

from casework.access import SYSTEEM, Actor, CaseNotFound
from casework.services.accounts.change import set_roles, stop_account
from casework.services.advance import advance
from casework.services.assigned import assigned, number_assigned
from casework.services.deliver import deliver
from casework.services.hand_over import HandOver, Result, hand_over, take_place
from casework.services.hold import view
from casework.services.people import people_of
from casework.services.verify import verify
from casework.services.write import Stale
from statemachines.engine import Refused
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.casework.test_deliver import Carrier
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import ADMIN, UITNODIGING, VOORZITTER, filed, people_with

BEHEER = Actor("u-beheer", Role.BEHEERDER)
NEW = Actor("u-nieuw", Role.SWV_ADMIN)
HAND = HandOver("u-admin", "u-nieuw", Role.SWV_ADMIN)
HAND_OF = ("u-admin", Role.SWV_ADMIN)
WAITING = """select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
where not l.granted and a.datname = current_database()"""


@pytest.fixture
def office(desk, light):
    for actor in (ADMIN, NEW):
        make(desk, actor.id, f"{actor.id}@werk.example", (actor.role,))
    return desk


def sees(desk, actor, case_id):
    with desk.work(SWV) as work:
        try:
            view(work, case_id, actor)
        except CaseNotFound:
            return False
        return True


def sound(desk):
    with desk.look(SWV) as work:
        return verify(work).findings == ()


def refused(desk, hand=HAND, by=BEHEER, **more):
    with pytest.raises(Refused) as refusal:
        hand_over(desk, SWV, hand, by=by, **more)
    return [reason.sentence for reason in refusal.value.reasons]


def test_the_new_one_sees_all_of_it_and_the_old_one_nothing(office):
    main = filed(office)
    assert (sees(office, ADMIN, main), sees(office, NEW, main)) == (True, False)
    results = hand_over(office, SWV, HAND, by=BEHEER)
    assert [result.done for result in results] == [True, True]
    assert (sees(office, ADMIN, main), sees(office, NEW, main)) == (False, True)
    with office.work(SWV) as work:
        assert number_assigned(work, "u-admin") == {}
        assert number_assigned(work, "u-nieuw") == {Role.SWV_ADMIN: 2}
    assert sound(office)
    with office.work(SWV) as work:
        advance(work, main, "compleet_verklaren", by=NEW)
    assert sound(office)


def test_the_journal_says_who_took_whose_place_and_names_nobody(office):
    main = filed(office)
    hand_over(office, SWV, HAND, by=BEHEER)
    with office.work(SWV) as work:
        query = "select convert_from(body, 'UTF8') from journal where case_id = %s"
        told = [text for (text,) in work.rows(query, [main])]
    assert json.loads(told[-1])["overgedragen"] == {
        "key": "admin",
        "van": "u-admin",
        "naar": "u-nieuw",
        "role": "swv_admin",
    }
    assert json.loads(told[-1])["actor"] == "u-beheer"
    assert "Verzonnen" not in "".join(told)


def test_the_name_and_the_address_are_those_of_the_new_one(office):
    main = filed(office)
    hand_over(office, SWV, HAND, by=BEHEER)
    with office.work(SWV) as work:
        case = view(work, main, NEW)
        person = people_of(work, case.id, case.people)["admin"]
        [kept] = work.rows("select sealed from party where key = 'admin' limit 1", [])
    assert person.identity.email == "u-nieuw@werk.example"
    assert person.user_id == person.party.account == "u-nieuw"
    assert b"nieuw" not in bytes(kept[0])


def test_a_letter_that_waits_goes_to_the_new_one(office):
    filed(office)
    hand_over(office, SWV, HAND, by=BEHEER)
    post = Carrier()
    deliver(office, SWV, post)
    to = {mail["To"] for mail in post.taken}
    assert "u-nieuw@werk.example" in to
    assert "admin@werk.example" not in to


def test_each_case_has_a_result_and_what_is_left_goes_on_later(office, monkeypatch):
    monkeypatch.setattr("casework.services.hand_over.AT_A_TIME", 1)
    filed(office)
    first = hand_over(office, SWV, HAND, by=BEHEER)
    second = hand_over(office, SWV, HAND, by=BEHEER)
    assert len({*first, *second}) == 2  # two cases, one each time
    assert hand_over(office, SWV, HAND, by=BEHEER) == []


def test_one_case_that_fails_holds_up_no_other(office):
    main = filed(office)
    people = [*people_with()]
    people.append(
        type(people[-1])(
            type(people[-1].party)("nieuw", Role.SWV_ADMIN),
            people[-1].identity,
            "u-nieuw",
        )
    )
    filed(office, people)
    results = hand_over(office, SWV, HAND, by=BEHEER)
    assert sorted(result.why for result in results) == [
        "",
        "",
        *["De ander doet in deze zaak al mee."] * 2,
    ]
    assert sees(office, NEW, main)
    assert sound(office)


def test_only_what_was_chosen(office):
    filed(office)
    with office.work(SWV) as work:
        [one, _] = assigned(work, "u-admin", Role.SWV_ADMIN)
    assert one.laatste_dag == date(2026, 9, 21)
    done = hand_over(office, SWV, HAND, by=ADMIN, only=[one.kenmerk])
    assert done == [Result(one.kenmerk)]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.BEHEERDER, Role.SYSTEEM}))
def test_others_hand_over_only_their_own_and_only_some(office, role):
    told = "U kunt alleen uw eigen zaken overdragen, in de rol waarin u nu werkt."
    assert refused(office, by=Actor("u-vreemd", role)) == [told]
    if role is not Role.SWV_ADMIN:
        assert refused(office, by=Actor("u-admin", role)) == [told]


def test_what_cannot_be_is_refused_with_every_reason(office):
    filed(office)
    parent = HandOver("u-moeder", "u-moeder", Role.OUDER)
    assert len(refused(office, parent)) == 3
    make(office, "u-beheer", "b@werk.example", (Role.SWV_ADMIN,))
    mine = HandOver("u-admin", "u-beheer", Role.SWV_ADMIN)
    assert refused(office, mine) == [
        "Een beheerder draagt geen zaken aan zichzelf over."
    ]
    with office.work(SWV) as work:
        stop_account(work, "u-nieuw", by=BEHEER)
    assert len(refused(office)) == 1


def test_who_is_named_in_the_case_is_replaced_there(office):
    main = filed(office)
    with as_owner(office) as connection:
        connection.exec_driver_sql(
            'update cases set dossier = dossier || \'{"deskundige_1": "u-admin"}\''
            f" where id = '{main}'"
        )
    results = hand_over(office, SWV, HAND, by=BEHEER)
    assert sorted(result.done for result in results) == [False, True]


def test_an_account_with_open_cases_is_not_stopped(office):
    filed(office)
    with office.work(SWV) as work, pytest.raises(Refused, match="2 open zaken"):
        stop_account(work, "u-admin", by=BEHEER)
    hand_over(office, SWV, HAND, by=BEHEER)
    with office.work(SWV) as work:
        stop_account(work, "u-admin", by=BEHEER)


def test_a_role_with_open_cases_is_not_taken_away(office):
    filed(office)
    with office.work(SWV) as work:
        set_roles(work, "u-admin", (Role.SWV_ADMIN, Role.IB), by=BEHEER)
        with pytest.raises(Refused, match="2 open zaken"):
            set_roles(work, "u-admin", (Role.IB,), by=BEHEER)
        set_roles(work, "u-admin", (Role.SWV_ADMIN,), by=BEHEER)


def test_who_waited_for_the_hand_over_may_not_act_after_it(office):
    main, told = filed(office), []

    def step():
        try:
            with office.work(SWV) as work:
                advance(work, main, "compleet_verklaren", by=ADMIN)
        except CaseNotFound as fault:
            told.append(fault)

    late = threading.Thread(target=step)
    with office.work(SWV) as work:
        [found] = [c for c in assigned(work, *HAND_OF) if c.case_id == main]
        take_place(work, found, HAND, by=BEHEER)
        late.start()
        while not work.rows(WAITING, []):
            pass
    late.join()
    assert len(told) == 1
    assert sound(office)


def test_a_hand_over_waits_for_a_step(office):
    main, results = filed(office), []

    def hand():
        results.extend(hand_over(office, SWV, HAND, by=BEHEER))

    late = threading.Thread(target=hand)
    with office.work(SWV) as work:
        advance(work, main, "compleet_verklaren", by=ADMIN)
        late.start()
        while not work.rows(WAITING, []):
            pass
    late.join()
    assert [result.done for result in results] == [True, True]
    assert not sees(office, ADMIN, main)
    assert sound(office)


def test_who_had_the_page_open_learns_that_the_case_changed(office):
    main = filed(office)
    with office.work(SWV) as work:
        seen = view(work, main, VOORZITTER).version
    hand_over(office, SWV, HAND, by=BEHEER)
    with office.work(SWV) as work, pytest.raises(Stale):
        advance(
            work,
            main,
            "aanvraag_intrekken",
            by=VOORZITTER,
            seen=seen,
            facts=UITNODIGING,
        )


def test_a_case_that_was_handed_over_by_another_is_gone(office):
    filed(office)
    with office.work(SWV) as work:
        [one, _] = assigned(work, "u-admin", Role.SWV_ADMIN)
    hand_over(office, SWV, HAND, by=SYSTEEM)
    with office.work(SWV) as work, pytest.raises(Refused, match="overgedragen"):
        take_place(work, one, HAND, by=BEHEER)
