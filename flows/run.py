"""What a flow is here: its name, its patience, and what Prefect may see of it.

Prefect keeps parameters, names, tags, log lines, artifacts and the text of errors. So
none of these holds more than the code of a samenwerkingsverband and a kenmerk.
"""

from collections.abc import Callable, Sequence

from prefect import Flow, flow
from prefect.runtime import flow_run

from casework.clock import AMSTERDAM

Sweeping = Callable[[list[str]], None]
LONGEST = 3600
"""Seconds after which a run that hangs is ended: the next one must not wait for it."""
SHOWN = 2


def sweeps(name: str) -> Callable[[Sweeping], Flow[[list[str]], None]]:
    """Make a flow of a function that sweeps through these samenwerkingsverbanden."""
    return flow(
        name=name,
        flow_run_name=run_name,
        retries=1,
        retry_delay_seconds=20,
        timeout_seconds=LONGEST,
        persist_result=False,
    )


def run_name() -> str:
    """Name a run as the operator looks for it: what, for whom, and when."""
    moment = flow_run.scheduled_start_time.astimezone(AMSTERDAM)
    whom = for_whom(flow_run.parameters["tenants"])
    return f"{flow_run.flow_name} · {whom} · {moment:%d-%m %H:%M}"


def for_whom(tenants: Sequence[str]) -> str:
    """Name the first two samenwerkingsverbanden, and count the others."""
    others = len(tenants[SHOWN:])
    return ", ".join(tenants[:SHOWN]) + f" en {others} meer" * bool(others)
