"""Opening a case: who takes part, what is wrong, what is known already, and once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.access import SYSTEEM, Actor
from casework.demo.people import BESTUURDER, IB, VOORZITTER
from casework.services.accounts.add import NewAccount, add_account
from casework.services.hold import find, view
from casework.services.people import people_of
from statemachines.roles import Role
from tests.conftest import SWV
from tests.web.test_step import asked, hidden

PATH = "/zaken/nieuw/ot"
FILLED = {
    "leerling-naam": "Sterre Fictief",
    "leerling-geboren_op": "2018-05-01",
    "gezin-1-naam": "mevrouw Bedacht",
    "gezin-1-aanhef": "mevrouw Bedacht",
    "gezin-1-rol": "ouder",
    "gezin-1-gezag": "ja",
    "gezin-1-e_mail_mag": "ja",
    "gezin-1-geheim": "nee",
    "gezin-1-email": "ouder@gezin.example",
    "school-naam": "Het Christal",
    "school-adres": "Schoolplein 0, Nergens",
    "school-telefoon": "000 000 0002",
}


def opened(desk):
    with desk.work(SWV) as work:
        return work.rows("select kenmerk from cases", [])


@pytest.fixture
def ib(browser):
    browser.sign_in(IB)
    return browser


def test_a_role_sees_only_the_cases_that_it_may_open(browser):
    browser.sign_in(IB)
    page = browser.get("/zaken/nieuw").text
    assert "/zaken/nieuw/ot" in page
    assert "/zaken/nieuw/jaarbudget" not in page
    assert browser.get("/zaken/nieuw/jaarbudget").status_code == 404
    assert browser.submit("/zaken/nieuw/jaarbudget", {}).status_code == 404
    assert browser.get("/zaken/nieuw/zienswijze").status_code == 404


def test_a_case_is_checked_and_opened_with_its_people(desk, ib):
    assert set(FILLED) <= asked(ib.get(PATH))
    check = ib.submit(PATH, FILLED)
    assert check.status_code == 200, check.text
    assert "Klopt dit?" in check.text
    assert "dinsdag 1 mei 2018" in check.text
    assert "De laatste dag is" in check.text
    assert opened(desk) == []
    done = ib.submit(PATH, {**hidden(check), "fase": "openen"})
    [(kenmerk,)] = opened(desk)
    assert done.headers["location"] == f"/zaken/{kenmerk}?vastgelegd=1"
    with desk.work(SWV) as work:
        case = view(work, find(work, kenmerk, IB), IB)
        people = people_of(work, case.id, case.people)
    assert {p.party.role for p in people.values()} == {
        Role.LEERLING,
        Role.OUDER,
        Role.IB,
    }
    assert people["ouder-1"].party.e_consent
    assert people["ib-1"].identity.organisatie == "Het Christal"


def test_colleagues_are_chosen_among_the_accounts_of_their_role(desk, ib):
    new = NewAccount("Anna Voorbeeld", "anna@werk.example", [Role.SWV_ER], id="m-anna")
    with desk.work(SWV) as work:
        add_account(work, new, by=SYSTEEM)
    form = ib.get(PATH)
    assert "rol-swv_er" in asked(form)
    assert "rol-gedragswetenschapper" not in asked(form)
    check = ib.submit(PATH, {**FILLED, "rol-swv_er": "m-anna"})
    assert "Anna Voorbeeld" in check.text
    ib.submit(PATH, {**hidden(check), "fase": "openen"})
    [(kenmerk,)] = opened(desk)
    with desk.work(SWV) as work:
        assert find(work, kenmerk, Actor("m-anna", Role.SWV_ER))


def test_a_double_click_opens_one_case(desk, ib):
    check = ib.submit(PATH, FILLED)
    sent = {**hidden(check), "fase": "openen"}
    places = [ib.submit(PATH, sent).headers["location"] for _ in range(2)]
    assert places[0] == places[1]
    assert len(opened(desk)) == 1


def test_who_opens_another_case_about_this_pupil_is_told_of_the_first(desk, ib):
    check = ib.submit(PATH, FILLED)
    ib.submit(PATH, {**hidden(check), "fase": "openen"})
    [(kenmerk,)] = opened(desk)
    again = ib.submit(PATH, FILLED)
    assert "Er is al een zaak over een leerling met deze naam" in again.text
    assert f'href="/zaken/{kenmerk}"' in again.text


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"leerling-naam": ""}, "leerling-naam"),
        ({"leerling-naam": "BSN 123456782"}, "leerling-naam"),
        ({"gezin-1-rol": "de koning"}, "gezin-1-rol"),
        ({"gezin-1-gezag": ""}, "gezin-1-gezag"),
        ({"gezin-1-naam": ""}, "gezin-1-naam"),
        ({"gezin-1-email": "geen adres"}, "gezin-1-email"),
        ({"gezin-1-email": ""}, "gezin-1-email"),
        ({"gezin-1-e_mail_mag": "nee"}, "gezin-1-adres"),
        ({"gezin-2-adres": "Dorpsstraat 0"}, "gezin-2-naam"),
        ({"school-telefoon": ""}, "school-telefoon"),
    ],
)
def test_what_is_wrong_stands_at_its_question(desk, ib, wrong, place):
    answer = ib.submit(PATH, {**FILLED, **wrong, "fase": "openen", "sleutel": "k"})
    assert answer.status_code == 422
    assert f'href="#{place}"' in answer.text
    assert "Het Christal" in answer.text
    assert opened(desk) == []


def test_a_parent_without_gezag_has_another_role(desk, ib):
    answer = ib.submit(PATH, {**FILLED, "gezin-1-gezag": "nee"})
    assert answer.status_code == 422
    assert "Een ouder zonder gezag" in answer.text


def test_there_is_room_for_one_more_and_nothing_is_lost(ib):
    more = ib.submit(PATH, {**FILLED, "gezin": "2", "fase": "erbij"})
    assert "gezin-3-naam" in asked(more)
    assert "mevrouw Bedacht" in more.text
    assert "gezin-7-naam" not in asked(ib.submit(PATH, {"gezin": "6", "fase": "erbij"}))


def test_a_case_about_money_asks_its_shares(desk, browser):
    browser.sign_in(BESTUURDER)
    path = "/zaken/nieuw/jaarbudget"
    assert "verdeling-1" in asked(browser.get(path))
    assert browser.submit(path, {"jaar": "2026"}).status_code == 422
    check = browser.submit(path, {"jaar": "2026", "verdeling-1": "1.250,50"})
    assert "€ 1.250,50" in check.text
    done = browser.submit(path, {**hidden(check), "fase": "openen"})
    assert done.status_code == 303
    with desk.work(SWV) as work:
        assert work.rows("select sum(vrij)::int from fund", []) == [(125050,)]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.dictionaries(
        st.sampled_from([*FILLED, "gezin", "fase", "sleutel", "rol-ib", "vreemd"]),
        st.text(max_size=40) | st.sampled_from(["openen", "erbij", "ja", "ouder", "9"]),
    )
)
def test_no_nonsense_gives_an_error_of_ours(desk, browser, data):
    browser.sign_in(VOORZITTER)
    assert browser.submit(PATH, data).status_code < 500
