"""The nightly check: what nobody will do unless somebody looks (design.md 7).

No open case without a running clock (or a reason why it needs none) and without
somebody who can take the next step; no step, warning or letter that should have
happened and did not; and rows that are what the journal says. A finding changes
nothing: people act on it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from casework.services.absence.lost import lost_findings
from casework.services.absence.waiting import signal_findings
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.clocks import read_clock
from casework.services.compare import Fields
from casework.services.cover import cover_findings
from casework.services.links.check import link_findings
from casework.services.post_check import post_findings
from casework.services.proof.outside import late_leaves
from casework.services.verify import cases_after, row_findings
from casework.services.webhook_subscriptions import unheard
from casework.work import Desk, Work
from statemachines.calendar import horizon_warning
from statemachines.dutch import in_words
from statemachines.grammar import Step
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.situation import OpenTerm

BATCH = 500
PATIENCE = timedelta(days=1)
"""How long after its day a step or a warning may take before it is a finding."""


def check_all(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Check a batch of cases, in the order of their ids; report what is wrong.

    The first batch also checks what is no case: the table of feast days, the signals of
    absence that nobody acted on, the alerts to Leerrecht that were never made, the
    programs that a webhook did not reach, and what waits too long for its leaf in the
    log.
    """
    with desk.look(tenant) as work:
        cases = cases_after(work, UUID(after) if after else None, BATCH)
        wrong = row_findings(work, cases)
        lines = [
            line
            for case in cases
            for line in _findings(work, case, len(wrong.get(case["id"], ())))
        ]
        lines += cover_findings(work, cases)
        lines += post_findings(work, [case["id"] for case in cases])
        lines += link_findings(work, [case["id"] for case in cases])
        if after is None:
            lines += _calendar(work.today)
            lines += signal_findings(work, work.today - PATIENCE)
            lines += lost_findings(work)
            lines += unheard(work)
            lines += late_leaves(work)
    return Batch(tuple(lines), str(cases[-1]["id"]) if cases else None)


def _calendar(today: date) -> Iterator[Line]:
    if warning := horizon_warning(today):
        yield Line(NO_CASE, "feestdagen", warning)


def _findings(work: Work, case: Fields, wrong: int) -> Iterator[Line]:
    kenmerk = case["kenmerk"]
    if wrong:
        told = f"klopt niet met het logboek ({wrong}): draai casework verify"
        yield Line(kenmerk, "logboek", told)
    elif case["closed_at"] is None:
        clocks = [read_clock(clock) for clock in case["clocks"]]
        yield from _waiting(case, clocks)
        for term in clocks:
            yield from (Line(kenmerk, term.rule, t) for t in _late(term, work.today))


def _waiting(case: Fields, clocks: list[OpenTerm]) -> Iterator[Line]:
    """Say what is wrong with how a case waits: for no day, or for nobody."""
    state = PROCESSES[case["process"]].state(case["state"])
    running = any(term.suspended_on is None for term in clocks)
    if not running and not state.no_clock_because:
        yield Line(case["kenmerk"], "klok", "er loopt geen termijn")
    if not _has_owner(case, running=running):
        yield Line(
            case["kenmerk"], "eigenaar", "niemand met een account kan de volgende stap"
        )


def _has_owner(case: Fields, *, running: bool) -> bool:
    """Tell whether somebody with an account can go on, or only the clock has to.

    Who can only end the case does not take it further, unless that is what is left.
    """
    process = PROCESSES[case["process"]]
    here = [s for s in process.steps if case["state"] in {f.name for f in s.source}]
    onward = [s for s in here if not s.target.final and s.target.name != case["state"]]
    people = _people(onward) or _people(here)
    if not people:
        return running
    mine = (person["role"] for person in case["people"] if person["account"])
    return bool(people & {Role(role) for role in mine})


def _people(steps: Iterable[Step[Any]]) -> set[Role]:
    return {role for step in steps for role in step.by} - {Role.SYSTEEM}


def _late(term: OpenTerm, today: date) -> Iterator[str]:
    """Say which day of a term went by without what belongs to it."""
    if term.suspended_on is not None:
        return
    if term.legal_end + PATIENCE < today:
        ended = in_words(term.legal_end)
        yield f"voorbij sinds {ended}, en de stap is niet gezet"
    elif term.warn_on and term.warn_on + PATIENCE < today:
        yield f"de waarschuwing van {in_words(term.warn_on)} is niet gegeven"
    if term.escalate_on and term.escalate_on + PATIENCE < today:
        yield f"het bericht van {in_words(term.escalate_on)} is niet gegeven"
