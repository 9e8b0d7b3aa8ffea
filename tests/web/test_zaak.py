"""The page of a case: what a chair sees, what others may see, and what it costs."""

import re
from datetime import date

import pytest

from casework.access import Actor
from casework.demo import people as demo
from casework.demo.besluit import AANVRAAG
from casework.demo.geld import GELD
from casework.demo.school import ONTWIKKELINGSPERSPECTIEF
from casework.demo.script import Act
from casework.services.case_page import case_page
from casework.work import Work
from statemachines.roles import Role
from tests.conftest import SWV

ADMIN, CHAIR = demo.ADMIN, demo.VOORZITTER


@pytest.fixture
def told(verhaal):
    return verhaal("advies")


def seen(told, by, path):
    told.browser.sign_in(by)
    answer = told.browser.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def case_of(told, by, process="tlv", party=None):
    return seen(told, by, f"/zaken/{told.kenmerk(process, party)}")


def order(text, *parts):
    places = [text.index(part) for part in parts]
    assert places == sorted(places), dict(zip(parts, places, strict=True))


def test_the_page_begins_with_what_must_be_done_and_ends_with_who_looked(told):
    order(
        case_of(told, ADMIN),
        "<h1",
        "Wacht op: de gedragswetenschapper. Uiterlijk donderdag 18 maart 2027.",
        ">Nu doen<",
        "/stap/besluitrijp_verklaren",
        ">Wat u ook kunt doen<",
        ">Wat kan nu niet, en waarom<",
        ">Waar staat de zaak?<",
        ">Termijnen<",
        "Hoe is dit berekend?",
        ">Mensen<",
        ">Documenten<",
        ">Wat staat er in het dossier?<",
        ">Tijdlijn<",
        ">Wie heeft dit dossier bekeken?<",
    )


def test_who_is_not_at_turn_has_no_task_but_can_still_act(told):
    page = case_of(told, CHAIR)
    assert "U hoeft nu niets te doen." in page
    assert "utrecht-button-link--primary-action" not in page
    assert "/stap/aanvraag_intrekken" in page


def test_what_cannot_be_done_says_why_by_which_law_and_who_can_help(told):
    page = case_of(told, ADMIN)
    assert "Er is niemand meer die nog moet worden uitgenodigd." in page
    assert "(Awb 4:8)" in page
    assert "een ouder, met nieuwe feiten" in page
    assert "disabled" not in page


def test_each_parent_stands_apart_with_an_answer_a_channel_and_a_delivery(told):
    page = case_of(told, CHAIR, "opp")
    first, second = (
        page.index("mevrouw Bedacht</h3>"),
        page.index("meneer Verzonnen</h3>"),
    )
    one, two = page[first:second], page[second:]
    assert "De ouder tekende voor akkoord." in one
    assert "De ouder is het niet eens." in two
    assert "Krijgt post per e-mail." in one
    assert "verzonden" in one


def test_the_whole_family_of_cases_is_one_click_away(told):
    signature = case_of(told, CHAIR, "handtekening", "ouder-1")
    for process in ("ot", "opp", "tlv"):
        assert f'href="/zaken/{told.kenmerk(process)}"' in signature
    for party in ("ouder-1", "ouder-2"):
        assert f'href="/zaken/{told.kenmerk("zienswijze", party)}"' in signature


def test_a_look_is_written_down_and_shown_to_the_next(told):
    case_of(told, CHAIR)
    page = case_of(told, ADMIN)
    assert "1 keer bekeken" in page
    assert "Directeur Demonstratie, de voorzitter van het ondersteuningsteam" in page


def test_secret_facts_are_opened_by_class_and_that_is_a_look(told):
    path = f"/zaken/{told.kenmerk('tlv')}"
    advice = "Een kleine groep past bij wat Sterre nodig heeft."
    assert advice not in case_of(told, CHAIR)
    assert advice in seen(told, CHAIR, f"{path}/dossier/gezondheid")
    assert "(gegevens: gezondheid en onderzoek; geopend: gezondheid)" in case_of(
        told, CHAIR
    )


