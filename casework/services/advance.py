"""The one way a case moves."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from uuid import UUID

from casework.access import SYSTEEM, Actor
from casework.services.book import book, draw_up, told
from casework.services.budget_year import open_years
from casework.services.hold import Held, hold, hold_children
from casework.services.judge import Act, judge
from casework.services.numbers import issue_numbers
from casework.services.open_case import open_linked
from casework.services.record import Outcome, deed_of, record
from casework.services.repeats import earlier_outcome, request_key
from casework.services.seen import moved_since
from casework.services.write import Stale
from casework.work import Work
from statemachines.engine import Decision, Facts, Refused

NO_FACTS: Facts = MappingProxyType({})


def advance(  # noqa: PLR0913  the one door; each of these is a question of its own
    work: Work,
    case_id: UUID,
    action: str,
    *,
    by: Actor,
    facts: Mapping[str, object] = NO_FACTS,
    seen: int | None = None,
    key: str | None = None,
    day: date | None = None,
    more: Mapping[str, object] = NO_FACTS,
) -> Outcome:
    """Take one step in one case, or raise `Refused` with every reason.

    ``seen`` is the version the caller looked at: `Stale` when the case changed since.
    ``key`` makes a repeat harmless: it gets the first answer. ``day`` is the legal day
    of a step that a lapsed term takes. ``more`` is what the journal must know besides,
    such as the commitment to evidence. Raises `CaseNotFound` when the case is not for
    this actor. State, terms, journal and letters of the case, and of the linked cases
    that move along, commit together or not at all.
    """
    case, above = hold(work, case_id, by)
    if key is not None:
        key = request_key(key, action, by, facts)
        if repeated := earlier_outcome(work, case, key):
            return repeated
    if seen is not None and moved_since(work, case, seen):
        raise Stale(seen, case.version)
    return _take(work, case, above, Act(action, by, facts, key, day, more))


def _take(work: Work, case: Held, above: Sequence[Held], act: Act) -> Outcome:
    decision, day = judge(work, case, above, act)
    open_years(work, decision.orders)
    drawn = draw_up(work, case.id, decision.orders)
    issue_numbers(work, case, decision)
    known = {**told(drawn), **act.more}
    deed = deed_of(decision, act.by, day, act.key, known)
    outcome = record(work, case, deed)
    book(work, (case.id, outcome.version), drawn, act.by)
    for opening in decision.openings:
        open_linked(work, case, decision.dossier, opening, act.by)
    _end_linked(work, case, above, decision)
    _tell_main_case(work, above, decision)
    return outcome


def _end_linked(
    work: Work, case: Held, above: Sequence[Held], decision: Decision
) -> None:
    for end in decision.step.ends:
        for child in hold_children(work, case, end.process):
            _take(work, child, (case, *above), Act(end.action, SYSTEEM))


def _tell_main_case(work: Work, above: Sequence[Held], decision: Decision) -> None:
    """Let the main case take the first step it was told of that is possible now."""
    for action in decision.step.tells:
        main, _ = hold(work, above[0].id, SYSTEEM)
        try:
            with work.savepoint():
                _take(work, main, above[1:], Act(action, SYSTEEM))
        except Refused:
            continue
        return
