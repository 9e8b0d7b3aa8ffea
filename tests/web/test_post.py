"""Letters on paper: printed with the dates of the day, each print kept, and posted."""

import pytest

from casework.access import Actor, CaseNotFound
from casework.services.advance import advance
from casework.services.deliver import deliver
from casework.services.post_room import on_paper, waiting_for_post
from casework.services.print_letter import print_letter
from casework.services.verify import verify
from casework.services.without_way_in import INSTEAD
from statemachines.roles import Role
from tests.casework.test_letter_on_paper import IB, asked, letters
from tests.conftest import SWV
from tests.post import VOORZITTER
from tests.web.browser import Browser

PRINTS = "select at, account from printed where case_id = %s order by at"
FIRST, LATER = "maandag 14 september 2026", "donderdag 17 september 2026"


@pytest.fixture
def waiting(desk):
    """A request to sign that waits for the post; give its case."""
    case_id = asked(desk)
    deliver(desk, SWV, lambda _: None)
    return case_id


@pytest.fixture
def at_ib(desk, waiting):
    with Browser(desk) as browser:
        browser.sign_in(IB)
        yield browser


def the_letter(desk, case_id, by=IB):
    with desk.work(SWV) as work:
        [letter] = [x for x in waiting_for_post(work, by) if x.case_id == case_id]
    return letter


def prints(desk, case_id):
    with desk.work(SWV) as work:
        return work.rows(PRINTS, [case_id])


def test_the_list_says_what_waits_and_getting_it_changes_nothing(desk, waiting, at_ib):
    text = at_ib.get("/post").text
    letter = the_letter(desk, waiting)
    assert f"/post/{letter.id.hex}/afdrukken" in text
    assert "Klaar sinds maandag 14 september 2026" in text
    assert at_ib.get(f"/post/{letter.id.hex}").status_code == 404
    assert prints(desk, waiting) == []


def test_a_letter_printed_on_its_own_day_is_the_letter_that_was_kept(
    desk, waiting, at_ib
):
    [(_, _, before)] = letters(desk, waiting)
    letter = the_letter(desk, waiting)
    answer = at_ib.submit(f"/post/{letter.id.hex}/afdrukken")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/post/{letter.id.hex}",
    )
    page = at_ib.get(f"/post/{letter.id.hex}").text
    assert FIRST in page
    assert "oude datum" not in page
    assert f"/zaken/{letter.kenmerk}/stap/per_post_vragen" in page
    assert letters(desk, waiting)[0][2] == before
    assert len(prints(desk, waiting)) == 1
    assert at_ib.get(f"/post/{letter.id.hex}.pdf").content.startswith(b"%PDF-")


def test_a_letter_that_waited_is_written_with_the_day_it_is_printed(
    desk, clock, waiting
):
    clock.forward(days=3)
    letter = the_letter(desk, waiting)
    with desk.work(SWV) as work:
        print_letter(work, letter, IB)
    [(_, _, text)] = letters(desk, waiting)
    assert f"Datum: {LATER}" in text
    assert FIRST not in text.partition("Beste")[0]
    assert the_letter(desk, waiting).is_of(desk.clock().date())


def test_what_was_printed_may_be_in_the_post_and_stays_until_somebody_says_it_is_not(
    desk, clock, waiting
):
    with desk.work(SWV) as work:
        print_letter(work, the_letter(desk, waiting), IB)
    clock.forward(days=3)
    with desk.work(SWV) as work:
        print_letter(work, on_paper(work, IB, the_letter(desk, waiting).id.hex), IB)
    assert FIRST in letters(desk, waiting)[0][2]
    assert len(prints(desk, waiting)) == 1
    with Browser(desk) as browser:
        browser.sign_in(IB)
        ident = the_letter(desk, waiting).id.hex
        assert "oude datum" in browser.get(f"/post/{ident}").text
        browser.submit(f"/post/{ident}/afdrukken", {"opnieuw": "ja"})
        assert LATER in browser.get(f"/post/{ident}").text
    assert len(prints(desk, waiting)) == 2
    with desk.look(SWV) as work:
        assert verify(work).findings == ()


