"""The inbox of Leerrecht: the whitelist and nothing else, and a file that is safe."""

import csv
import io

from casework.access import Actor
from casework.demo import people
from casework.services.advance import advance
from casework.services.alerts import LABELS
from casework.services.csv_file import csv_file
from casework.services.hold import view
from casework.services.who_looked import who_looked
from statemachines.leerrecht_alert.dossier import VAN_LEERRECHT, WITTE_LIJST
from statemachines.leerrecht_alert.toestanden import POSTVAK
from statemachines.roles import Role
from tests.conftest import SWV

LEERRECHT = people.LEERRECHT


def act(told, action, by=LEERRECHT, **facts):
    case_id, _ = told.case("leerrecht_alert")
    with told.desk.work(SWV) as work:
        advance(work, case_id, action, by=by, facts=facts)


def test_an_alert_is_in_the_group_of_what_was_done_with_it(verhaal):
    told = verhaal("alert")
    told.browser.sign_in(LEERRECHT)
    text = told.browser.get("/meldingen").text
    assert [text.index(f">{group} (") for group in POSTVAK] == sorted(
        text.index(f">{group} (") for group in POSTVAK
    )
    assert "Bevestigd (1)" in text
    act(told, "terugmelden", terugmelding=["een huisbezoek"])
    assert "In behandeling (1)" in told.browser.get("/meldingen").text


def test_the_list_names_no_pupil_and_says_that_duo_is_for_the_head(verhaal):
    told = verhaal("alert")
    told.browser.sign_in(LEERRECHT)
    text = told.browser.get("/meldingen").text
    assert "Denkbeeldig" not in text
    assert "Mika" not in text
    assert "doet het hoofd van de school bij DUO" in text


def test_an_alert_shows_the_whitelist_and_what_leerrecht_can_do(verhaal):
    told = verhaal("alert")
    case_id, kenmerk = told.case("leerrecht_alert")
    told.browser.sign_in(LEERRECHT)
    text = told.browser.get(f"/meldingen/{kenmerk}").text
    for expected in ("Mika Denkbeeldig", "Het Christal", "00XX", "105", LABELS["uren"]):
        assert expected in text
    for action in ("terugmelden", "gesprek_vragen"):
        assert f"/zaken/{kenmerk}/stap/{action}" in text
    for never in ("Droom", "rondetafel_plannen", "gezin.example", "Dorpsstraat"):
        assert never not in text
    with told.desk.work(SWV) as work:
        looks = who_looked(work, view(work, case_id, LEERRECHT))
    assert "melding" in {look.what for look in looks}


def test_leerrecht_reads_an_alert_nowhere_but_on_its_own_page(verhaal):
    told = verhaal("alert")
    _, kenmerk = told.case("leerrecht_alert")
    told.browser.sign_in(LEERRECHT)
    answer = told.browser.get(f"/zaken/{kenmerk}")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/meldingen/{kenmerk}",
    )
    told.browser.sign_in(people.VOORZITTER)
    assert told.browser.get(f"/zaken/{kenmerk}").status_code == 200


def test_leerrecht_reports_back_through_the_form_of_the_step(verhaal):
    told = verhaal("alert")
    _, kenmerk = told.case("leerrecht_alert")
    told.browser.sign_in(LEERRECHT)
    form = told.browser.get(f"/zaken/{kenmerk}/stap/terugmelden").text
    assert "Wij gaan op huisbezoek" in form


def test_a_recalled_alert_says_only_that(verhaal):
    told = verhaal("alert")
    _, kenmerk = told.case("leerrecht_alert")
    act(told, "terugroepen", by=Actor("systeem", Role.SYSTEEM))
    told.browser.sign_in(LEERRECHT)
    text = told.browser.get(f"/meldingen/{kenmerk}").text
    assert "Dit bericht geldt niet meer" in text
    assert "Mika" not in text
    file = told.browser.get("/meldingen/uitvoer.csv").content.decode("utf-8-sig")
    assert "Teruggeroepen" in file
    assert "Mika" not in file
    assert "105" not in file


def test_the_file_has_the_whitelist_and_each_pupil_is_a_look(verhaal):
    told = verhaal("alert")
    case_id, kenmerk = told.case("leerrecht_alert")
    told.browser.sign_in(LEERRECHT)
    answer = told.browser.get("/meldingen/uitvoer.csv")
    assert answer.content.startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    text = answer.content.decode("utf-8-sig")
    [header, row] = csv.reader(io.StringIO(text), delimiter=";")
    assert header[7:] == [LABELS[name] for name in WITTE_LIJST]
    assert row[:3] == [kenmerk, "Bevestigd", "Mika Denkbeeldig"]
    with told.desk.work(SWV) as work:
        looks = who_looked(work, view(work, case_id, LEERRECHT))
    assert "uitvoer" in {look.what for look in looks}


def test_no_cell_of_a_file_is_a_formula():
    cells = ("=1+1", "+31", "-2", "@a", "\tx", "\rx", "gewoon", "")
    text = csv_file(["kop"], [[cell] for cell in cells]).decode("utf-8-sig")
    rows = [row[0] if row else "" for row in csv.reader(io.StringIO(text, newline=""))]
    assert not [cell for cell in rows if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert "gewoon" in rows
    assert "'=1+1" in rows


def test_the_inbox_is_for_leerrecht_only(verhaal):
    told = verhaal("alert")
    _, kenmerk = told.case("leerrecht_alert")
    told.browser.sign_in(people.VOORZITTER)
    for path in ("", "/uitvoer.csv", f"/{kenmerk}"):
        assert told.browser.get(f"/meldingen{path}").status_code == 404
    told.browser.sign_in(Actor("andere-ambtenaar", Role.LEERRECHT))
    assert told.browser.get(f"/meldingen/{kenmerk}").status_code == 404


def test_each_fact_that_may_be_shown_has_its_words():
    assert set(LABELS) == {*WITTE_LIJST, *VAN_LEERRECHT}
