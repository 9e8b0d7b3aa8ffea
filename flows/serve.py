"""Run all flows on this machine, on their schedules: what `casework serve` starts.

As a program: ``python -m flows READY``. It waits for the Prefect server, makes the file
READY when the schedules run, and ends when it is told to.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.runner import Runner
from prefect.states import Cancelled

from casework.bootstrap import tenant_codes
from casework.clock import utc_now
from flows.schedules import PLANS

HERE = "deze-machine"
HALF_A_SECOND = 0.5
POLL = 5
"""Seconds between two looks at what is due."""
TOGETHER = 3
"""Runs at the same time on one machine."""
WHY = "Van voor deze start: een nieuwe run doet dit."
UNFINISHED = [StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING]


async def serve(ready: Path) -> None:
    """Make up for what was missed, then run the flows until the program is ended."""
    tenants = tenant_codes()
    runner = Runner(
        name="casework", query_seconds=POLL, limit=TOGETHER, pause_on_shutdown=False
    )
    async with get_client() as client:
        while await client.api_healthcheck():  # noqa: ASYNC110  it says what is wrong
            await asyncio.sleep(HALF_A_SECOND)
        plans = [await plan.deployment(HERE, tenants) for plan in PLANS]
        made = [await runner.aadd_deployment(plan) for plan in plans]
        await forget_the_past(client, made)
        for deployment in made:
            await client.create_flow_run_from_deployment(deployment)
    await asyncio.to_thread(ready.touch)
    await runner.start()


async def forget_the_past(client: PrefectClient, deployments: Sequence[UUID]) -> None:
    """Cancel every run from before this moment: one new run of each does their work.

    Nothing runs when this program starts, so what seems to run was killed.
    """
    of_ours = DeploymentFilter(id=DeploymentFilterId(any_=[*deployments]))
    kinds = FlowRunFilterStateType(any_=UNFINISHED)
    unfinished = FlowRunFilter(
        state=FlowRunFilterState(type=kinds),
        expected_start_time=FlowRunFilterExpectedStartTime(before_=utc_now()),
    )
    while runs := await client.read_flow_runs(
        flow_run_filter=unfinished, deployment_filter=of_ours
    ):
        for run in runs:
            await client.set_flow_run_state(run.id, Cancelled(message=WHY), force=True)
