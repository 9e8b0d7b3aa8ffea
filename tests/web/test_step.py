"""Taking a step: its form, the check page, one record, and somebody who was first."""

import re
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.access import Actor
from casework.demo.people import IB, OUDER_1, VOORZITTER, everyone
from casework.models import Subject
from casework.services.advance import advance
from casework.services.hold import find, view
from casework.services.open_case import open_case
from casework.services.uploads import File, add_document, documents_around
from casework.web.fields import fields_of
from casework.web.kinds import Around, Choice
from casework.web.on_behalf import answers_for_family
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from tests.conftest import SWV

SIGNAAL = {
    "ouders_ingelicht_op": "2026-09-10",
    "signaal": "Lezen gaat niet vooruit. <b>Echt niet</b>",
    "beginniveau": "1_groep",
    "verzuim_speelt": "nee",
}
OVERLEG = {
    "overleg_tijd": "14:00",
    "overleg_plaats": "Lokaal 3",
    "uitgenodigde_ouders": ["ouder-1", "ouder-2"],
}


class _Hidden(HTMLParser):
    def __init__(self):
        super().__init__()
        self.fields, self.names = {}, set()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "input" and told.get("type") == "hidden":
            self.fields.setdefault(told["name"], []).append(told["value"])
        if tag in {"input", "textarea", "select"}:
            self.names.add(told["name"])


def hidden(answer):
    parser = _Hidden()
    parser.feed(answer.text)
    return parser.fields


def asked(answer):
    parser = _Hidden()
    parser.feed(answer.text)
    return parser.names


@pytest.fixture
def ot(desk, browser):
    with desk.work(SWV) as work:
        made = open_case(work, "ot", everyone(), by=IB)
    browser.sign_in(IB)
    return f"/zaken/{made.kenmerk}"


def state_of(desk, path, by=IB):
    with desk.work(SWV) as work:
        case = view(work, find(work, path.rpartition("/")[2], by), by)
        return case.state, case.version


def filled_in(browser, path, action, answers):
    form = browser.get(f"{path}/stap/{action}")
    assert form.status_code == 200, form.text
    assert set(answers) <= asked(form)
    return browser.submit(f"{path}/stap/{action}", {**hidden(form), **answers})


def confirm(browser, path, action, check, phase="vastleggen"):
    data = {**hidden(check), "fase": phase}
    return browser.submit(f"{path}/stap/{action}", data)


def intake_done(desk, path):
    """Bring a case up to the planning of the meeting."""
    with desk.work(SWV) as work:
        case_id = find(work, path.rpartition("/")[2], IB)
        facts = {**SIGNAAL, "verzuim_speelt": False}
        advance(work, case_id, "signaleren", by=IB, facts=facts)
        intake = {
            "intake_op": date(2026, 9, 14),
            "mening_leerling_gevraagd": True,
            "intakeverslag": "Gesproken.",
        }
        advance(work, case_id, "intake_starten", by=IB, facts=intake)
    return case_id


def planned(desk, path):
    """Bring a case up to the meeting."""
    case_id = intake_done(desk, path)
    with desk.work(SWV) as work:
        facts = {**OVERLEG, "overleg_op": "2026-09-30"}
        advance(work, case_id, "ot_plannen", by=IB, facts=facts)


def test_a_step_is_filled_in_checked_and_recorded(desk, browser, ot):
    check = filled_in(browser, ot, "signaleren", SIGNAAL)
    assert check.status_code == 200
    assert "Klopt dit?" in check.text
    assert "&lt;b&gt;Echt niet&lt;/b&gt;" in check.text
    assert "donderdag 10 september 2026" in check.text
    assert "De laatste dag is" in check.text
    assert state_of(desk, ot) == ("concept", 1)
    done = confirm(browser, ot, "signaleren", check)
    assert (done.status_code, done.headers["location"]) == (303, f"{ot}?vastgelegd=2")
    assert state_of(desk, ot) == ("signalering", 2)


def test_to_record_a_step_opens_no_name_that_nobody_sees(desk, browser, ot):
    def opened():
        query = "select count(*) from read_log where data_class is not null"
        with desk.work(SWV) as work:
            return work.rows(query, [])

    check = filled_in(browser, ot, "signaleren", SIGNAAL)
    before = opened()
    assert confirm(browser, ot, "signaleren", check).status_code == 303
    assert opened() == before


def test_a_step_that_asks_nothing_shows_at_once_what_it_will_do(desk, browser, ot):
    case_id = intake_done(desk, ot)
    with_jos = {
        "overleg_op": "2026-09-30",
        "externen": ["jeugdprofessional op school"],
        "grondslag_externen": "wettelijke taak",
    }
    with desk.work(SWV) as work:
        facts = {**OVERLEG, **with_jos}
        advance(work, case_id, "ot_plannen", by=IB, facts=facts)
    check = browser.get(f"{ot}/stap/jos_uitnodigen")
    assert "Klopt dit?" in check.text
    before = state_of(desk, ot)[1]
    done = confirm(browser, ot, "jos_uitnodigen", check)
    assert done.headers["location"] == f"{ot}?vastgelegd={before + 1}"


