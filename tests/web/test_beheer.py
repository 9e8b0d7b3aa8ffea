"""The administrator: people, settings, days and schools; no content of a case."""

import re

import pytest

from casework.access import Actor
from casework.services.accounts.known import account_of, accounts_of
from casework.services.tenant_settings import current, settings_log
from casework.tenants.beleid import Beleid
from casework.tenants.beleid_words import WORDS, bounds
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.post import ADMIN, filed

BEHEER = Actor("u-beheer", Role.BEHEERDER)
PAGES = (
    "/beheer",
    "/beheer/mensen",
    "/beheer/mensen/nieuw",
    "/beheer/mensen/u-admin",
    "/beheer/partners",
    "/beheer/partners/nieuw",
    "/beheer/vervanging",
    "/beheer/scholen",
    "/beheer/scholen/0",
    "/beheer/scholen/nieuw",
    "/beheer/kalender",
    "/beheer/instellingen",
    "/beheer/instellingen/beleid",
    "/beheer/instellingen/afzender",
    "/beheer/instellingen/steunpunt_contact",
    "/overdragen",
)


@pytest.fixture
def at_work(browser, light):
    make(browser.desk, "u-beheer", "b@werk.example", (Role.BEHEERDER,))
    make(browser.desk, "u-admin", "a@werk.example", (Role.SWV_ADMIN,))
    browser.sign_in(BEHEER)
    return browser


