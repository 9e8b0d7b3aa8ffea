"""The work list: what to do, at a glance, at the cost of a few statements."""

import re

from casework.demo import people as demo
from casework.demo.besluit import BESLISSING
from casework.demo.school import ONTWIKKELINGSPERSPECTIEF
from casework.demo.shift import until
from casework.services.case_list import A_PAGE, Tab, lists_for
from casework.services.open_case import open_case
from casework.services.opened import LISTED
from casework.services.search import LOOKED_FOR
from casework.work import Work
from statemachines.roles import Role
from tests.conftest import SWV

CHAIR = demo.VOORZITTER


def shown(told, path, by=CHAIR):
    told.browser.sign_in(by)
    answer = told.browser.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def test_a_row_says_what_the_case_is_about_and_what_comes_next(verhaal):
    told = verhaal("advies")
    page = shown(told, "/werklijst")
    assert "Nu doen (2)" in page
    assert "Ontwikkelingsperspectief: S.F." in page
    assert "Het Christal" in page
    assert "Een nieuw voorstel maken" in page
    assert "zondag 28 februari 2027" in page
    assert "nog 25 dagen" in page
    assert "Sterre" not in page
    assert f"/zaken/{told.kenmerk('opp')}/stap/nieuw_voorstel" in page


def test_who_can_only_end_a_case_waits_for_others(verhaal):
    page = shown(verhaal("advies"), "/werklijst?lijst=wacht")
    assert "Toelaatbaarheidsverklaring: S.F." in page
    assert "de gedragswetenschapper" in page


def test_to_withdraw_a_case_is_never_the_task(verhaal):
    told = verhaal("ot")
    told.stage.play(until(ONTWIKKELINGSPERSPECTIEF, "digitaal_vragen"))
    page = shown(told, "/werklijst")
    assert "Kijk in de zaak wat eerst moet" in page
    assert "intrekken" not in page
    assert "Ontwikkelingsperspectief" in shown(told, "/werklijst?lijst=wacht")


def test_the_first_last_day_comes_first_whatever_the_step(verhaal):
    told = verhaal("geld")
    with told.desk.work(SWV) as work:
        rows = lists_for(work, CHAIR, Tab.NU).rows
    days = [row.uiterlijk for row in rows if row.uiterlijk]
    assert len(days) > 2
    assert days == sorted(days)


def test_who_decides_sees_every_answer_alike(verhaal):
    told = verhaal("advies")
    told.stage.play(until(BESLISSING, "besluitrijp_verklaren"))
    page = shown(told, "/werklijst", demo.BESTUURDER)
    assert "Kiezen: &#39;De TLV verlenen&#39; of &#39;De TLV weigeren&#39;" in page
    page = shown(told, f"/zaken/{told.kenmerk('tlv')}", demo.BESTUURDER)
    start = page.index('id="nu-doen"')
    task = page[start : page.index("</section>", start)]
    assert "De keuze is aan u." in task
    assert "De TLV verlenen" in task
    assert "De TLV weigeren" in task
    assert "primary-action" not in task


def test_what_was_never_looked_at_is_marked_until_it_is(verhaal):
    told = verhaal("advies")
    assert shown(told, "/werklijst").count("Nog niet bekeken") == 2
    told.browser.get(f"/zaken/{told.kenmerk('opp')}")
    assert shown(told, "/werklijst").count("Nog niet bekeken") == 1


def test_closed_cases_have_a_tab_of_their_own(verhaal):
    page = shown(verhaal("advies"), "/werklijst?lijst=klaar")
    assert page.count("De zienswijze is gewogen.") == 2
    assert "woensdag 3 februari 2027" in page


def test_an_empty_list_says_so_kindly_and_so_does_a_strange_address(verhaal):
    told = verhaal("ot")
    assert "U hoeft nu niets te doen." in shown(told, "/werklijst", demo.DESKUNDIGE)
    assert "Nu doen" in shown(told, "/werklijst?lijst=%3Cx%3E&blad=-7")
    assert "Nu doen" in shown(told, "/werklijst?blad=%C2%B2")


def test_a_list_costs_four_statements_however_long_it_is(verhaal, monkeypatch):
    told = verhaal("advies")
    run, really = [], Work.rows

    def rows(self, query, values):
        run.append(query)
        return really(self, query, values)

    with told.desk.work(SWV) as work:
        for _ in range(A_PAGE + 5):
            open_case(work, "ot", demo.everyone(), by=demo.IB)
        monkeypatch.setattr(Work, "rows", rows)
        first = lists_for(work, demo.IB, Tab.NU)
        assert len(run) == 4
        last = lists_for(work, demo.IB, Tab.NU, 2)
    assert (len(first.rows), first.verder) == (A_PAGE, True)
    assert first.aantallen[Tab.NU] == A_PAGE + len(last.rows)
    assert not last.verder


def test_a_kenmerk_is_found_as_people_type_it(verhaal):
    told = verhaal("advies")
    kenmerk = told.kenmerk("tlv")
    told.browser.sign_in(CHAIR)
    typed = kenmerk.replace("-", " ").lower()
    answer = told.browser.get("/zoeken", params={"kenmerk": typed})
    assert answer.headers["location"] == f"/zaken/{kenmerk}"


def test_a_wrong_kenmerk_is_not_repeated_in_the_error(verhaal):
    told = verhaal("ot")
    told.browser.sign_in(CHAIR)
    answer = told.browser.get("/zoeken", params={"kenmerk": "<b>onzin"})
    assert answer.status_code == 422
    assert "Dit is geen kenmerk." in answer.text
    assert "<b>onzin" not in answer.text
    assert 'value="&lt;b&gt;onzin"' in answer.text


def test_a_name_is_sought_in_a_body_and_only_in_ones_own_cases(verhaal):
    told = verhaal("alert")
    told.browser.sign_in(CHAIR)
    answer = told.browser.submit("/zoeken", {"naam": "DENKBEELDIG mika"})
    assert "Mika Denkbeeldig" in answer.text
    assert "Noor" not in answer.text
    school = told.browser.submit("/zoeken", {"naam": "christal", "soort": "opp"})
    assert "Gevonden: 1" in school.text
    told.browser.sign_in(demo.ADMIN)
    assert "Niets gevonden" in told.browser.submit("/zoeken", {"naam": "mika"}).text


def test_what_a_search_by_name_found_is_written_down(verhaal):
    told = verhaal("opp")
    told.browser.sign_in(CHAIR)
    told.browser.submit("/zoeken", {"naam": "fictief", "soort": "ot"})
    with told.desk.work(SWV) as work:
        assert {*work.rows("select account, what from read_log", [])} == {
            (CHAIR.id, LOOKED_FOR),
            (CHAIR.id, LISTED),
        }


def test_who_may_not_know_names_cannot_search_by_them(verhaal):
    told = verhaal("advies")
    told.browser.sign_in(demo.DESKUNDIGE)
    assert demo.DESKUNDIGE.role is Role.DESKUNDIGE
    assert 'name="naam"' not in told.browser.get("/zoeken").text
    found = told.browser.submit("/zoeken", {"naam": "Sterre"})
    assert "Niets gevonden" in found.text
    assert "Gevonden: 1" in told.browser.get("/zoeken?soort=tlv").text
