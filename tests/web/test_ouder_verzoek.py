"""Call me first, and this is not right: tasks for people, with a receipt and a day."""

from datetime import date

import pytest

from casework.access import CaseNotFound
from casework.demo.people import DESKUNDIGE, IB, OUDER_1, OUDER_2
from casework.models import Ask
from casework.services.family.requests import handle, open_requests, requests_of
from casework.services.hold import view
from tests.conftest import SWV
from tests.web.ouder import comes_in, fill_in, says, send, state_of

CALL = ({"wanneer": "ochtend"}, {"taal": "ja"}, {"waarover": "De klas."})
WRONG = ({"wat": "telefoon"}, {"hoe": "Mijn nummer eindigt op 12, niet op 21."})


@pytest.fixture
def told(verhaal):
    return verhaal("ot")


@pytest.fixture
def browser(told):
    return comes_in(told)


@pytest.fixture
def path(told):
    return f"/mijn/zaken/{told.kenmerk('ot')}"


def waiting(told, by=IB):
    with told.desk.work(SWV) as work:
        return open_requests(work, by)


def test_wanting_to_talk_first_is_an_answer_with_a_last_day(told, browser, path):
    before = state_of(told, "ot")
    check = fill_in(browser, f"{path}/bellen", *CALL)
    assert "In de ochtend" in says(check)
    receipt = says(send(browser, check))
    [task] = waiting(told)
    assert task.kind is Ask.BELLEN
    assert task.asked == {
        "wanneer": ["ochtend"],
        "taal": ["ja"],
        "waarover": ["De klas."],
    }
    assert (task.party, task.due_on) == ("ouder-1", date(2026, 9, 25))
    assert task.receipt in receipt
    assert "vrijdag 25 september 2026" in receipt
    assert state_of(told, "ot") == before


def test_what_is_not_right_is_looked_at_within_a_month_and_changes_nothing(
    told, browser, path
):
    before = state_of(told, "ot")
    receipt = says(send(browser, fill_in(browser, f"{path}/klopt_niet", *WRONG)))
    [task] = waiting(told)
    assert (task.kind, task.due_on) == (Ask.KLOPT_NIET, date(2026, 10, 22))
    assert "Wij veranderen niets stil" not in receipt
    assert state_of(told, "ot") == before
    with told.desk.work(SWV) as work:
        [(sealed,)] = work.rows("select sealed from family_request", [])
    assert b"eindigt" not in bytes(sealed)


def test_asking_twice_asks_once(told, browser, path):
    check = fill_in(browser, f"{path}/bellen", *CALL)
    send(browser, check)
    send(browser, check)
    assert len(waiting(told)) == 1


def test_who_asked_reads_what_was_done(told, browser, path):
    receipt = send(browser, fill_in(browser, f"{path}/klopt_niet", *WRONG))
    [task] = waiting(told)
    with told.desk.work(SWV) as work:
        handle(work, task.receipt, IB, "Wij hebben het nummer veranderd.")
    assert waiting(told) == []
    assert "Wij hebben het nummer veranderd." in says(browser.get(receipt.url.path))
    assert "Er klopt iets niet" in says(browser.get("/mijn"))


def test_a_request_is_for_those_who_can_act_on_it(told, browser, path):
    send(browser, fill_in(browser, f"{path}/bellen", *CALL))
    for nobody in (OUDER_1, OUDER_2, DESKUNDIGE):
        assert waiting(told, nobody) == []
    case_id, _ = told.case("ot")
    with told.desk.work(SWV) as work:
        assert requests_of(work, view(work, case_id, OUDER_2), OUDER_2) == []
    [task] = waiting(told)
    with told.desk.work(SWV) as work, pytest.raises(CaseNotFound):
        handle(work, task.receipt, DESKUNDIGE, "x")


def test_the_receipt_of_another_parent_does_not_exist(told, browser, path):
    receipt = send(browser, fill_in(browser, f"{path}/bellen", *CALL)).url.path
    other = comes_in(told, party="ouder-2")
    assert other.get(receipt).status_code == 404
    assert (
        "Ik wil eerst met iemand praten"
        not in says(other.get("/mijn")).split("nu staat")[1]
    )


@pytest.mark.parametrize("typed", ["", "iets", "x\x00"])
def test_a_choice_that_is_not_there_is_asked_again(browser, path, typed):
    answer = browser.submit(f"{path}/bellen/1", {"wanneer": typed})
    assert answer.status_code == 422
    assert "Kies een antwoord." in says(answer)


def test_text_that_is_no_text_is_refused_kindly(browser, path):
    answer = browser.submit(f"{path}/klopt_niet/2", {"hoe": "a\x07b"})
    assert answer.status_code == 422
    assert "tekens die geen tekst zijn" in says(answer)


def test_staff_reads_who_asked_and_writes_down_what_was_done(told, browser, path):
    receipt = send(browser, fill_in(browser, f"{path}/bellen", *CALL))
    staff, case_page = told.browser, path.removeprefix("/mijn")
    staff.sign_in(IB)
    page = staff.get("/verzoeken")
    assert "mevrouw Bedacht: Ik wil eerst met iemand praten" in says(page)
    assert "Uiterlijk vrijdag 25 september 2026" in says(page)
    assert "Ik wil eerst met iemand praten" in says(staff.get(case_page))
    [task] = waiting(told)
    field = f"gedaan-{task.receipt}"
    empty = staff.submit(f"/verzoeken/{task.receipt}", {field: " "})
    assert empty.status_code == 422
    assert f'href="#{field}"' in empty.text
    done = staff.submit(f"/verzoeken/{task.receipt}", {field: "Gebeld. Alles is goed."})
    assert done.status_code == 303
    assert "Er wacht nu niets." in says(staff.get("/verzoeken"))
    again = comes_in(told)
    assert "Gebeld. Alles is goed." in says(again.get(receipt.url.path))


def test_the_requests_are_not_for_every_role(told):
    told.browser.sign_in(DESKUNDIGE)
    assert told.browser.get("/verzoeken").status_code == 403
    answer = told.browser.submit("/verzoeken/BEL-2026-00000-A", {"gedaan": "x"})
    assert answer.status_code in {403, 404, 422}