def test_the_page_of_the_case_says_what_came_of_it_to_who_did_it(browser, ot):
    check = filled_in(browser, ot, "signaleren", SIGNAAL)
    place = confirm(browser, ot, "signaleren", check).headers["location"]
    page = browser.get(place).text
    assert "Vastgelegd: De zorg melden, nadat de ouders het weten." in page
    assert "loopt tot en met donderdag 24 september 2026" in page
    for other in (ot, f"{ot}?vastgelegd=1x", f"{ot}?vastgelegd=99"):
        assert "Vastgelegd:" not in browser.get(other).text
    browser.sign_in(VOORZITTER)
    assert "Vastgelegd:" not in browser.get(place).text


@pytest.mark.parametrize(
    ("process", "action", "role", "theirs"),
    [
        ("handtekening", "handtekening_vastleggen", Role.IB, True),
        ("handtekening", "weigering_vastleggen", Role.VOORZITTER, True),
        ("handtekening", "weigeren", Role.OUDER, False),
        ("zienswijze", "schriftelijk_vastleggen", Role.SWV_ADMIN, True),
        ("zienswijze", "uitnodigen", Role.SWV_ADMIN, False),
        ("bekendmaking", "bezwaar_vastleggen", Role.SWV_ADMIN, True),
        ("ot", "bespreken", Role.VOORZITTER, False),
    ],
)
def test_what_staff_writes_down_for_a_parent_is_not_their_own(
    process, action, role, theirs
):
    step = next(s for s in PROCESSES[process].steps if s.action == action)
    assert answers_for_family(process, step, role) is theirs


def test_a_double_click_is_one_step_with_one_answer(desk, browser, ot):
    check = filled_in(browser, ot, "signaleren", SIGNAAL)
    answers = [confirm(browser, ot, "signaleren", check) for _ in range(2)]
    assert [a.headers["location"] for a in answers] == [f"{ot}?vastgelegd=2"] * 2
    assert state_of(desk, ot) == ("signalering", 2)


def test_changing_something_brings_the_form_back_as_it_was(browser, ot):
    check = filled_in(browser, ot, "signaleren", SIGNAAL)
    form = confirm(browser, ot, "signaleren", check, "wijzigen")
    assert "Lezen gaat niet vooruit." in form.text
    assert 'value="2026-09-10"' in form.text
    assert re.search(r'value="1_groep" checked', form.text)


def test_what_is_wrong_is_said_at_its_question_and_nothing_is_lost(desk, browser, ot):
    wrong = {**SIGNAAL, "ouders_ingelicht_op": "gisteren", "beginniveau": "verzonnen"}
    answer = filled_in(browser, ot, "signaleren", wrong)
    assert answer.status_code == 422
    assert 'href="#ouders_ingelicht_op"' in answer.text
    assert 'href="#beginniveau"' in answer.text
    assert "Lezen gaat niet vooruit." in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert state_of(desk, ot) == ("concept", 1)


def test_a_bsn_is_refused(browser, ot):
    answer = filled_in(
        browser, ot, "signaleren", {**SIGNAAL, "signaal": "BSN 123456782"}
    )
    assert answer.status_code == 422
    assert "burgerservicenummer" in answer.text


def test_who_was_second_sees_what_happened_and_loses_nothing(desk, browser, ot):
    check = filled_in(browser, ot, "signaleren", SIGNAAL)
    with desk.work(SWV) as work:
        case_id = find(work, ot.rpartition("/")[2], IB)
        facts = {**SIGNAAL, "verzuim_speelt": False, "signaal": "Eerder."}
        advance(work, case_id, "signaleren", by=IB, facts=facts)
    late = confirm(browser, ot, "signaleren", check)
    assert late.status_code == 409
    assert "De zorg melden, nadat de ouders het weten, door" in late.text
    assert "Lezen gaat niet vooruit." in late.text
    assert state_of(desk, ot) == ("signalering", 2)


def test_a_step_that_is_still_possible_can_go_on_after_another(desk, browser, ot):
    stale = {**hidden(browser.get(f"{ot}/stap/signaleren")), **SIGNAAL, "gezien": "0"}
    page = browser.submit(f"{ot}/stap/signaleren", stale)
    assert page.status_code == 409
    assert "Wilt u de stap nog zetten?" in page.text
    check = browser.submit(f"{ot}/stap/signaleren", {**hidden(page), **SIGNAAL})
    assert "Klopt dit?" in check.text
    assert confirm(browser, ot, "signaleren", check).status_code == 303
    assert state_of(desk, ot)[0] == "signalering"


