"""Take back what was done on a signal that has no ground any more.

A correction of the school moved a day, or showed that the pupil was present. When
the ground of the alert is gone, or no signal of the case is left, the case ends and
everyone who was told hears so. What was reported on one signal beside others is put
right without ending the case. A streak of four lesweken that only got another first
day keeps its case: the round table and the plan are not lost over one corrected day.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from casework.access import SYSTEEM
from casework.models import Handled
from casework.services.absence.cases import AbsenceCase, cases_of
from casework.services.absence.put_right import put_right
from casework.services.absence.signals import (
    Pending,
    pending,
    settle,
    still_grounded,
)
from casework.services.advance import advance
from casework.services.batch import Line
from casework.work import Work
from statemachines.engine import Refused
from statemachines.verzuimtelling.signalen import LRV

_WHY = {"reden_onterecht": "correctie_school"}
_KEEPS_HOURS = ("alert_terugroepen", _WHY)
"""Calls the alert back, and leaves the reports of 16 hours that are still right."""
_WAYS = (
    ("terugroepen", _WHY),
    ("onterecht_verklaren", _WHY),
    ("afsluiten", {"reden_einde": "toch geen lange afwezigheid"}),
)
"""The steps that end a case without ground; the first that is possible is taken."""


def take_back(work: Work, pupil: str) -> Iterator[Line]:
    """Take back every signal of a pupil that lost its ground."""
    todo = pending(work, pupil)
    back = [one for one in todo if not one.grond and one.case_id]
    cases = {case.id: case for case in cases_of(work, pupil, ())}
    for case_id, signals in groupby(
        sorted(back, key=attrgetter("case_id")), attrgetter("case_id")
    ):
        case, lost = cases[case_id], list(signals)
        yield _of_case(work, case, lost, _moved(case, lost, todo))


def _moved(
    case: AbsenceCase, lost: Sequence[Pending], todo: Sequence[Pending]
) -> Sequence[Pending]:
    """Return the signals of the same streak with another first day, if it has four."""
    if not case.without_return or LRV not in {one.soort for one in lost}:
        return ()
    new = [
        one
        for one in todo
        if one.grond
        and one.eerste_dag
        and one.status != Handled.INGETROKKEN
        and one.school_id == case.school_id
        and any(_overlaps(one, before) for before in lost)
    ]
    return new if LRV in {one.soort for one in new} else ()


def _overlaps(new: Pending, before: Pending) -> bool:
    if new.eerste_dag is None or before.eerste_dag is None:
        return False
    same = new.soort == before.soort
    days = max(new.eerste_dag, before.eerste_dag)
    return same and days <= min(new.signaaldatum, before.signaaldatum)


def _of_case(
    work: Work, case: AbsenceCase, lost: Sequence[Pending], moved: Sequence[Pending]
) -> Line:
    if not case.open:
        return _put_away(work, case, lost, _CLOSED)
    if moved:
        _told_already(work, case, moved)
        return _put_away(work, case, lost, _MOVED)
    left = still_grounded(work, case.id)
    if left and (LRV in left or LRV not in {one.soort for one in lost}):
        return _put_away(work, case, lost, _OTHERS)
    return _ended(work, case, lost, left)


def _put_away(
    work: Work, case: AbsenceCase, lost: Sequence[Pending], outcome: str
) -> Line:
    """Put right what was reported, and leave the case as it is."""
    for one in lost:
        put_right(work, case.id, one)
    return _settled(work, case, lost, outcome)


def _ended(
    work: Work, case: AbsenceCase, lost: Sequence[Pending], left: Collection[str]
) -> Line:
    """End the case. Reports of 16 hours that still have ground are left alone."""
    for one in lost if left else ():
        put_right(work, case.id, one)
    if reason := _end(work, case.id, (_KEEPS_HOURS, *_WAYS) if left else _WAYS):
        for one in lost:
            settle(work, one, Handled.GEDAAN, trouble=reason)
        return Line(case.kenmerk, _kinds(lost), f"intrekken kan niet: {reason}")
    rest = f"; bekijk zelf wat er nog is: {', '.join(sorted(left))}" if left else ""
    return _settled(work, case, lost, f"{_ENDED}{rest}")


def _settled(
    work: Work, case: AbsenceCase, lost: Sequence[Pending], outcome: str
) -> Line:
    for one in lost:
        settle(work, one, Handled.INGETROKKEN)
    return Line(case.kenmerk, _kinds(lost), outcome)


def _kinds(signals: Sequence[Pending]) -> str:
    return ", ".join(sorted({one.soort for one in signals}))


def _told_already(work: Work, case: AbsenceCase, moved: Sequence[Pending]) -> None:
    """Put the shorter signals in the case without a step: the school knows of them."""
    for one in moved:
        if one.soort != LRV:
            settle(work, one, Handled.GEDAAN, case_id=case.id)


def _end(
    work: Work, case_id: UUID, ways: Sequence[tuple[str, Mapping[str, str]]]
) -> str | None:
    """End a case by the first way that is possible, or say why none is."""
    reasons: list[str] = []
    for action, facts in ways:
        try:
            with work.savepoint():
                advance(work, case_id, action, by=SYSTEEM, facts=facts)
        except Refused as refusal:
            reasons.append(str(refusal))
        else:
            return None
    return " ".join(reasons)


_CLOSED = "grond vervallen; de zaak was al gesloten: wie het nog moet weten, hoort het"
_MOVED = "de eerste dag verschoof; de zaak loopt door met een nieuw alert"
_OTHERS = "grond vervallen; de zaak heeft nog andere grond"
_ENDED = "ingetrokken: de school verbeterde het verzuim"
