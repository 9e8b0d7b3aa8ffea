"""Let rising roles hear of a case that does not move: each rung once.

Who hears of it, after how many working days and with which question, is data in
`statemachines.escalatie`. A rung for which the case has nobody is passed over, and the
journal says so; when there is nobody at all, the letter is there for people to see.
"""

from collections.abc import Collection
from dataclasses import replace

from casework.services.batch import Batch
from casework.services.claim_terms import Day
from casework.services.planned import Planned, Sweep
from casework.services.sweep import BATCH, sweep
from casework.services.watch import ESCALEREN, Watched, has_come, noted, watched
from casework.work import Desk, Work
from statemachines.bewaking import BLIJFT_LIGGEN, NOOIT_OPGEVEN_AANBOD
from statemachines.escalatie import Trede, gehoord, ladder
from statemachines.grammar import Notice
from statemachines.roles import Role


def escalate_due(
    desk: Desk, tenant: str, after: str | None = None, *, size: int = BATCH
) -> Batch:
    """Take the next rung for at most ``size`` cases that do not move. Twice is once."""
    return sweep(desk, tenant, _SWEEP, after, size)


def _escalate(work: Work, found: Watched) -> Planned | None:
    if not has_come(found.term.escalate_on, work):
        return None
    rungs = ladder(found.process.code)
    taken = _next(rungs, found)
    if taken > len(rungs):
        after = replace(found.term, escalate_on=None)
        deed = noted(work, found, after, ESCALEREN)
        return Planned("geen hogere rol meer", deed)
    return _take(work, found, taken)


def _next(rungs: tuple[Trede, ...], found: Watched) -> int:
    """Return the number of the next rung for which the case has somebody.

    When it has nobody for any rung, the next one counts: it is not passed over.
    """
    ahead = range(found.term.escalated + 1, len(rungs) + 1)
    heard = (n for n in ahead if set(rungs[n - 1].rollen) & set(found.present))
    if found.term.escalated:
        return next(heard, len(rungs) + 1)
    return next(heard, 1)


def _take(work: Work, found: Watched, taken: int) -> Planned:
    rung = ladder(found.process.code)[taken - 1]
    policy = work.policy
    after = gehoord(found.term, taken, work.today, found.process.code, policy)
    roles = _heard(rung, found.present)
    since = found.term.stuck_since
    deed = noted(
        work,
        found,
        after,
        ESCALEREN,
        _notices(rung, roles),
        rung=taken,
        told=[role.value for role in roles],
        passed=[*range(found.term.escalated + 1, taken)],
        last=found.term.raw_end.isoformat(),
        since=since.isoformat() if since else None,
        gevraagd=rung.zin,
    )
    heard = " en ".join(role.value for role in roles)
    return Planned(f"trede {taken}: {heard}", deed)


def _heard(rung: Trede, present: Collection[Role]) -> tuple[Role, ...]:
    return tuple(r for r in rung.rollen if r in present) or rung.rollen


def _notices(rung: Trede, roles: tuple[Role, ...]) -> tuple[Notice, ...]:
    notice = NOOIT_OPGEVEN_AANBOD if rung.aanbod else BLIJFT_LIGGEN
    return tuple(replace(notice, to=role) for role in roles)


_SWEEP = Sweep(Day.ESCALATE_ON, lambda work: work.today, watched, _escalate)