def test_a_used_form_that_was_changed_is_not_taken_for_the_first(desk, browser, ot):
    check = filled_in(browser, ot, "signaleren", SIGNAAL)
    confirm(browser, ot, "signaleren", check)
    data = {**hidden(check), "fase": "vastleggen", "signaal": "Anders."}
    again = browser.submit(f"{ot}/stap/signaleren", data)
    assert again.status_code == 409
    assert "Anders." in again.text
    assert state_of(desk, ot) == ("signalering", 2)


def test_what_stands_in_the_way_is_said_before_anything_is_typed(desk, browser, ot):
    planned(desk, ot)
    page = browser.get(f"{ot}/stap/jos_uitnodigen")
    assert page.status_code == 200
    assert "Wat kan nu niet, en waarom" in page.text
    assert (
        "Deze deelnemer is bij het plannen van dit overleg niet genoemd." in page.text
    )
    assert "(AVG 5; AVG 6)" in page.text
    assert "Vastleggen</button>" not in page.text


def test_a_case_of_others_looks_like_no_case(browser, ot):
    browser.sign_in(Actor("iemand-anders", Role.IB))
    mine = browser.get(f"{ot}/stap/signaleren")
    none = browser.get("/zaken/OT-2026-0000-0/stap/signaleren")
    assert (mine.status_code, none.status_code) == (404, 404)
    assert mine.text == none.text.replace("/zaken/OT-2026-0000-0", ot)


@pytest.mark.parametrize("action", ["bestaat_niet", "bespreken", "concept_nagaan"])
def test_a_step_that_is_not_there_now_says_so(browser, ot, action):
    assert browser.get(f"{ot}/stap/{action}").status_code in {404, 409}
    sent = {"gezien": "1", "sleutel": "k"}
    assert browser.submit(f"{ot}/stap/{action}", sent).status_code in {404, 409}


def test_a_parent_has_no_pages_of_staff(desk, browser, ot):
    with desk.work(SWV) as work:
        case_id = find(work, ot.rpartition("/")[2], IB)
    browser.cookies.clear()
    browser.come_in(OUDER_1, case_id, "ouder-1")
    assert browser.get(f"{ot}/stap/signaleren").status_code == 303


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    data=st.dictionaries(
        st.sampled_from([*SIGNAAL, "gezien", "sleutel", "toestand", "fase", "vreemd"]),
        st.text(max_size=60) | st.sampled_from(["vastleggen", "1", "concept", "ja"]),
    )
)
def test_no_nonsense_gives_an_error_of_ours_or_moves_a_case(desk, browser, ot, data):
    answer = browser.submit(f"{ot}/stap/signaleren", data)
    assert answer.status_code < 500
    assert state_of(desk, ot) == ("concept", 1)


def test_an_invitation_names_the_parents(desk, browser, ot):
    intake_done(desk, ot)
    form = browser.get(f"{ot}/stap/ot_plannen")
    assert "mevrouw Bedacht (de ouder)" in form.text
    late = filled_in(browser, ot, "ot_plannen", {**OVERLEG, "overleg_op": "2026-09-16"})
    assert late.status_code == 422
    assert 'href="#overleg_op"' in late.text
    assert "5 schooldagen" in late.text
    assert late.text.count(" checked") == 2
    check = filled_in(
        browser, ot, "ot_plannen", {**OVERLEG, "overleg_op": "2026-09-30"}
    )
    assert "mevrouw Bedacht (de ouder) krijgt een e-mail" in check.text
    assert "Uitnodiging voor een overleg" in check.text
    assert confirm(browser, ot, "ot_plannen", check).status_code == 303
    assert state_of(desk, ot)[0] == "ot_gepland"


def test_what_is_signed_is_a_document_of_the_case_and_never_typed(desk, browser, ot):
    with desk.work(SWV) as work:
        case_id = find(work, ot.rpartition("/")[2], IB)
        plan = File("Het plan.pdf", b"%PDF-1.7\n%%EOF\n")
        add_document(work, case_id, Subject.ONDERWIJS, plan, by=IB)
        case = view(work, case_id, IB)
        [found] = documents_around(work, case, IB)
        assert documents_around(work, case, OUDER_1) == []
    around = Around(find_documents=lambda: (Choice(found.vingerafdruk, found.naam),))
    [field] = fields_of(PROCESSES["opp"], ["document_hash"], around=around)
    assert field.kind == "document"
    assert [choice.text for choice in field.keuzes] == ["Het plan.pdf"]
    assert found.vingerafdruk == sha256(plan.content).hexdigest()