def test_a_print_that_was_changed_is_found(desk, waiting):
    with desk.work(SWV) as work:
        print_letter(work, the_letter(desk, waiting), IB)
        work.rows("update printed set ciphertext = ciphertext || '\\x00'::bytea", [])
    with desk.look(SWV) as work:
        assert any("brief is veranderd" in f for f in verify(work).findings)


def test_a_letter_that_is_recorded_as_posted_is_off_the_list(desk, waiting):
    day = {"verzonden_op": "2026-09-14"}
    with desk.work(SWV) as work:
        advance(work, waiting, "per_post_vragen", by=IB, facts=day)
    with desk.work(SWV) as work:
        assert not [x for x in waiting_for_post(work, IB) if x.case_id == waiting]


def test_a_letter_without_a_step_is_posted_when_somebody_says_so(desk, waiting, at_ib):
    with desk.work(SWV) as work:
        plain = [x for x in waiting_for_post(work, IB) if not x.step]
    for letter in plain:
        path = f"/post/{letter.id.hex}"
        assert at_ib.submit(f"{path}/gepost").status_code == 404
        at_ib.submit(f"{path}/afdrukken")
        assert at_ib.submit(f"{path}/gepost").headers["location"] == "/post"
        assert at_ib.get(path).status_code == 404
    assert plain


def test_a_letter_with_a_step_is_only_posted_by_that_step(desk, waiting, at_ib):
    ident = the_letter(desk, waiting).id.hex
    at_ib.submit(f"/post/{ident}/afdrukken")
    assert at_ib.submit(f"/post/{ident}/gepost").status_code == 404


def test_two_people_print_at_once_and_a_letter_that_went_is_refused(desk, waiting):
    letter = the_letter(desk, waiting)
    with desk.work(SWV) as work:
        work.rows("update outbox set status = 'gepost' where id = %s", [letter.id])
    with desk.work(SWV) as work, pytest.raises(CaseNotFound):
        print_letter(work, letter, IB)


def test_a_letter_that_is_not_true_any_more_is_not_printed(desk, clock, waiting):
    letter = the_letter(desk, waiting)
    clock.forward(days=1)
    day = {"verzonden_op": "2026-09-14"}
    with desk.work(SWV) as work:
        advance(work, waiting, "per_post_vragen", by=IB, facts=day)
    with desk.work(SWV) as work, pytest.raises(CaseNotFound):
        print_letter(work, letter, IB)


def test_who_prints_second_gets_the_letter_of_who_was_first(desk, clock, waiting):
    clock.forward(days=3)
    seen_by_both = the_letter(desk, waiting)
    for _ in range(2):
        with desk.work(SWV) as work:
            print_letter(work, seen_by_both, IB)
    [(_, _, text)] = letters(desk, waiting)
    assert f"Datum: {LATER}" in text
    assert len(prints(desk, waiting)) == 1
    live = "select 1 from link where outbox_id = %s and ended_at is null"
    with desk.work(SWV) as work:
        assert len(work.rows(live, [seen_by_both.id])) == 1


def test_nobody_else_has_this_post(desk, waiting):
    ident = the_letter(desk, waiting).id.hex
    assert the_letter(desk, waiting, VOORZITTER).id.hex == ident
    with Browser(desk) as browser:
        for role in (Role.IB, Role.SWV_ADMIN):
            browser.sign_in(Actor("vreemd", role))
            assert ident not in browser.get("/post").text
            assert browser.get(f"/post/{ident}").status_code == 404
            assert browser.submit(f"/post/{ident}/afdrukken").status_code == 404


def test_who_reads_the_letter_in_the_case_does_not_find_the_way_in_of_the_parent(
    desk, waiting, at_ib
):
    letter = the_letter(desk, waiting)
    at_ib.submit(f"/post/{letter.id.hex}/afdrukken")
    paper = at_ib.get(f"/post/{letter.id.hex}").text
    assert "/l/onderwijs_dat_past" in paper
    assert "Typ daar deze letters en cijfers over" in paper
    shown = at_ib.get(f"/zaken/{letter.kenmerk}/brieven/{letter.id.hex}").text
    assert "Wilt u het plan bekijken en tekenen?" in shown
    assert "/l/onderwijs_dat_past" not in shown
    assert "letters en cijfers" not in shown
    assert INSTEAD in shown
