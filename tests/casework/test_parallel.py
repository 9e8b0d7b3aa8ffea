"""Eight people press the same button at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from casework.services.advance import advance
from casework.services.write import Stale
from statemachines.engine import Refused
from tests.conftest import SWV
from tests.toy import MOEDER, VADER, VOORZITTER, of_parents

AANVRAAG = {"ontvangen_op": "2026-09-14", "toelichting": "Rust."}
EIGHT = 8


def at_once(desk, *acts):
    """Take each of these steps in a thread of its own, all at the same moment."""
    start = Barrier(len(acts))

    def take(act):
        start.wait()
        try:
            with desk.work(SWV) as work:
                return advance(work, **act)
        except (Stale, Refused) as refusal:
            return refusal

    with ThreadPoolExecutor(len(acts)) as threads:
        return [*threads.map(take, acts)]


def filing(case, **more):
    step = {"case_id": case.case_id, "action": "indienen", "by": VOORZITTER}
    return {**step, "facts": AANVRAAG, **more}


def journal(desk, case):
    with desk.work(SWV) as work:
        query = "select count(*) from journal where case_id = %s and seq > 1"
        return work.rows(query, [case.case_id])[0][0]


def test_with_one_key_there_is_one_step_and_seven_equal_answers(desk, case):
    answers = at_once(desk, *[filing(case, key="k", seen=1)] * EIGHT)

    assert sorted(answer.repeated for answer in answers) == [False] + [True] * 7
    assert {(answer.state, answer.version) for answer in answers} == {("loopt", 2)}
    assert journal(desk, case) == 1


def test_without_a_key_there_is_one_step_and_seven_hear_it_has_changed(desk, case):
    answers = at_once(desk, *[filing(case, seen=1)] * EIGHT)

    assert sum(isinstance(answer, Stale) for answer in answers) == EIGHT - 1
    assert journal(desk, case) == 1


@pytest.mark.parametrize("_round", range(5))
def test_two_parents_who_answer_at_once_both_count(desk, case, _round):
    with desk.work(SWV) as work:
        advance(work, **filing(case))
        mother, father = of_parents(work)
    answer = {"action": "antwoorden", "facts": {"antwoord": "Ja."}}
    at_once(
        desk,
        {**answer, "case_id": mother, "by": MOEDER},
        {**answer, "case_id": father, "by": VADER},
    )
    with desk.work(SWV) as work:
        query = "select state from cases where id = %s"
        assert work.rows(query, [case.case_id]) == [("klaar",)]


def test_a_withdrawal_and_an_answer_at_once_do_not_block_each_other(desk, case):
    with desk.work(SWV) as work:
        advance(work, **filing(case))
        mother, _ = of_parents(work)
    withdrawal = {"case_id": case.case_id, "action": "intrekken", "by": VOORZITTER}
    answer = {"case_id": mother, "action": "antwoorden", "by": MOEDER}
    outcomes = at_once(desk, withdrawal, {**answer, "facts": {"antwoord": "Ja."}})
    assert "weg" in [getattr(outcome, "state", None) for outcome in outcomes]
