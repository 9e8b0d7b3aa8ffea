"""Warn the people of a case that a term comes to its end: each rung once (K12).

Missed rungs, after the system stood still, do not all come at once: the highest is
sent, and the journal says which were passed over. Of a term that is over already
nobody is warned any more: its step tells them.
"""

from dataclasses import replace

from casework.services.batch import Batch
from casework.services.claim_terms import Day
from casework.services.planned import Planned, Sweep
from casework.services.sweep import BATCH, sweep
from casework.services.watch import WAARSCHUWEN, Watched, has_come, noted, watched
from casework.work import Desk, Work
from statemachines.arming import armed, missed, warns_of
from statemachines.bewaking import WAARSCHUWING
from statemachines.hoger import wie
from statemachines.ledger import school_calendar
from statemachines.rungs import Rung, rungs


def warn_due(
    desk: Desk, tenant: str, after: str | None = None, *, size: int = BATCH
) -> Batch:
    """Give at most ``size`` warnings whose day has come. Twice is once."""
    return sweep(desk, tenant, _SWEEP, after, size)


def _warn(work: Work, found: Watched) -> Planned | None:
    if not has_come(found.term.warn_on, work):
        return None
    due = _rungs(work, found)
    if not due:
        outcome = "geen waarschuwing meer: de laatste dag kwam eerder"
        after = replace(found.term, warn_on=None)
        return Planned(outcome, noted(work, found, after, WAARSCHUWEN))
    return _give(work, found, due)


def _give(work: Work, found: Watched, due: tuple[Rung, ...]) -> Planned:
    *passed, rung = due
    warns = warns_of(found.process, found.term.rule, found.term.then)
    school = school_calendar(work.policy)
    after = armed(warns, replace(found.term, warned=rung.number), school)
    over = found.term.legal_end < work.today
    to = wie(rung.to, found.present)
    deed = noted(
        work,
        found,
        after,
        WAARSCHUWEN,
        () if over else (replace(WAARSCHUWING, to=to),),
        rung=rung.number,
        day=rung.on.isoformat(),
        zin=rung.zin,
        meant_for=rung.to.value,
        told=None if over else to.value,
        passed=[one.number for one in passed],
        last=found.term.raw_end.isoformat(),
    )
    return Planned(_in_words(rung, over=over), deed)


def _rungs(work: Work, found: Watched) -> tuple[Rung, ...]:
    """Return the rungs whose day has come: at least the one that was set.

    School holidays that became known later can have moved it; it is given all the same.
    """
    school = school_calendar(work.policy)
    warns = warns_of(found.process, found.term.rule, found.term.then)
    if due := missed(warns, found.term, school, work.today):
        return due
    left = (r for r in rungs(warns, found.term, school) if r.number > found.term.warned)
    return tuple(left)[:1]


def _in_words(rung: Rung, *, over: bool) -> str:
    if over:
        return f"sport {rung.number} overgeslagen: de termijn is voorbij"
    return f"sport {rung.number}: {rung.to.value} gewaarschuwd"


_SWEEP = Sweep(Day.WARN_ON, lambda work: work.today, watched, _warn)