@pytest.mark.parametrize("by", [ADMIN, demo.BESTUURDER, demo.LEERRECHT], ids=str)
def test_a_class_that_is_not_for_this_role_stays_shut_and_unlogged(told, by):
    path = f"/zaken/{told.kenmerk('tlv')}/dossier/gezondheid"
    told.browser.sign_in(by)
    assert "Een kleine groep" not in told.browser.get(path).text
    with told.desk.work(SWV) as work:
        assert work.rows("select 1 from read_log where account = %s", [by.id]) == []


def test_the_decider_reads_the_advice_once_the_case_is_ready_for_it(told):
    path = f"/zaken/{told.kenmerk('tlv')}/dossier/gezondheid"
    assert "Een kleine groep" not in seen(told, demo.BESTUURDER, path)
    with told.desk.work(SWV) as work:
        work.rows("update cases set state = 'besluitrijp' where process = 'tlv'", [])
    assert "Een kleine groep" in seen(told, demo.BESTUURDER, path)


def test_the_second_expert_sees_initials_and_no_address(told):
    page = case_of(told, demo.DESKUNDIGE)
    assert "S.F." in page
    assert "Sterre" not in page
    assert "@gezin.example" not in page


def test_the_kerngroep_hears_no_name_from_the_family_or_the_school(verhaal):
    told = verhaal("geld")
    page = case_of(told, demo.LEDEN["Schiedam"], "nooit_opgeven")
    assert "Directeur Demonstratie" not in page
    assert "Mika" not in page
    assert "Secretariaat Demonstratie" in page
    assert "Lid 2 Demonstratie" in page


def test_who_is_at_turn_and_can_go_nowhere_yet_hears_what_must_come_first(verhaal):
    told = verhaal("geld")
    page = case_of(told, demo.IB, "ot")
    assert "U bent aan zet, maar de volgende stap kan nog niet." in page
    assert "de intern begeleider, door de SWV-er te vragen" in page
    listed = seen(told, demo.IB, "/werklijst")
    assert "Kijk in de zaak wat eerst moet" in listed


def test_a_reason_that_names_nobody_leaves_it_to_who_takes_the_step(verhaal):
    told = verhaal("geld")
    for by, process in ((CHAIR, "ot"), (demo.ADMIN, "nooit_opgeven"), (CHAIR, "tlv")):
        assert "niet bekend</td>" not in case_of(told, by, process)


def test_who_waits_for_a_linked_case_is_led_there(verhaal):
    told = verhaal("alert")
    acts = [getattr(part, "action", "") for part in GELD]
    told.stage.play(GELD[: acts.index("voorstemmen")])
    member = demo.LEDEN["SWV VO"]
    page = case_of(told, member, "nooit_opgeven")
    assert "Hier kunt u wel iets doen:" in page
    start = page.index("Hier kunt u wel iets doen:")
    assert "/zaken/ST-" in page[start : page.index("</section>", start)]


def test_what_waits_for_nobody_is_no_task(verhaal):
    told = verhaal("geld")
    page = case_of(told, CHAIR, "bekendmaking", "voorzitter")
    assert "Wacht op: niemand" not in page
    assert "U hoeft nu niets te doen." in page
    assert "Bezwaar maken" in page


def shield(told, process):
    """Give one parent of a case a secret address, as its opening would have."""
    with told.desk.work(SWV) as work:
        work.rows(
            """update cases set people = (select jsonb_agg(
                case when p ->> 'key' = 'ouder-1' then p || '{"geheim_adres": true}'
                else p end) from jsonb_array_elements(people) p)
            where tenant_id = %s and process = %s""",
            [SWV, process],
        )


@pytest.mark.parametrize(("by", "sees"), [(CHAIR, False), (demo.IB, True)], ids=str)
def test_a_secret_address_is_for_who_must_have_it(told, by, sees):
    shield(told, "opp")
    page = case_of(told, by, "opp")
    assert "Het adres is geheim." in page
    assert ("ouder-1@gezin.example" in page) is sees
    assert "ouder-2@gezin.example" in page


