"""What is an answer, a way out and a choice: each action named is one of the law."""

from statemachines.aan_zet import ANTWOORDEN, KEUZEN, UITGANGEN
from statemachines.processes import PROCESSES

STEPS = [step for process in PROCESSES.values() for step in process.steps]


def test_each_named_action_exists():
    known = {step.action for step in STEPS}
    assert (UITGANGEN | ANTWOORDEN).union(*KEUZEN) <= known


def test_the_answers_of_a_choice_can_be_given_in_one_place():
    for answers in KEUZEN:
        places = [
            {(process.code, s.name) for s in step.source}
            for process in PROCESSES.values()
            for step in process.steps
            if step.action in answers
        ]
        shared = {
            place
            for place in set().union(*places)
            if sum(place in found for found in places) >= len(answers)
        }
        assert shared, answers


def test_whatever_is_called_to_withdraw_is_no_task():
    ends = {step.action for step in STEPS if step.target.name == "ingetrokken"}
    assert ends <= UITGANGEN
