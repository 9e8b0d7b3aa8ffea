"""The pages of the partners: two people, a fresh code, nothing of another SWV."""

import re

import pytest

from casework.access import Actor
from casework.exchange.described import Use
from casework.services.exchange.certificates import certificates_of
from casework.services.exchange.known import partners_of
from casework.web.partner_fields import USE
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.certificates import issue
from tests.conftest import SWV
from tests.partners import ASKS, FG, ISSUER, OTHER, WIJKTEAM, active, registered

PATH = "/beheer/partners"
ELSEWHERE = "po_ijmond"
NOBODY = "01a05bc4-8181-774f-9e32-aa34154e48dd"
MEMBER = Actor("u-wijk", Role.WIJKTEAM)


@pytest.fixture
def office(browser, light):
    for by, mail in (
        (ASKS, "a@w.example"),
        (OTHER, "o@w.example"),
        (FG, "f@w.example"),
    ):
        make(browser.desk, by.id, mail, (by.role,))
    make(browser.desk, MEMBER.id, "m@w.example", (MEMBER.role,))
    browser.sign_in(ASKS)
    return browser


def known(desk):
    with desk.look(SWV) as work:
        [partner] = partners_of(work)
        return partner, certificates_of(work, partner.id)


def proposed_partner(browser):
    made = browser.submit(f"{PATH}/nieuw", vars(WIJKTEAM))
    assert made.status_code == 303, made.text
    return made.headers["location"]


def handed_in(browser, page, der=None, soort="encrypt"):
    given = der or issue(ISSUER, uses=("key_agreement",))
    files = {"bestand": ("partner.crt", given, "application/x-x509-ca-cert")}
    return browser.submit(f"{page}/certificaat", {"soort": soort}, files=files)


def test_a_partner_and_its_key_come_in_by_two_people(office):
    page = proposed_partner(office)
    shown = office.get(page).text
    assert "U hebt dit zelf gevraagd" in shown
    assert office.submit(page, {"wat": "controleren"}).status_code == 422
    office.sign_in(FG)
    assert "Deze gegevens kloppen" in office.get(page).text
    assert office.submit(page, {"wat": "controleren"}).status_code == 303
    office.sign_in(ASKS)
    certificate = handed_in(office, page).headers["location"]
    assert "U hebt dit certificaat zelf voorgesteld" in office.get(certificate).text
    call = {"wat": "nagaan", "gesproken_met": "Verzonnen Contact", "klopt": "ja"}
    assert office.submit(certificate, call).status_code == 422
    office.sign_in(OTHER)
    shown = office.get(certificate).text
    assert WIJKTEAM.telefoon in shown
    assert WIJKTEAM.telefoon_bron in shown
    _, [one] = known(office.desk)
    for row in re.findall(r"<code>([^<]+)</code>", shown):
        assert row in one.fingerprint
    assert office.submit(certificate, call).status_code == 303
    assert office.submit(certificate, {"wat": "gebruiken"}).status_code == 303
    partner, [one] = known(office.desk)
    assert (one.state, one.approved_by) == ("active", OTHER.id)
    assert partner.approved_by == FG.id
    assert "Er kan iets naar deze partner" in office.get(PATH).text
    log = office.get(page).text
    for said in ("partner voorgesteld", "vingerafdruk gecontroleerd", "in gebruik"):
        assert said in log


def test_whoever_reads_something_else_on_the_phone_stops_it(office):
    page = proposed_partner(office)
    office.sign_in(FG)
    office.submit(page, {"wat": "controleren"})
    office.sign_in(ASKS)
    certificate = handed_in(office, page).headers["location"]
    office.sign_in(FG)
    call = {"wat": "nagaan", "gesproken_met": "Verzonnen Contact", "klopt": "nee"}
    said = office.submit(certificate, call)
    assert said.status_code == 422
    assert "precies zo voorlezen" in said.text
    assert 'value="Verzonnen Contact"' in said.text
    assert office.submit(certificate, {"wat": "intrekken"}).status_code == 422
    gone = {"wat": "intrekken", "reden": "afgekeurd"}
    assert office.submit(certificate, gone).status_code == 303
    shown = office.get(certificate).text
    assert "De vingerafdruk klopte niet aan de telefoon." in shown
    assert "Trek dit certificaat in" not in shown


def test_what_is_wrong_is_told_at_its_question_and_what_was_typed_stays(office):
    said = office.submit(f"{PATH}/nieuw", {**vars(WIJKTEAM), "telefoon": "bel maar"})
    assert said.status_code == 422
    assert 'href="#telefoon"' in said.text
    assert f'value="{WIJKTEAM.naam}"' in said.text
    page = proposed_partner(office)
    for der, soort, told in (
        (b"x", "encrypt", "geen certificaat"),
        (issue(ISSUER), "", "Kies waarvoor"),
        (b"x" * 30_000, "sign", "te groot"),
    ):
        answer = handed_in(office, page, der, soort)
        assert answer.status_code == 422
        assert told in answer.text
    none = office.submit(f"{page}/certificaat", {"soort": "sign"})
    assert "Kies een bestand." in none.text
    assert known(office.desk)[1] == []