def test_a_closed_case_can_be_read_and_asks_nothing(told):
    page = case_of(told, CHAIR, "handtekening", "ouder-1")
    assert "Deze zaak is klaar. De ouder tekende voor akkoord." in page
    assert "U hoeft niets meer te doen." in page
    assert "/stap/" not in page


def test_a_term_that_stands_still_says_so(verhaal):
    told = verhaal("hulp")
    told.stage.play(AANVRAAG[:3])
    page = case_of(told, CHAIR)
    assert ">staat stil<" in page
    assert "Sinds donderdag 14 januari 2027. De laatste dag schuift op." in page
    assert "Wacht op: de school. Uiterlijk" in page


def test_the_timeline_can_be_filtered_by_kind(told):
    path = f"/zaken/{told.kenmerk('tlv')}"
    timeline = seen(told, ADMIN, f"{path}?soort=herinnering").partition(">Tijdlijn<")[2]
    assert "Herinnerd aan een termijn" in timeline
    assert "Advies geven" not in timeline
    assert "Advies geven" in seen(told, ADMIN, f"{path}?soort=<x>")


def test_what_staff_wrote_down_for_a_parent_is_marked_as_such(verhaal):
    told = verhaal("ot")
    told.stage.play(ONTWIKKELINGSPERSPECTIEF[:6])
    answer = {
        "weigering": "Ik wil dat Sterre in haar eigen klas blijft.",
        "antwoord_op": "2026-10-06",
        "antwoordwijze": "telefoon",
    }
    by_phone = ("handtekening/ouder-2", "weigering_vastleggen", demo.IB, answer)
    told.stage.play((Act(date(2026, 10, 7), *by_phone),))
    page = case_of(told, CHAIR, "handtekening", "ouder-2")
    assert (
        "Vastgelegd door Intern begeleider Demonstratie, de intern begeleider, "
        "na een telefoongesprek, namens meneer Verzonnen. "
        "Telt vanaf dinsdag 6 oktober 2026."
    ) in page


def counted(monkeypatch):
    """Count the statements that are really run."""
    run, really = [], Work.rows

    def rows(self, query, values):
        run.append(query)
        return really(self, query, values)

    monkeypatch.setattr(Work, "rows", rows)
    return run


def test_a_page_costs_eight_statements_however_long_the_history(told, monkeypatch):
    case_id, kenmerk = told.case("tlv")
    with told.desk.work(SWV) as work:
        work.rows(
            """insert into journal (case_id, seq, tenant_id, at, body, prev, hash)
            select case_id, n, tenant_id, at, body, prev, hash
            from journal, generate_series(14, 113) n
            where case_id = %s and seq = 13""",
            [case_id],
        )
        run = counted(monkeypatch)
        shown = case_page(work, kenmerk, ADMIN)
    assert len(shown.journal) == 113
    assert len(shown.family) == 7
    assert len(run) == 8, run


def test_two_in_a_case_see_the_same_and_do_not_wait_for_each_other(told):
    kenmerk = told.kenmerk("tlv")
    with told.desk.work(SWV) as one, told.desk.work(SWV) as other:
        first, second = case_page(one, kenmerk, ADMIN), case_page(other, kenmerk, ADMIN)
        assert first.row.held.version == second.row.held.version


def letter_of(told, process):
    with told.desk.work(SWV) as work:
        query = """select o.id from outbox o join cases c on c.id = o.case_id
        where c.process = %s order by o.id limit 1"""
        return work.rows(query, [process])[0][0].hex


def test_the_link_in_a_mail_leads_to_the_case_for_who_is_in_it(told):
    path = f"/bericht/{letter_of(told, 'tlv')}"
    assert told.browser.get(path).headers["location"].startswith("/inloggen")
    told.browser.sign_in(CHAIR)
    there = told.browser.get(path).headers["location"]
    assert there == f"/zaken/{told.kenmerk('tlv')}"
    told.browser.sign_in(Actor("een-ander", Role.VOORZITTER))
    strange = told.browser.get(path)
    unknown = told.browser.get(f"/bericht/{'0' * 32}")
    assert (strange.status_code, strange.content) == (404, unknown.content)
    assert told.browser.get("/bericht/geen-nummer").content == unknown.content
