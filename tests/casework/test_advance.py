"""A step is all or nothing, once, and only for who may take it."""

import pytest

from casework.access import SYSTEEM, Actor, CaseNotFound
from casework.services.advance import advance
from casework.services.hold import view
from casework.services.lapse_due import lapse_due
from casework.services.repeats import KeyReused
from casework.services.verify import verify
from casework.services.write import Stale
from statemachines.engine import Refused
from statemachines.grammar import Role
from tests.conftest import SWV
from tests.toy import ADMIN, MOEDER, VADER, VOORZITTER, of_parents, opened

AANVRAAG = {"ontvangen_op": "2026-09-14", "toelichting": "Noor leert thuis beter."}


def rows(desk, query, *values):
    with desk.work(SWV) as work:
        return work.rows(query, values)


def take(desk, case_id, action, by, facts=None, **options):
    with desk.work(SWV) as work:
        return advance(work, case_id, action, by=by, facts=facts or {}, **options)


@pytest.fixture
def running(desk, case):
    take(desk, case.case_id, "indienen", VOORZITTER, AANVRAAG)
    return case.case_id


def questions(desk):
    with desk.work(SWV) as work:
        return of_parents(work)


def state(desk, case_id):
    return rows(desk, "select state from cases where id = %s", case_id)[0][0]


def test_a_step_writes_state_journal_term_and_linked_cases_together(desk, case):
    outcome = take(desk, case.case_id, "indienen", VOORZITTER, AANVRAAG)

    assert (outcome.state, outcome.version) == ("loopt", 2)
    entries = rows(desk, "select case_id, seq from journal where seq = 2")
    assert entries == [(case.case_id, 2)]
    assert len(questions(desk)) == 2
    terms = rows(desk, "select rule, legal_end::text from term order by rule")
    assert terms == [("C4", "2026-11-09"), ("C6", "2026-09-28"), ("C6", "2026-09-28")]


def test_a_refused_step_leaves_no_trace(desk, case):
    with pytest.raises(Refused, match="Vul nog in: toelichting"):
        take(desk, case.case_id, "indienen", VOORZITTER, {"ontvangen_op": "2026-09-14"})

    assert state(desk, case.case_id) == "concept"
    assert rows(desk, "select count(*) from journal") == [(1,)]


@pytest.mark.parametrize(
    "stranger",
    [
        Actor("u-ander", Role.VOORZITTER),
        Actor("u-voorzitter", Role.SWV_ADMIN),
        Actor("u-ouder-1", Role.LEERRECHT),
    ],
)
def test_a_case_that_is_not_yours_does_not_exist(desk, case, stranger):
    with pytest.raises(CaseNotFound):
        take(desk, case.case_id, "indienen", stranger, AANVRAAG)


def test_another_tenant_cannot_see_the_case_not_even_the_system(desk, case):
    with pytest.raises(CaseNotFound), desk.work("po_ijmond") as work:
        view(work, case.case_id, SYSTEEM)


def test_a_parent_does_not_see_the_question_to_the_other(desk, running):
    of_mother, of_father = questions(desk)
    with pytest.raises(CaseNotFound):
        take(desk, of_father, "antwoorden", MOEDER, {"antwoord": "Ja."})
    assert take(desk, of_mother, "antwoorden", MOEDER, {"antwoord": "Ja."}).version == 2


def test_the_main_case_moves_when_the_last_answer_is_there(desk, running):
    of_mother, of_father = questions(desk)
    take(desk, of_mother, "antwoorden", MOEDER, {"antwoord": "Ja."})
    assert state(desk, running) == "loopt"

    take(desk, of_father, "antwoorden", VADER, {"antwoord": "Nee."})
    assert state(desk, running) == "klaar"
    assert rows(desk, "select count(*) from term where closed_at is null") == [(0,)]


def test_open_questions_end_with_the_main_case(desk, running):
    take(desk, running, "intrekken", VOORZITTER)

    assert {state(desk, id_) for id_ in questions(desk)} == {"stil"}


def test_a_silent_parent_does_not_hold_up_the_case(desk, running, clock):
    clock.forward(days=15)
    swept = lapse_due(desk, SWV).lines
    assert [line.what.split()[0] for line in swept] == ["C6", "C6"]
    assert lapse_due(desk, SWV).lines == ()
    assert state(desk, running) == "klaar"


def test_suspension_adds_the_real_days_and_says_so(desk, running, clock):
    clock.forward(days=7)
    take(desk, running, "stilleggen", ADMIN)
    clock.forward(days=14)
    take(desk, running, "aanvullen", VOORZITTER)

    query = """select raw_end::text, legal_end::text, spans from term
        where rule = 'C4' and closed_at is null"""
    spans = [["2026-09-21", "2026-10-05"]]
    assert rows(desk, query) == [("2026-11-22", "2026-11-23", spans)]


def test_who_looked_at_an_older_version_is_told(desk, running):
    with pytest.raises(Stale, match="versie 1, nu is het versie 2"):
        take(desk, running, "intrekken", VOORZITTER, seen=1)


def test_a_repeated_step_gets_the_first_answer(desk, case):
    first = take(desk, case.case_id, "indienen", VOORZITTER, AANVRAAG, key="k", seen=1)
    again = take(desk, case.case_id, "indienen", VOORZITTER, AANVRAAG, key="k", seen=1)

    assert (first.repeated, again.repeated) == (False, True)
    assert (again.state, again.version) == (first.state, first.version)
    with pytest.raises(KeyReused):
        take(desk, case.case_id, "intrekken", VOORZITTER, key="k")


def test_a_secret_fact_is_not_stored_in_clear(desk, running):
    [(dossier,)] = rows(desk, "select dossier from cases where id = %s", running)
    assert dossier["toelichting"] == "(verzegeld)"
    bodies = rows(desk, "select convert_from(body, 'UTF8') from journal")
    assert not any("thuis" in body for (body,) in bodies)


def test_a_number_is_given_out_once_and_never_again(desk, with_toy):
    numbered = {**AANVRAAG, "nummer": "N-1"}
    with desk.work(SWV) as work:
        first, second = opened(work).case_id, opened(work).case_id
    take(desk, first, "indienen", VOORZITTER, numbered)
    take(desk, first, "intrekken", VOORZITTER)

    with pytest.raises(Refused, match="N-1 is al eerder gegeven"):
        take(desk, second, "indienen", VOORZITTER, numbered)
    take(desk, second, "indienen", VOORZITTER, {**AANVRAAG, "nummer": "N-2"})


def test_all_that_happened_is_verified(desk, running):
    with desk.work(SWV) as work:
        checked = verify(work)
    assert (checked.cases, checked.entries, checked.findings) == (3, 4, ())
