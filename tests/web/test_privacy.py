"""Requests about personal data, and breaches: the pages and the office behind."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from casework.access import SYSTEEM, Actor, CaseNotFound
from casework.demo import people
from casework.demo.besluit import AANVRAAG
from casework.services.accounts.add import NewAccount, add_account
from casework.services.advance import advance
from casework.services.avg.copy import copy_for_party, copy_for_reader
from casework.services.datalek.alarm import alarm_due
from casework.services.datalek.inform import inform
from casework.services.datalek.readers import Asked, in_lines, who_read
from casework.services.family.requests import open_requests
from casework.services.hold import find, view
from casework.services.looked import looked
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.retention.legal_hold import holds_on
from casework.services.verify import verify
from statemachines.bewaring.blokkade import Blokkade
from statemachines.engine import Refused
from statemachines.grammar import Party
from statemachines.roles import Role
from tests.conftest import SWV
from tests.web.ouder import comes_in, fill_in, says, send

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FG = Actor("demo-fg", Role.FG)
WRONG = ({"wat": "kind"}, {"hoe": "Wij zijn nooit te laat gekomen."})
ERASE = ({"soort": "wissing"}, {"verzoek": "Het verslag van vorig jaar."})
KNOWN = {
    "over": "het kind",
    "controle": "ingelogd met persoonlijke link en code",
    "verantwoordelijke": "de school",
    "leeftijd": "jonger dan 12",
}
SECRETS_OF_2 = ("meneer Verzonnen", "ouder-2@gezin.example", "ouder-2", "Veel te ver")


def staff(desk):
    """Give the FG and the head of the SWV an account, as every SWV has."""
    with desk.work(SWV) as work:
        for actor, name in ((FG, "Privacy Verzonnen"), (people.BESTUURDER, "Bestuur")):
            new = NewAccount(name, f"{actor.id}@werk.example", (actor.role,))
            add_account(work, replace(new, id=actor.id), by=SYSTEEM)


@pytest.fixture
def told(verhaal):
    told = verhaal("ot")
    staff(told.desk)
    return told


def request_of(told):
    with told.desk.work(SWV) as work:
        return work.rows(
            """select kenmerk, id, lineage, state, dossier, party from cases
            where tenant_id = %s and process = 'avg_verzoek' order by opened_at""",
            [SWV],
        )


def step(told, case_id, action, by, **facts):
    with told.desk.work(SWV) as work:
        return advance(work, case_id, action, by=by, facts=facts)


# -- What a parent asks ----------------------------------------------------------------


def test_what_a_parent_asks_of_the_data_is_a_request_at_once(told):
    browser = comes_in(told)
    path = f"/mijn/zaken/{told.kenmerk('ot')}/gegevens"
    check = fill_in(browser, path, *ERASE)
    receipt = says(send(browser, check))
    send(browser, check)
    [(kenmerk, case_id, lineage, state, dossier, party)] = request_of(told)
    assert kenmerk in receipt
    assert (state, party, dossier["soort"]) == ("ontvangen", "ouder-1", "wissing")
    assert lineage == [told.case("ot")[0], case_id]
    assert kenmerk in browser.get("/mijn").text
    with told.desk.work(SWV) as work:
        [(sealed,)] = work.rows(
            "select ciphertext from secret where case_id = %s", [case_id]
        )
        assert b"vorig jaar" not in bytes(sealed)
        assert verify(work).findings == ()


def test_the_other_parent_knows_nothing_of_it(told):
    browser = comes_in(told)
    path = f"/mijn/zaken/{told.kenmerk('ot')}/gegevens"
    send(browser, fill_in(browser, path, *ERASE))
    [(kenmerk, case_id, *_)] = request_of(told)
    other = comes_in(told, party="ouder-2")
    assert kenmerk not in other.get("/mijn").text
    assert other.get(f"/mijn/zaken/{kenmerk}").status_code == 404
    with told.desk.work(SWV) as work, pytest.raises(CaseNotFound):
        view(work, case_id, people.OUDER_2)


def test_the_same_request_twice_is_refused_kindly(told):
    browser = comes_in(told)
    path = f"/mijn/zaken/{told.kenmerk('ot')}/gegevens"
    send(browser, fill_in(browser, path, *ERASE))
    again = send(browser, fill_in(browser, path, *ERASE))
    assert again.status_code == 409
    assert "Dit verzoek is al open" in says(again)
    assert len(request_of(told)) == 1
    with told.desk.work(SWV) as work:
        assert open_requests(work, people.IB) == []


def test_a_correction_that_is_not_followed_becomes_a_request_with_the_first_day(told):
    browser = comes_in(told)
    path = f"/mijn/zaken/{told.kenmerk('ot')}/klopt_niet"
    receipt = send(browser, fill_in(browser, path, *WRONG))
    asked_on = told.stage.clock().astimezone(AMSTERDAM).date()
    told.stage.wait_until(asked_on + timedelta(days=9))
    with told.desk.work(SWV) as work:
        [task] = open_requests(work, people.IB)
    browser.sign_in(people.IB)
    assert "Maak er een verzoek van" in says(browser.get("/verzoeken"))
    assert browser.submit(f"/verzoeken/{task.receipt}/avg").status_code == 303
    [(kenmerk, _, _, _, dossier, _)] = request_of(told)
    assert dossier["soort"] == "rectificatie"
    assert dossier["ontvangen_op"] == asked_on.isoformat()
    assert kenmerk in says(comes_in(told).get(receipt.url.path))
    assert browser.submit(f"/verzoeken/{task.receipt}/avg").status_code in {403, 404}


def test_staff_writes_down_what_came_by_letter(told):
    browser = told.browser
    browser.sign_in(people.IB)
    path = f"/zaken/{told.kenmerk('ot')}/avg-verzoek"
    assert "Wie vraagt dit?" in says(browser.get(path))
    filled = {
        "partij": "ouder-2",
        "soort": "inzage",
        "kanaal": "brief",
        "ontvangen_op": "2026-09-01",
        "verzoek": "Ik wil alles zien.",
    }
    empty = browser.submit(path, {**filled, "ontvangen_op": "gisteren"})
    assert empty.status_code == 422
    assert "gisteren" not in says(empty).split("Dit is geen datum")[0]
    late = browser.submit(path, {**filled, "ontvangen_op": "2030-01-01"})
    assert late.status_code == 409
    assert browser.submit(path, filled).status_code == 303
    [(_, _, _, _, dossier, party)] = request_of(told)
    assert (party, dossier["kanaal"]) == ("ouder-2", "brief")


# -- The FG ----------------------------------------------------------------------------


def test_the_fg_has_a_work_list_with_the_own_cases_and_nothing_else(told):
    browser = comes_in(told)
    path = f"/mijn/zaken/{told.kenmerk('ot')}/gegevens"
    send(browser, fill_in(browser, path, *ERASE))
    [(kenmerk, case_id, *_)] = request_of(told)
    step(told, case_id, "identiteit_vaststellen", people.ADMIN, **KNOWN)
    browser.sign_in(FG)
    page = browser.get("/werklijst")
    assert kenmerk in page.text
    assert "Advies geven over het antwoord" in says(page)
    assert told.kenmerk("ot") not in page.text
    assert browser.get(f"/zaken/{kenmerk}").status_code == 200
    assert browser.get(f"/zaken/{told.kenmerk('ot')}").status_code == 404
    assert "Sterre" not in browser.get(f"/zaken/{kenmerk}").text


def test_the_fg_sees_no_other_case_also_when_somebody_adds_that_person(desk):
    guest = Person(Party("fg", Role.FG), Identity("Privacy Verzonnen"), FG.id)
    with desk.work(SWV) as work:
        made = open_case(work, "ot", [*people.everyone(), guest], by=people.IB)
        with pytest.raises(CaseNotFound):
            find(work, made.kenmerk, FG)


# -- The own part ----------------------------------------------------------------------


def opened_zip(content):
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_a_copy_has_everything_of_this_parent_and_nothing_of_the_other(verhaal):
    told = verhaal("hulp")
    told.stage.play(AANVRAAG[:5])
    other = comes_in(told, "zienswijze", "ouder-2", "ouder-2")
    path = f"/mijn/zaken/{told.kenmerk('zienswijze', 'ouder-2')}/schriftelijk_indienen"
    send(other, fill_in(other, path, {"zienswijze": "Veel te ver weg."}))
    theirs = opened_zip(other.submit("/mijn/afschrift").content)
    assert b"Veel te ver weg." in theirs["gegevens.json"]
    mine = comes_in(told, "zienswijze", "ouder-1", "ouder-1")
    assert "Maak het bestand" in says(mine.get("/mijn/afschrift"))
    answer = mine.submit("/mijn/afschrift")
    assert answer.headers["content-type"] == "application/zip"
    files = opened_zip(answer.content)
    assert {*files} == {"overzicht.html", "overzicht.pdf", "gegevens.json"}
    assert files["overzicht.pdf"].startswith(b"%PDF")
    data = json.loads(files["gegevens.json"])
    assert data["eigen"]["E-mailadres"] == "ouder-1@gezin.example"
    assert data["kind"]["Naam"] == people.CHILD
    kenmerken = {part["kenmerk"] for part in data["zaken"]}
    assert told.kenmerk("ot") in kenmerken
    assert told.kenmerk("zienswijze", "ouder-2") not in kenmerken
    [ot] = [part for part in data["zaken"] if part["kenmerk"] == told.kenmerk("ot")]
    assert ot["feiten"]
    assert ot["brieven"]
    assert ot["gedeeld"]
    for name in ("overzicht.html", "gegevens.json"):
        for secret in SECRETS_OF_2:
            assert secret not in files[name].decode(), (name, secret)
    assert "demo-" not in files["gegevens.json"].decode()


def test_making_a_copy_is_written_down_and_has_a_limit(told):
    browser = comes_in(told)
    codes = [browser.submit("/mijn/afschrift").status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]
    with told.desk.work(SWV) as work:
        [(times,)] = work.rows(
            """select count(distinct at) from read_log
            where what like 'afschrift%%' and account = %s""",
            [people.OUDER_1.id],
        )
    assert times == 5


def test_a_family_with_a_secret_address_finds_no_address_of_another(desk):
    hidden = [
        replace(p, party=replace(p.party, geheim_adres=p.party.key == "ouder-2"))
        for p in people.everyone()
    ]
    with desk.work(SWV) as work:
        made = open_case(work, "ot", hidden, by=people.IB)
        case = view(work, made.case_id, people.OUDER_1)
        files = opened_zip(copy_for_reader(work, case, people.OUDER_1))
    text = files["gegevens.json"].decode()
    assert "ouder-2@" not in text
    assert text.count("Dorpsstraat") == 1


def test_staff_makes_a_copy_only_for_a_request_that_was_granted(told):
    browser = comes_in(told)
    path = f"/mijn/zaken/{told.kenmerk('ot')}/gegevens"
    send(browser, fill_in(browser, path, {"soort": "inzage"}, {"verzoek": "Alles."}))
    [(kenmerk, case_id, *_)] = request_of(told)
    with told.desk.work(SWV) as work:
        case = view(work, case_id, people.VOORZITTER)
        with pytest.raises(Refused, match="geen verzoek"):
            copy_for_party(work, case, "ouder-1", people.VOORZITTER)
    step(told, case_id, "identiteit_vaststellen", people.ADMIN, **KNOWN)
    step(told, case_id, "adviseren", FG, advies_fg="Doe het.")
    step(told, case_id, "toewijzen", people.VOORZITTER)
    browser.sign_in(people.VOORZITTER)
    assert "Maak het afschrift" in says(browser.get(f"/zaken/{kenmerk}"))
    answer = browser.submit(f"/zaken/{kenmerk}/afschrift")
    assert json.loads(opened_zip(answer.content)["gegevens.json"])["zaken"]
    with told.desk.work(SWV) as work:
        case = view(work, case_id, FG)
        with pytest.raises(Refused):
            copy_for_party(work, case, "ouder-1", FG)


# -- Legal hold ------------------------------------------------------------------------


def test_an_open_request_and_a_named_breach_hold_the_family(told):
    root, kenmerk = told.case("ot")
    with told.desk.work(SWV) as work:
        assert holds_on(work, root) == []
    leaked(told, zaken=kenmerk)
    with told.desk.work(SWV) as work:
        assert holds_on(work, root) == [Blokkade.DATALEK]
        other = open_case(work, "ot", people.everyone(2), by=people.IB)
        assert holds_on(work, other.case_id) == []
    browser = comes_in(told)
    path = f"/mijn/zaken/{kenmerk}/gegevens"
    send(browser, fill_in(browser, path, *ERASE))
    [(_, case_id, *_)] = request_of(told)
    with told.desk.work(SWV) as work:
        assert {*holds_on(work, root)} == {Blokkade.AVG_VERZOEK, Blokkade.DATALEK}
    step(told, case_id, "intrekken", people.OUDER_1)
    with told.desk.work(SWV) as work:
        assert holds_on(work, root) == [Blokkade.DATALEK]


# -- A breach --------------------------------------------------------------------------


def leaked(told, by=people.IB, **more):
    return leak_on(told.desk, by, **more)


def leak_on(desk, by=people.IB, **more):
    now = desk.clock().astimezone(AMSTERDAM)
    me = Person(Party("melder", by.role, e_consent=True), Identity("Melder"), by.id)
    facts = {
        "ontdekt_op": now.date(),
        "ontdekt_tijd": now.time().replace(microsecond=0),
        "aard": "verkeerd verzonden",
        "bron": "bij ons",
        "gebeurd": "Een verslag ging naar een verkeerd adres.",
        **more,
    }
    with desk.work(SWV) as work:
        return open_case(work, "datalek", [me], by=by, facts=facts)


def test_whoever_finds_a_leak_opens_it_and_the_fg_and_the_head_join(told):
    leak = leaked(told)
    with told.desk.work(SWV) as work:
        for who in (people.IB, FG, people.BESTUURDER):
            assert view(work, leak.case_id, who).kenmerk == leak.kenmerk
        letters = work.rows(
            "select party from outbox where case_id = %s order by 1", [leak.case_id]
        )
        assert [key for (key,) in letters] == ["directeur-bestuurder-1", "fg-1"]
        assert verify(work).findings == ()


def test_the_form_asks_no_child_and_wants_the_moment(told):
    told.browser.sign_in(people.IB)
    page = says(told.browser.get("/zaken/nieuw/datalek"))
    assert "Hoe laat ontdekte u het?" in page
    assert "Naam van de leerling" not in page
    answer = told.browser.submit("/zaken/nieuw/datalek", {"ontdekt_op": "2026-09-01"})
    assert answer.status_code == 422
    me = Person(Party("m", Role.IB), Identity("Melder"), people.IB.id)
    facts = {"ontdekt_op": date(2026, 9, 1), "aard": "verloren", "bron": "bij ons"}
    with told.desk.work(SWV) as work, pytest.raises(Refused, match="de tijd"):
        open_case(work, "datalek", [me], by=people.IB, facts=facts)


def test_the_alarms_come_on_their_hour_also_in_the_weekend(desk, clock):
    staff(desk)
    clock.time = datetime(2026, 10, 23, 22, 30, tzinfo=UTC)  # the clock goes back
    leak, told = leak_on(desk), {}
    for hour in range(80):
        for line in alarm_due(desk, SWV).lines:
            told[line.what] = hour
        assert not alarm_due(desk, SWV).lines
        clock.forward(hours=1)
    assert told == {f"alarm_{hour}_uur": hour for hour in (24, 48, 60, 72)}
    with desk.work(SWV) as work:
        assert view(work, leak.case_id, FG).state == "ontdekt"
        assert verify(work).findings == ()


def test_after_an_outage_only_the_last_alarm_goes(desk, clock):
    staff(desk)
    leak_on(desk)
    clock.forward(hours=61)
    assert [line.what for line in alarm_due(desk, SWV).lines] == ["alarm_60_uur"]


def test_who_decided_in_time_hears_no_alarm(desk, clock):
    staff(desk)
    leak = leak_on(desk)
    clock.forward(hours=20)
    now = clock().astimezone(AMSTERDAM)
    facts = {"gemeld_op": now.date(), "gemeld_tijd": now.time().replace(microsecond=0)}
    with desk.work(SWV) as work:
        facts["ap_kenmerk"] = "AP-1"
        advance(work, leak.case_id, "melden_aan_ap", by=FG, facts=facts)
    clock.forward(hours=60)
    assert alarm_due(desk, SWV).lines == ()


def test_the_letter_goes_once_to_everybody_with_gezag(told):
    leak = leaked(told, zaken=f"{told.kenmerk('ot')}, OT-2026-AAAAA-B")
    with told.desk.work(SWV) as work, pytest.raises(Refused, match="nog niet compleet"):
        inform(work, view(work, leak.case_id, FG), FG)
    facts = {"risico": "hoog", "gevolgen": "Een ander las het.", "advies_fg": "Meld."}
    step(told, leak.case_id, "ernst_beoordelen", FG, **facts)
    step(told, leak.case_id, "indammen", people.IB, maatregelen="Het is gewist.")
    today = told.stage.clock().astimezone(AMSTERDAM).date()
    brief = {"uitleg": "Een brief ging fout.", "wat_kunt_u_doen": "Bel ons."}
    step(told, leak.case_id, "betrokkenen_informeren", FG, ingelicht_op=today, **brief)
    told.browser.sign_in(FG)
    path = f"/beheer/datalek/{leak.kenmerk}"
    sent = told.browser.submit(f"{path}/brieven")
    page = says(told.browser.get(sent.headers["location"]))
    assert "Brieven klaargezet: 2. Onbekende zaken: 1." in page
    with told.desk.work(SWV) as work:
        again = inform(work, view(work, leak.case_id, FG), FG)
        assert again.letters == ()
        assert verify(work).findings == ()
    told.stage.wait_until(today + timedelta(days=1))
    assert "Een brief ging fout." in letter_of(comes_in(told))


def letter_of(browser):
    page = browser.get("/mijn/dossier").text
    paths = dict.fromkeys(re.findall(r"/mijn/brieven/[0-9a-f-]{36}", page))
    return " ".join(says(browser.get(path)) for path in paths)


# -- Who read --------------------------------------------------------------------------


def test_the_log_says_which_cases_who_read_and_how_often(told):
    case_id, kenmerk = told.case("ot")
    now = told.stage.clock()
    with told.desk.work(SWV) as work:
        case = view(work, case_id, people.SWV_ER)
        for _ in range(3):
            looked(work, case, people.SWV_ER, "gegevens: onderwijs en plan")
        looked(work, case, Actor("inval", Role.IB, voor=("demo-ib",)), "zaak")
    asked = Asked(now - timedelta(minutes=1), now + timedelta(minutes=1))
    with told.desk.work(SWV) as work:
        work.rows(
            """update read_log
            set data_class = 'onderwijs', fields = %s, purpose = 'opp'
            where account = 'demo-swv-er' and at >= %s""",
            [["verslag", "plan"], asked.van],
        )
    with told.desk.look(SWV) as work:
        found = [read for read in who_read(work, asked) if read.hoe == "gelezen"]
        assert {(r.kenmerk, r.account, r.voor, r.wat, r.aantal) for r in found} == {
            (kenmerk, "demo-swv-er", None, "gegevens: onderwijs en plan", 3),
            (kenmerk, "inval", "demo-ib", "zaak", 1),
        }
        [opened] = [read for read in found if read.account == "demo-swv-er"]
        assert (opened.klasse, opened.doel) == ("onderwijs", "opp")
        assert opened.velden == ("verslag", "plan")
        assert "[onderwijs, verslag, plan]" in " ".join(in_lines(found))
        late = Asked(now + timedelta(minutes=1), now + timedelta(minutes=2))
        assert who_read(work, late) == []
        of_one = Asked(asked.van, asked.tot, account="demo-ib", zaak=kenmerk)
        assert [r.account for r in who_read(work, of_one)] == ["inval"]
        nowhere = Asked(asked.van, asked.tot, zaak="OT-2026-AAAAA-B")
        assert who_read(work, nowhere) == []


def test_letters_that_left_are_in_the_answer(told):
    asked = Asked(
        datetime(2026, 1, 1, tzinfo=AMSTERDAM), datetime(2027, 1, 1, tzinfo=AMSTERDAM)
    )
    with told.desk.look(SWV) as work:
        sent = [read for read in who_read(work, asked) if read.hoe == "verstuurd"]
    assert {"demo-ouder-1", "demo-ouder-2"} <= {read.account for read in sent}
    assert all(read.wat.startswith("brief: ") for read in sent)


def test_the_fg_asks_on_the_page_and_never_reads_what_a_case_says(told):
    leak = leaked(told)
    path = f"/beheer/datalek/{leak.kenmerk}"
    told.browser.sign_in(people.IB)
    assert told.browser.get(path).status_code == 404
    told.browser.sign_in(FG)
    assert "Melden bij de AP kan tot" in says(told.browser.get(path))
    wrong = told.browser.submit(f"{path}/lezers", {"van": "gisteren", "tot": ""})
    assert wrong.status_code == 422
    assert says(wrong).count("Schrijf dag en tijd") >= 2
    asked = {"van": "2026-01-01T00:00", "tot": "2027-01-01T00:00"}
    page = says(told.browser.submit(f"{path}/lezers", asked))
    assert told.kenmerk("ot") in page
    assert "verstuurd, brief: " in page
    assert people.CHILD not in page
    assert told.browser.get(f"/beheer/datalek/{told.kenmerk('ot')}").status_code == 404