def test_a_change_is_filled_in_and_waits_again(office):
    page = proposed_partner(office)
    office.sign_in(FG)
    office.submit(page, {"wat": "controleren"})
    assert office.get(f"{page}/wijzigen").status_code == 403
    office.sign_in(ASKS)
    assert f'value="{WIJKTEAM.telefoon}"' in office.get(f"{page}/wijzigen").text
    changed = {**vars(WIJKTEAM), "naam": "Wijkteam Anders"}
    assert office.submit(f"{page}/wijzigen", changed).status_code == 303
    partner, _ = known(office.desk)
    assert (partner.naam, partner.approved) == ("Wijkteam Anders", False)
    assert "1 partner wacht op een tweede persoon." in office.get("/beheer").text


def test_who_belongs_to_a_partner(office):
    page = proposed_partner(office)
    assert f'<option value="{MEMBER.id}">' in office.get(page).text
    add = {"wat": "erbij", "account": MEMBER.id}
    assert office.submit(page, add).status_code == 303
    assert f'<option value="{MEMBER.id}">' not in office.get(page).text
    wrong = {"wat": "erbij", "account": OTHER.id}
    assert office.submit(page, wrong).status_code == 422
    assert office.submit(page, {"wat": "weg", "account": MEMBER.id}).status_code == 303
    nobody = {"wat": "erbij", "account": "niemand"}
    assert office.submit(page, nobody).status_code == 404


def pages(partner, certificate):
    one = f"{PATH}/{partner}"
    return (
        *(PATH, f"{PATH}/nieuw", one, f"{one}/wijzigen", f"{one}/certificaat"),
        f"{one}/{certificate}",
    )


@pytest.fixture
def there(office):
    with office.desk.work(SWV) as work:
        partner = registered(work)
        return partner, active(work, partner)


def test_every_page_has_one_heading_and_asks_a_fresh_code(office, there):
    for path in pages(*there):
        shown = office.get(path)
        assert (shown.status_code, shown.text.count("<h1")) == (200, 1), path
    office.sign_in(ASKS, mfa=False)
    for path in pages(*there)[1:]:
        for answer in (office.get(path), office.submit(path, {"wat": "uittreden"})):
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/bevestigen"), path
    assert known(office.desk)[0].uitgetreden_op is None


def test_nobody_else_comes_here(office, there):
    for role in {*Role} - {Role.BEHEERDER, Role.FG, Role.SYSTEEM}:
        office.sign_in(Actor("u-z", role))
        for path in pages(*there):
            assert office.get(path).status_code == 403
            assert office.submit(path, {"wat": "uittreden"}).status_code in {403, 405}
        assert "/beheer/partners" not in office.get("/werklijst").text


def test_what_is_of_another_swv_looks_like_what_is_not_there(office):
    with office.desk.work(ELSEWHERE) as work:
        theirs = registered(work)
        certificate = active(work, theirs)
    gone = [office.get(p) for p in pages(NOBODY, NOBODY)[2:]]
    found = [office.get(p) for p in pages(theirs, certificate)[2:]]
    assert {answer.status_code for answer in gone} == {404}
    assert [a.content for a in found] == [a.content for a in gone]
    for path in pages(theirs, certificate)[2:]:
        assert office.submit(path, {"wat": "uittreden"}).status_code == 404


def test_a_certificate_is_found_at_its_own_partner_alone(office, there):
    with office.desk.work(SWV) as work:
        other = registered(work)
    assert office.get(f"{PATH}/{other}/{there[1]}").status_code == 404
    assert office.submit(f"{PATH}/{other}/{there[1]}").status_code == 404


@pytest.mark.parametrize("strange", ["x", "%00", "..", NOBODY, "0" * 400])
def test_nonsense_is_no_fault_of_ours(office, there, strange):
    partner, certificate = there
    for path in (f"{PATH}/{strange}", f"{PATH}/{partner}/{strange}"):
        assert office.get(path).status_code in {404, 405, 200}
        assert office.submit(path, {"wat": "x"}).status_code in {400, 404, 405}
    for page in (f"{PATH}/{partner}", f"{PATH}/{partner}/{certificate}"):
        assert office.submit(page, {"wat": strange}).status_code == 400


def test_the_kinds_of_use_are_those_of_the_registry():
    assert {choice.value for choice in USE.keuzes} == {use.value for use in Use}