def typed(browser, path):
    """Return what a form has in it, as the browser would send it back."""
    text = browser.get(path).text
    fields = dict(re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', text))
    chosen = re.findall(r'name="(\w+)"[^>]*? value="([^"]*)" checked', text)
    return {**fields, **dict(chosen)}


def now(browser):
    with browser.desk.work(SWV) as work:
        return current(work)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_and_is_for_the_administrator(at_work, path):
    filed(at_work.desk)
    shown = at_work.get(path)
    assert shown.status_code == 200
    assert shown.text.count("<h1") == 1
    assert "Verzonnen" not in shown.text.replace("Ib Verzonnen", "")
    if path.startswith("/beheer"):
        at_work.sign_in(ADMIN)
        assert at_work.get(path).status_code == 403
        assert at_work.submit(path).status_code in {403, 405}


def test_an_account_is_made_changed_stopped_and_opened(at_work):
    new = {"naam": "Noor Verzonnen", "email": "n@werk.example", "rollen": "leraar"}
    made = at_work.submit("/beheer/mensen/nieuw", new)
    assert made.status_code == 303
    path = made.headers["location"]
    account = path.rpartition("/")[2]
    changed = {**new, "telefoon": "000 000 0000", "wat": "gegevens"}
    for form in (changed, {"wat": "rollen", "rollen": ["ib", "leraar"]}):
        assert at_work.submit(path, form).status_code == 303
    link = at_work.submit(path, {"wat": "link"})
    assert "/instellen/" in link.text
    for what, active in (("stoppen", False), ("openen", True)):
        assert at_work.submit(path, {"wat": what}).status_code == 303
        with at_work.desk.work(SWV) as work:
            found = account_of(work, account)
        assert found.active is active
    assert found.rollen == (Role.IB, Role.LERAAR)
    assert found.telefoon == "000 000 0000"


def test_what_is_wrong_is_told_and_what_was_typed_stays(at_work):
    said = at_work.submit("/beheer/mensen/nieuw", {"naam": "Noor Verzonnen"})
    assert said.status_code == 422
    assert 'value="Noor Verzonnen"' in said.text
    assert "Dit moet nog anders" in said.text
    with at_work.desk.work(SWV) as work:
        assert len(accounts_of(work)) == 2


@pytest.mark.parametrize("what", ["", "x", "link"])
def test_nonsense_is_no_fault_of_ours(at_work, what):
    assert at_work.submit("/beheer/mensen/u-niemand", {"wat": what}).status_code in {
        400,
        404,
    }
    assert at_work.get("/beheer/mensen/u-niemand").status_code == 404
    for path in ("/beheer/instellingen/vakanties", "/beheer/scholen/99"):
        assert at_work.get(path).status_code == 404
        assert at_work.submit(path).status_code == 404


def test_who_has_open_cases_is_not_stopped_and_gets_a_link(at_work):
    filed(at_work.desk)
    said = at_work.submit("/beheer/mensen/u-admin", {"wat": "stoppen"})
    assert said.status_code == 422
    assert "2 open zaken" in said.text
    assert "/overdragen?van=u-admin:swv_admin" in said.text


def test_policy_is_changed_within_bounds_and_logged(at_work):
    path = "/beheer/instellingen/beleid"
    form = typed(at_work, path)
    bad = at_work.submit(path, {**form, "beslistermijn_doel_weken": "9"})
    assert bad.status_code == 422
    assert "Mag niet meer zijn dan 8." in bad.text
    assert 'href="#beslistermijn_doel_weken"' in bad.text
    assert at_work.submit(path, {**form, "lrv_weken": "3"}).status_code == 303
    assert now(at_work).tenant.beleid.lrv_weken == 3
    with at_work.desk.work(SWV) as work:
        [line] = settings_log(work)
    assert line.changed == [("lrv_weken", 4, 3)]
    shown = at_work.get("/beheer/instellingen").text
    assert "Verzuim tellen over: was 4, is nu 3" in shown
    late = at_work.submit(path, {**form, "lrv_weken": "2"})
    assert late.status_code == 409
    assert "terwijl u bezig was" in late.text


def test_the_sender_and_the_steunpunt(at_work):
    sender = {"gezien": "0", "adres": "Straat 1", "telefoon": "000", "naam": ""}
    said = at_work.submit("/beheer/instellingen/afzender", sender)
    assert said.status_code == 303
    form = {"gezien": "1", "telefoon": "001"}
    at_work.submit("/beheer/instellingen/steunpunt_contact", form)
    found = now(at_work).tenant
    assert (found.afzender.adres, found.afzender.naam) == ("Straat 1", None)
    assert found.steunpunt_contact.telefoon == "001"


def test_holidays_are_added_and_taken_away(at_work):
    path = "/beheer/kalender"
    assert "nog niet ingevuld" in at_work.get("/beheer").text
    holiday = {"van": "2026-10-10", "tot": "2026-10-18", "naam": "herfstvakantie"}
    assert at_work.submit(path, {**holiday, "gezien": "0"}).status_code == 303
    assert [v.naam for v in now(at_work).tenant.vakanties] == ["herfstvakantie"]
    for wrong in ({"van": "x"}, {"naam": ""}, {"tot": "2026-10-01"}):
        said = at_work.submit(path, {**holiday, "gezien": "1", **wrong})
        assert said.status_code == 422
    gone = {"weg": "2026-10-10/2026-10-18/herfstvakantie", "gezien": "1"}
    assert at_work.submit(path, gone).status_code == 303
    assert now(at_work).tenant.vakanties == ()
    shown = at_work.get("/beheer/instellingen").text
    told = "herfstvakantie (zaterdag 10 oktober 2026 tot en met zondag 18 oktober 2026)"
    assert f"Was: leeg. Is nu: {told}." in shown


def test_the_horizon_of_the_feast_days_is_an_alarm(at_work, clock):
    assert "gelijkgestelde" not in at_work.get("/beheer").text
    clock.forward(days=365 * 2)
    at_work.sign_in(BEHEER)
    assert "gelijkgestelde dagen" in at_work.get("/beheer").text


def test_a_wijk_is_changed_added_and_removed(at_work):
    path = "/beheer/scholen/nieuw"
    profile = now(at_work).tenant
    wijk = {"naam": "Nieuwe wijk", "gemeente": profile.gemeenten[0], "gezien": "0"}
    said = at_work.submit(path, {**wijk, "scholen": "De Een\nDe Twee\n"})
    assert said.status_code == 303
    assert now(at_work).tenant.wijken[-1].scholen == ("De Een", "De Twee")
    last = f"/beheer/scholen/{len(profile.wijken)}"
    assert "De Twee" in at_work.get(last).text
    double = at_work.submit(last, {**wijk, "gezien": "1", "scholen": "A\nA"})
    assert double.status_code == 422
    assert at_work.submit(last, {"gezien": "1"}).status_code == 303
    assert len(now(at_work).tenant.wijken) == len(profile.wijken)


def test_every_choice_of_policy_has_words_and_its_bounds():
    assert set(WORDS) == set(Beleid.model_fields)
    assert bounds("beslistermijn_doel_weken") == "Minstens 1. Hoogstens 8."
    assert bounds("verzuim_uren") == "Meer dan 0. Hoogstens 16."
