"""For each letter whose sending counts, somebody can record that paper is posted."""

import pytest

from casework.services.paper_steps import records_posting, still_to_post
from statemachines.inzage_brieven import verzenders
from statemachines.processes import PROCESSES

ONLY_MARKED = {"leerrecht_alert/kopie"}
"""The copy of an alert for the parents: its sending starts no term."""
RECORDED = sorted(
    (code, notice.template)
    for code, process in PROCESSES.items()
    for notice in {
        *process.notifies,
        *(notice for step in process.steps for notice in step.notifies),
    }
    if notice.sent and notice.template not in ONLY_MARKED
)


def where(code, template):
    """Return the step for paper in each state where the sending can be recorded."""
    return {
        (state.name, role): records_posting(code, state.name, template, role)
        for state in PROCESSES[code].states
        for role in verzenders(code)
        if still_to_post(code, state.name, template)
    }


@pytest.mark.parametrize(("code", "template"), sorted(set(RECORDED)))
def test_who_posts_a_letter_has_a_step_that_says_so(code, template):
    found = where(code, template)
    assert any(found.values())


@pytest.mark.parametrize("template", sorted(ONLY_MARKED))
def test_a_letter_that_starts_no_term_is_only_marked_as_posted(template):
    assert not any(where("leerrecht_alert", template).values())


def test_a_step_for_paper_is_never_the_one_of_the_machine():
    for code, template in RECORDED:
        for action in filter(None, where(code, template).values()):
            steps = [s for s in PROCESSES[code].steps if s.action == action]
            assert all({*step.by} & verzenders(code) for step in steps), action
