"""The simulated year runs what the flows run: the same services, in the same order."""

import ast
import inspect
from importlib import import_module

import pytest

from casework.simulate.timetable import EVENING, FLOWS, MORNING, Outside, services
from flows.schedules import PLANS


def called(plan):
    """Name the services that a flow calls in its source, in order."""
    module = import_module(plan.flow.fn.__module__)
    ours = {
        name
        for name, found in vars(module).items()
        if inspect.isfunction(found) and found.__module__.startswith("casework.")
    }
    tree = ast.parse(inspect.getsource(plan.flow.fn))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and is_each(n)]
    for call in sorted(calls, key=lambda call: call.lineno):
        names = {n.id for n in ast.walk(call) if isinstance(n, ast.Name)} & ours
        # The flow of the witness gives its service a folder first, under another name.
        yield names or ours & {"keep_witness"}


def is_each(node):
    attribute = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return attribute and node.func.attr == "each"


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.flow.name)
def test_a_flow_calls_what_the_timetable_says(plan):
    assert [*called(plan)] == [{name} for name in FLOWS[plan.flow.name]]


def test_every_flow_is_in_the_timetable_and_runs():
    assert {*FLOWS} == {plan.flow.name for plan in PLANS}
    assert {run.flow for run in (*MORNING, *EVENING)} == {*FLOWS}


def test_every_service_of_the_timetable_is_the_one_of_its_name(tmp_path):
    known = services(Outside(lambda _: None, tmp_path))
    assert {name for names in FLOWS.values() for name in names} == {*known}


def test_hours_go_up_in_a_day():
    hours = [run.hour for run in (*MORNING, *EVENING)]
    assert hours == sorted(hours)
