"""The letters of a case: as they were sent, for who may read them, and as a PDF."""

import re

from casework.access import Actor
from casework.demo import people
from casework.services.hold import view
from casework.services.kept_letters import readable_letters
from casework.services.who_looked import who_looked
from statemachines.inzage_brieven import MEELEZERS, verzenders
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from tests.conftest import SWV

LETTER = re.compile(r'href="(/zaken/[^"]+/brieven/[0-9a-f]{32})"')
NEVER = {*FAMILY, Role.LEERLING, Role.LEERRECHT, Role.KERNGROEP, Role.JOS, Role.LERAAR}


def first_letter(told, kenmerk):
    return LETTER.findall(told.browser.get(f"/zaken/{kenmerk}/brieven").text)[0]


def test_a_letter_is_shown_as_it_was_sent_and_the_look_is_written_down(verhaal):
    told = verhaal("besluit")
    case_id, kenmerk = told.case("bekendmaking", "ouder-1")
    told.browser.sign_in(people.ADMIN)
    answer = told.browser.get(first_letter(told, kenmerk))
    assert answer.status_code == 200
    assert "Ons besluit over Sterre" in answer.text
    assert "Stuur uw bezwaar uiterlijk donderdag 1 april 2027" in answer.text
    assert "mevrouw Bedacht" in answer.text
    with told.desk.work(SWV) as work:
        looks = who_looked(work, view(work, case_id, people.ADMIN))
    assert {"brief", "brieven"} <= {look.what for look in looks}


def test_a_letter_is_a_tagged_pdf_too(verhaal):
    told = verhaal("besluit")
    told.browser.sign_in(people.ADMIN)
    path = first_letter(told, told.kenmerk("bekendmaking", "ouder-1"))
    answer = told.browser.get(f"{path}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.startswith(b"%PDF-")
    assert "Sterre" not in answer.headers["content-disposition"]


def test_a_letter_of_another_case_or_one_that_is_not_there_is_the_same(verhaal):
    told = verhaal("besluit")
    told.browser.sign_in(people.ADMIN)
    one = told.kenmerk("bekendmaking", "ouder-1")
    other = told.kenmerk("bekendmaking", "ouder-2")
    strange = first_letter(told, one).replace(one, other)
    answers = [
        told.browser.get(path)
        for path in (
            strange,
            f"{strange}.pdf",
            f"/zaken/{other}/brieven/{'0' * 32}",
            f"/zaken/{other}/brieven/onzin",
            f"/zaken/{other}/brieven/onzin.pdf",
        )
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


def test_who_does_not_read_along_sees_only_own_letters(verhaal):
    told = verhaal("besluit")
    case_id, kenmerk = told.case("tlv")
    told.browser.sign_in(people.DESKUNDIGE)
    with told.desk.work(SWV) as work:
        case = view(work, case_id, people.DESKUNDIGE)
        mine = readable_letters(work, case, people.DESKUNDIGE)
        all_ = readable_letters(work, case, people.ADMIN)
    assert {letter.aan for letter in mine} == {"deskundige"}
    other = next(x for x in all_ if x.aan == "ouder-1" and x.leesbaar)
    page = told.browser.get(f"/zaken/{kenmerk}/brieven/{other.id.hex}")
    assert page.status_code == 404


def test_every_process_says_who_reads_along_and_nobody_who_never_may():
    assert set(MEELEZERS) == set(PROCESSES)
    for code, roles in MEELEZERS.items():
        assert not roles & NEVER, code
        assert verzenders(code) <= roles, code


def test_the_plan_and_the_verslag_are_documents_for_who_may_read_them(verhaal):
    told = verhaal("besluit")
    for code, process in (("opp", "opp"), ("verslag", "ot")):
        path = f"/zaken/{told.kenmerk(process)}/document/{code}.pdf"
        told.browser.sign_in(people.IB)
        answer = told.browser.get(path)
        assert answer.content.startswith(b"%PDF-"), code
        assert path in told.browser.get(f"/zaken/{told.kenmerk(process)}/brieven").text
        told.browser.sign_in(people.ADMIN)
        assert told.browser.get(path).status_code == 404, code


def test_somebody_who_is_not_in_the_case_gets_what_is_not_there(verhaal):
    told = verhaal("besluit")
    told.browser.sign_in(Actor("vreemd", Role.SWV_ADMIN))
    kenmerk = told.kenmerk("tlv")
    for rest in ("brieven", f"brieven/{'0' * 32}", "document/opp.pdf", "voorcontrole"):
        assert told.browser.get(f"/zaken/{kenmerk}/{rest}").status_code == 404
