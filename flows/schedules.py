"""The one list of what runs when, in the time of the Netherlands.

Every sweep covers all that is due when it runs, so a run that was missed is made up by
the next. What matters on the day itself comes back often: a file of absence can come in
late in the day, and a sweep with nothing to do costs a second, a day too late more.
"""

from dataclasses import dataclass

from prefect import Flow
from prefect.client.schemas.objects import (
    ConcurrencyLimitConfig,
    ConcurrencyLimitStrategy,
)
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.absence import absence
from flows.bewaren import bewaren
from flows.certificates import certificates
from flows.checks import checks
from flows.deadlines import deadlines
from flows.digest import digest
from flows.escalation import escalation
from flows.exchange import exchanges
from flows.files import files
from flows.post import post
from flows.seal import seal
from flows.webhooks import webhooks
from flows.witness import witness

AMSTERDAM = "Europe/Amsterdam"
ALONE = ConcurrencyLimitConfig(
    limit=1,
    collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW,
    grace_period_seconds=60,
)
"""One run of a sweep at a time: a later one would find nothing more to do."""


@dataclass(frozen=True)
class Plan:
    """A flow and when it runs."""

    flow: Flow[[list[str]], None]
    cron: str

    @property
    def schedule(self) -> Schedule:
        """Return when it runs, as Prefect wants it."""
        return Cron(self.cron, timezone=AMSTERDAM)

    async def deployment(self, name: str, tenants: list[str]) -> RunnerDeployment:
        """Return the flow on its schedule, for these samenwerkingsverbanden."""
        return await self.flow.ato_deployment(
            name=name,
            schedules=[self.schedule],
            parameters={"tenants": tenants},
            concurrency_limit=ALONE,
            tags=["casework", self.flow.name],
            entrypoint_type=EntrypointType.MODULE_PATH,
        )


PLANS = (
    Plan(deadlines, "*/15 * * * *"),
    Plan(post, "* * * * *"),
    Plan(webhooks, "* * * * *"),
    Plan(seal, "* * * * *"),
    Plan(witness, "20 * * * *"),
    Plan(absence, "*/15 * * * *"),
    Plan(escalation, "5 6-18 * * *"),
    Plan(digest, "0 7-9 * * 1-5"),
    Plan(bewaren, "40 3 * * *"),
    Plan(checks, "10 4 * * *"),
    Plan(exchanges, "*/5 * * * *"),
    Plan(certificates, "20 * * * *"),
    Plan(files, "*/15 * * * *"),
)
