"""There is one list of what runs when, and prefect.yaml says the same."""

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from prefect import Flow

from casework.tenants import load_tenants
from flows.schedules import ALONE, AMSTERDAM, PLANS

ROOT = Path(__file__).parents[2]
DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]


def flows_of_the_package():
    for path in sorted((ROOT / "flows").glob("[a-z]*.py")):
        module = import_module(f"flows.{path.stem}")
        for found in vars(module).values():
            if isinstance(found, Flow) and found.fn.__module__ == module.__name__:
                yield found.name


def test_every_flow_has_a_schedule():
    assert sorted(flows_of_the_package()) == sorted(plan.flow.name for plan in PLANS)


def test_a_part_runs_each_flow_on_the_schedule_of_the_list():
    for part in {each["name"] for each in DEPLOYMENTS}:
        found = {
            each["entrypoint"]: [(s["cron"], s["timezone"]) for s in each["schedules"]]
            for each in DEPLOYMENTS
            if each["name"] == part
        }
        assert found == {
            f"{plan.flow.fn.__module__.replace('.', '/')}.py:{plan.flow.fn.__name__}": [
                (plan.cron, AMSTERDAM)
            ]
            for plan in PLANS
        }


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.flow.name)
def test_every_samenwerkingsverband_is_in_one_part(plan):
    module = plan.flow.fn.__module__.replace(".", "/")
    known = Counter(
        tenant
        for each in DEPLOYMENTS
        if each["entrypoint"].startswith(f"{module}.py")
        for tenant in each["parameters"]["tenants"]
    )
    assert known == Counter(list(load_tenants()))


def test_one_run_of_a_sweep_at_a_time():
    assert all(
        each["concurrency_limit"] == ALONE.model_dump(mode="json")
        for each in DEPLOYMENTS
    )


def test_no_result_is_kept_and_a_run_that_hangs_ends():
    for plan in PLANS:
        assert plan.flow.persist_result is False
        assert plan.flow.timeout_seconds
