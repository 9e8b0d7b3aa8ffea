"""The pages of access in an emergency, and of the privacy officer."""

import re

import pytest

from casework.access import Actor
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.post import filed

SWV_ER = Actor("u-swv", Role.SWV_ER)
FG = Actor("u-fg", Role.FG)
WHY = "De begeleider is ziek en de moeder belt nu."


@pytest.fixture
def office(browser, light):
    make(browser.desk, "u-swv", "swv@werk.example", (Role.SWV_ER,))
    make(browser.desk, "u-fg", "fg@werk.example", (Role.FG,))
    browser.sign_in(SWV_ER)
    return browser


@pytest.fixture
def kenmerk(office):
    with office.desk.work(SWV) as work:
        query = "select kenmerk from cases where id = %s"
        return work.rows(query, [filed(office.desk)])[0][0]


def asks(office, typed, **other):
    form = {"kenmerk": typed, "categorie": "veiligheid", "reden": WHY, **other}
    return office.submit("/noodtoegang", form)


def test_the_answer_is_the_same_whether_there_is_such_a_case_or_not(office, kenmerk):
    nothing = asks(office, "TLV-2026-000-XXX")
    something = asks(office, kenmerk)
    assert nothing.status_code == something.status_code == 303
    assert nothing.headers["location"] == something.headers["location"]


def test_who_has_it_reads_the_case_and_is_told_not_to_act(office, kenmerk):
    closed = office.get(f"/zaken/{kenmerk}")
    assert closed.status_code == 404
    page = office.get(asks(office, kenmerk).headers["location"]).text
    assert f"/zaken/{kenmerk}" in page
    shown = office.get(f"/zaken/{kenmerk}")
    assert shown.status_code == 200
    assert "U leest deze zaak met noodtoegang" in shown.text
    for path in ("notities", "stukken", "brieven"):
        assert office.get(f"/zaken/{kenmerk}/{path}").status_code == 200, path
    for path in ("notities", "stukken"):
        read = office.get(f"/zaken/{kenmerk}/{path}").text
        assert 'name="tekst"' not in read
        assert office.submit(f"/zaken/{kenmerk}/{path}").status_code == 404, path
    assert office.get(f"/zaken/{kenmerk}/stap/intrekken").status_code == 404


def test_a_case_that_is_closed_says_what_one_that_is_not_there_says(office, kenmerk):
    closed, absent = (
        office.get(f"/zaken/{code}") for code in (kenmerk, "TLV-2026-000-XXX")
    )
    assert closed.status_code == absent.status_code == 404
    assert closed.text.replace(kenmerk, "TLV-2026-000-XXX") == absent.text


def test_without_a_fresh_code_a_code_is_asked_first(office, kenmerk, clock):
    clock.forward(minutes=6)
    for answer in (office.get("/noodtoegang"), asks(office, kenmerk)):
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/bevestigen")
    office.sign_in(FG, mfa=False)
    for path in ("/beheer/noodtoegang", "/beheer/inzage"):
        assert office.get(path).headers["location"].startswith("/bevestigen")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kenmerk": ""},
        {"categorie": ""},
        {"categorie": "zomaar"},
        {"reden": ""},
        {"reden": "geheim kort"},
        {"reden": "x\x00" * 30},
    ],
)
def test_what_is_wrong_is_said_and_opens_nothing(office, kenmerk, wrong):
    answer = asks(office, kenmerk, **wrong)
    assert answer.status_code == 422
    alert = re.search(r'role="alert".*?</ul>', answer.text, re.DOTALL)
    assert alert
    assert "geheim kort" not in alert[0]
    assert office.get(f"/zaken/{kenmerk}").status_code == 404


@pytest.mark.parametrize("role", [Role.FG, Role.BEHEERDER, Role.JOS, Role.LEERRECHT])
def test_the_page_is_for_who_may_ask(office, role):
    office.sign_in(Actor("u-swv", role))
    assert office.get("/noodtoegang").status_code == 403
    assert office.submit("/noodtoegang").status_code == 403


@pytest.mark.parametrize("role", [Role.SWV_ER, Role.BEHEERDER, Role.VOORZITTER])
def test_the_book_and_the_log_are_for_who_keeps_them(office, role):
    office.sign_in(Actor("u-swv", role))
    assert office.get("/beheer/noodtoegang").status_code == 403
    assert office.submit("/beheer/noodtoegang").status_code == 403
    assert office.get("/beheer/inzage").status_code == 403


def test_the_officer_comes_in_at_the_book_and_judges(office, kenmerk):
    asks(office, kenmerk)
    office.get(f"/zaken/{kenmerk}")
    office.sign_in(FG)
    assert office.get("/").headers["location"] == "/beheer/noodtoegang"
    page = office.get("/beheer/noodtoegang").text
    assert WHY in page
    assert "nog niet nagekeken" in page
    ident = re.search(r'name="id" value="([^"]+)"', page)
    assert ident
    form = {"id": ident[1], "oordeel": "niet_terecht"}
    assert office.submit("/beheer/noodtoegang", form).status_code == 303
    page = office.get("/beheer/noodtoegang").text
    assert "niet terecht, door Ib Verzonnen" in page
    assert 'name="oordeel"' not in page
    assert office.submit("/beheer/noodtoegang", form).status_code == 422


@pytest.mark.parametrize(
    "form", [{}, {"id": "x", "oordeel": "terecht"}, {"id": "0" * 32, "oordeel": "ja"}]
)
def test_nonsense_is_no_judgement(office, form):
    office.sign_in(FG)
    assert office.submit("/beheer/noodtoegang", form).status_code == 422


def test_the_log_shows_who_read_what_and_no_content(office, kenmerk):
    asks(office, kenmerk)
    office.get(f"/zaken/{kenmerk}")
    office.sign_in(FG)
    page = office.get(f"/beheer/inzage?kenmerk={kenmerk.lower()}").text
    assert "zaak (met noodtoegang)" in page
    assert "Ib Verzonnen" in page
    assert "Noor" not in page
    assert kenmerk not in office.get("/beheer/inzage?kenmerk=XX").text
    assert office.get("/beheer/inzage?kenmerk=" + "x" * 99).status_code < 500


def test_it_ends_by_itself(office, kenmerk, clock):
    asks(office, kenmerk)
    clock.forward(hours=4)
    office.sign_in(SWV_ER)
    assert office.get(f"/zaken/{kenmerk}").status_code == 404
