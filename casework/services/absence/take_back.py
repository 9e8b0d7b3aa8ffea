"""Take back what was done on a signal that has no ground any more.

A correction of the school moved a day, or showed that the pupil was present. When
the ground of the alert is gone, or no signal of the case is left, the case ends and
everyone who was told hears so. A signal beside others is only put away.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from casework.access import SYSTEEM
from casework.models import Handled
from casework.services.absence.cases import AbsenceCase, cases_of
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
_WAYS = (
    ("terugroepen", _WHY),
    ("onterecht_verklaren", _WHY),
    ("afsluiten", {"reden_einde": "toch geen lange afwezigheid"}),
)
"""The steps that end a case without ground; the first that is possible is taken."""


def take_back(work: Work, pupil: str) -> Iterator[Line]:
    """Take back every signal of a pupil that lost its ground."""
    back = [one for one in pending(work, pupil) if not one.grond and one.case_id]
    cases = {case.id: case for case in cases_of(work, pupil, ())}
    for case_id, signals in groupby(
        sorted(back, key=attrgetter("case_id")), attrgetter("case_id")
    ):
        yield _of_case(work, cases[case_id], list(signals))


def _of_case(work: Work, case: AbsenceCase, signals: Sequence[Pending]) -> Line:
    kinds = {one.soort for one in signals}
    what = ", ".join(sorted(kinds))
    left = still_grounded(work, case.id)
    if not case.open:
        outcome = "grond vervallen; de zaak was al gesloten"
    elif left and (LRV in left or LRV not in kinds):
        outcome = "grond vervallen; de zaak heeft nog andere grond"
    elif reason := _end(work, case.id):
        for one in signals:
            settle(work, one, Handled.GEDAAN, trouble=reason)
        return Line(case.kenmerk, what, f"intrekken kan niet: {reason}")
    else:
        rest = f"; bekijk zelf wat er nog is: {', '.join(sorted(left))}" if left else ""
        outcome = f"ingetrokken: de school verbeterde het verzuim{rest}"
    for one in signals:
        settle(work, one, Handled.INGETROKKEN)
    return Line(case.kenmerk, what, outcome)


def _end(work: Work, case_id: UUID) -> str | None:
    """End a case by the first way that is possible, or say why none is."""
    reasons: list[str] = []
    for action, facts in _WAYS:
        try:
            with work.savepoint():
                advance(work, case_id, action, by=SYSTEEM, facts=facts)
        except Refused as refusal:
            reasons.append(str(refusal))
        else:
            return None
    return " ".join(reasons)
