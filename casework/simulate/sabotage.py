"""Break a promise on purpose, so that a test can see that it is found.

None of it is in the product: a rule is bent in this process and put back, a mail server
says yes and throws away, and somebody holds a case whenever the escalations are run.
"""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from email.message import EmailMessage
from uuid import UUID

from casework.access import SYSTEEM, VISIBLE, seen_by
from casework.simulate.mischief import Mischief, Sabotage
from casework.simulate.world import World
from statemachines.length import weken
from statemachines.rules import RULES

LOST = 5
"""The number of the message that is lost."""
_LATE = f"""
select c.lineage[1] from term t
join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
where t.tenant_id = %(tenant)s and t.closed_at is null and t.escalate_on <= %(today)s
  and {VISIBLE} order by t.escalate_on, t.id limit 1"""  # noqa: S608  constants only
_HOLD = f"""
select c.id from cases c
where c.tenant_id = %(tenant)s and c.id = %(case)s and {VISIBLE} for update"""  # noqa: S608  constants only


@contextmanager
def bent_rule(mischief: Mischief) -> Generator[None, None, None]:
    """Give a rule another length as long as the year lasts, if that is the sabotage."""
    if mischief.sabotage is not Sabotage.WRONG_TERM:
        yield
        return
    rule = RULES[mischief.rule]
    right = rule.length
    object.__setattr__(rule, "length", weken(mischief.weeks))
    try:
        yield
    finally:
        object.__setattr__(rule, "length", right)


def loses(mischief: Mischief) -> Callable[[EmailMessage], bool]:
    """Return which message the mail server loses: one, or none."""
    offered = 0

    def lost(_message: EmailMessage) -> bool:
        nonlocal offered
        offered += 1
        return mischief.sabotage is Sabotage.LOST_MAIL and offered == LOST

    return lost


class Holder:
    """Somebody who holds one case whenever escalations are run: they pass over it."""

    def __init__(self, world: World, mischief: Mischief) -> None:
        """Hold nothing yet; without sabotage nothing ever."""
        self._world = world
        self._active = mischief.sabotage is Sabotage.SKIPPED_ESCALATION
        self.held: UUID | None = None

    def beside(self, service: str) -> AbstractContextManager[None]:
        """Return what goes on beside a service."""
        if self._active and service == "escalate_due":
            return self._holding()
        return nullcontext()

    @contextmanager
    def _holding(self) -> Generator[None, None, None]:
        with self._world.desk.work(self._world.plan.swv) as work:
            values = {**seen_by(SYSTEEM, work.tenant.code), "today": work.today}
            if self.held is None:
                found = work.rows(_LATE, values)
                self.held = found[0][0] if found else None
            work.rows(_HOLD, {**values, "case": self.held})
            yield
