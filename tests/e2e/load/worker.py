"""A worker without Prefect, as a program: NAME FOLDER CODE... sweeps again and again.

It runs the plain functions of the flows. As with Prefect at most one run of a sweep is
going on: a lock that the kernel lets go stands for the concurrency limit. It touches
NAME.beat when it begins and after each sweep that went well; what fails is in its log.
"""

import sys
import time
from collections.abc import Sequence
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import Any

from flows import report, sweep
from flows.deadlines import deadlines
from flows.escalation import escalation
from flows.exchange import exchanges
from flows.post import post
from flows.seal import seal
from flows.webhooks import webhooks

FLOWS = (post, deadlines, escalation, seal, webhooks, exchanges)
PAUSE = 0.3


def work(name: str, folder: Path, tenants: Sequence[str]) -> None:
    """Do every sweep, for ever."""
    loose: Any = sweep
    loose.one_batch = sweep.one_batch.fn
    told: Any = report
    told.create_table_artifact = lambda **_table: None
    beat = folder / f"{name}.beat"
    beat.touch()
    while True:
        for flow in FLOWS:
            if _run(flow, folder, tenants):
                beat.touch()
        time.sleep(PAUSE)


def _run(flow: Any, folder: Path, tenants: Sequence[str]) -> bool:
    """Do one sweep, unless it is going on; tell whether it was done."""
    with (folder / f"{flow.name}.lock").open("a") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        try:
            flow.fn([*tenants])
        except sweep.SweepFailed as failed:
            sys.stderr.write(f"{flow.name}: mislukt ({failed})\n")
            sys.stderr.flush()
            return False
    return True


if __name__ == "__main__":
    work(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
