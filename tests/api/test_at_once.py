"""Programs that ask at the same moment: one step, one case, no fault."""

from concurrent.futures import ThreadPoolExecutor

from tests import toy
from tests.api.test_cases import FILED, opening
from tests.conftest import SWV

MANY = 6


def at_once(ask):
    with ThreadPoolExecutor(MANY) as pool:
        return [done.result() for done in [pool.submit(ask) for _ in range(MANY)]]


def test_one_of_many_programs_takes_the_step_and_the_others_hear_the_version(
    program_of, case
):
    program = program_of(toy.VOORZITTER)
    answers = at_once(lambda: program.step(case.kenmerk, "indienen", FILED, seen='"1"'))
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * (
        MANY - 1
    )
    stale = [answer.json()["versie"] for answer in answers if answer.status_code == 412]
    assert set(stale) == {2}


def test_one_key_takes_one_step_however_often_it_is_sent_at_once(program_of, case):
    program = program_of(toy.VOORZITTER)
    once = {"seen": '"1"', "Idempotency_Key": "een"}
    answers = at_once(lambda: program.step(case.kenmerk, "indienen", FILED, **once))
    assert {answer.status_code for answer in answers} == {200}
    assert sorted(answer.json()["repeated"] for answer in answers) == [
        False,
        *[True] * (MANY - 1),
    ]


def test_one_key_opens_one_case_however_often_it_is_sent_at_once(
    program_of, with_toy, desk
):
    program = program_of(toy.VOORZITTER)
    sent = {"Idempotency-Key": "een"}
    answers = at_once(lambda: program.post("/zaken", json=opening(), headers=sent))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["kenmerk"] for answer in answers}) == 1
    with desk.work(SWV) as work:
        assert work.rows("select count(*) from cases", []) == [(1,)]
