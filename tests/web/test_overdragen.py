"""Being away and handing over, on the pages."""

import re

import pytest

from casework.access import Actor
from casework.services.replacement import absences_of
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.post import ADMIN, VOORZITTER, filed

BEHEER = Actor("u-beheer", Role.BEHEERDER)
NEW = Actor("u-nieuw", Role.SWV_ADMIN)
PATH = "/overdragen?van=u-admin:swv_admin&naar=u-nieuw"
HAND = {"van": "u-admin:swv_admin", "naar": "u-nieuw"}


@pytest.fixture
def office(browser, light):
    make(browser.desk, "u-beheer", "b@werk.example", (Role.BEHEERDER,))
    make(browser.desk, "u-admin", "a@werk.example", (Role.SWV_ADMIN,))
    make(browser.desk, "u-nieuw", "n@werk.example", (Role.SWV_ADMIN,))
    filed(browser.desk)
    browser.sign_in(BEHEER)
    return browser


def cases(text):
    return re.findall(r'name="kenmerk" value="([^"]+)"', text)


def test_look_first_and_then_hand_over_what_was_ticked(office):
    assert "u-admin:swv_admin" in office.get("/overdragen").text
    assert "u-nieuw" in office.get("/overdragen?van=u-admin:swv_admin").text
    shown = office.get(PATH)
    first, second = cases(shown.text)
    assert "maandag 21 september 2026" in shown.text
    done = office.submit("/overdragen", {**HAND, "kenmerk": first})
    assert done.status_code == 303
    after = office.get(done.headers["location"]).text
    assert f"{first}: overgedragen" in after
    assert cases(after) == [second]
    office.submit("/overdragen", {**HAND, "kenmerk": [first, second]})
    assert "geen zaken meer" in office.get(PATH).text


def test_looking_changes_nothing(office):
    office.get(PATH)
    office.get(f"{PATH}&klaar=true")
    assert len(cases(office.get(PATH).text)) == 2


def test_one_hands_over_ones_own_and_not_another_s(office):
    office.sign_in(ADMIN)
    assert len(cases(office.get("/overdragen?naar=u-nieuw").text)) == 2
    office.sign_in(NEW)
    assert (
        cases(office.get("/overdragen?van=u-admin:swv_admin&naar=u-admin").text) == []
    )
    said = office.submit("/overdragen", {**HAND, "kenmerk": ["x"]})
    assert said.status_code == 422
    assert "alleen uw eigen zaken" in said.text


@pytest.mark.parametrize("role", [Role.LERAAR, Role.LEERRECHT, Role.BESTUURDER])
def test_not_for_everybody(office, role):
    office.sign_in(Actor("u-x", role))
    assert office.get("/overdragen").status_code == 403


@pytest.mark.parametrize("van", ["x", "u-admin:x", ":", "u-admin:ouder"])
def test_nonsense_is_no_fault_of_ours(office, van):
    for path in (f"/overdragen?van={van}", f"/overdragen?van={van}&naar=u-x"):
        assert office.get(path).status_code in {200, 404, 422}


def test_one_says_that_one_is_away_and_who_stands_in(office):
    office.sign_in(ADMIN)
    form = {"wie": "u-admin:swv_admin", "van": "2026-09-18", "tot": "2026-09-25"}
    path = "/mijn-account/afwezig"
    assert office.submit(path, form).status_code == 303
    shown = office.get(path).text
    assert "op deze dagen is er niemand" in shown
    assert "maandag 21 september 2026" in shown
    assert office.submit(path, {**form, "vervanger": "u-nieuw"}).status_code == 303
    with office.desk.work(SWV) as work:
        first, second = absences_of(work)
    assert office.submit(path, {"einde": str(first.id)}).status_code == 303
    assert "op deze dagen is er niemand" not in office.get(path).text
    office.desk.clock.forward(days=4)
    office.sign_in(NEW)
    assert "U vervangt vandaag" in office.get(path).text
    office.sign_in(VOORZITTER)
    assert office.submit(path, {"einde": str(second.id)}).status_code == 404
    assert office.submit(path, {"einde": "x"}).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"van": ""}, {"tot": "x"}, {"wie": ""}, {"wie": "x:y"}, {"vervanger": "u-x"}],
)
def test_what_is_wrong_is_told_and_stays(office, wrong):
    form = {"wie": "u-admin:swv_admin", "van": "2026-09-18", "tot": "2026-09-25"}
    said = office.submit("/beheer/vervanging", {**form, **wrong})
    assert said.status_code == 422
    if "tot" not in wrong:
        assert 'value="2026-09-25"' in said.text
