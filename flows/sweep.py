"""One sweep: every samenwerkingsverband, batch after batch, one task for each batch.

A samenwerkingsverband that fails does not stop the others. What Prefect is told of an
error is its class and nothing else, for its text may hold what came out of a row.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from prefect import task
from prefect.cache_policies import NO_CACHE

from casework.bootstrap import Office, office
from casework.clock import ClockDiffers
from casework.services.batch import Batch, Line
from flows.report import report

log = logging.getLogger("casework.flows")

Service = Callable[[str, str | None], Batch]
"""Does one batch for a samenwerkingsverband, from where the one before it ended."""


class SweepFailed(Exception):
    """A batch failed. The text is the class of the error."""


@task(
    task_run_name="{what} · {tenant}",
    retries=2,
    retry_delay_seconds=[5, 30],
    retry_jitter_factor=0.5,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def one_batch(
    what: str,  # noqa: ARG001  the name of the task for the operator
    tenant: str,
    service: Service,
    after: str | None,
) -> Batch:
    """Do one batch of a sweep, and try again when it fails."""
    with only_the_class_of_errors():
        return service(tenant, after)


@dataclass
class Sweep:
    """A sweep that is going on: what it did, and what went wrong."""

    office: Office
    tenants: Sequence[str]
    lines: list[Line] = field(default_factory=list)
    failures: list[SweepFailed] = field(default_factory=list)

    def each(self, what: str, service: Service) -> None:
        """Let a service do all its batches for every samenwerkingsverband."""
        for tenant in self.tenants:
            try:
                self._whole(what, tenant, service)
            except SweepFailed as failure:
                self.failures.append(failure)

    def _whole(self, what: str, tenant: str, service: Service) -> None:
        batch = one_batch(what, tenant, service, None)
        self.lines += batch.lines
        while batch.after:
            batch = one_batch(what, tenant, service, batch.after)
            self.lines += batch.lines


@contextmanager
def sweeping(key: str, tenants: Sequence[str]) -> Iterator[Sweep]:
    """Open the office for a sweep; afterwards show what was done, and what failed."""
    with only_the_class_of_errors(), office() as opened:
        sweep = Sweep(opened, tenants)
        yield sweep
    report(key, sweep.lines)
    for failure in sweep.failures:
        raise failure


@contextmanager
def only_the_class_of_errors() -> Iterator[None]:
    """Keep the text of an error away from Prefect."""
    try:
        yield
    except SweepFailed:
        raise
    except ClockDiffers as fault:
        log.error("%s", fault)  # noqa: TRY400  one line that names nobody, no trace
        raise SweepFailed(type(fault).__name__) from None
    except Exception as fault:  # noqa: BLE001  whatever it is, its text stays here
        raise SweepFailed(type(fault).__name__) from None
