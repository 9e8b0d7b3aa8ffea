"""A signal of 16 hours whose day moved by a correction is the same signal.

The school corrects one row, and the sixteen hours fall a few days earlier or later.
That was reported already: it is not taken back to be reported again (E1b: at most one
report in seven days).
"""

from collections.abc import Iterator

from casework.models import Handled
from casework.services.absence.signals import Pending, pending, settle
from casework.services.batch import NO_CASE, Line
from casework.work import Work
from statemachines.verzuimtelling.zestien_uur import DAGEN_TUSSEN, SOORT


def put_moved(work: Work, pupil: str) -> Iterator[Line]:
    """Put each new signal of 16 hours in the place of the one that it was before."""
    hours = [one for one in pending(work, pupil) if one.soort == SOORT]
    old = [one for one in hours if not one.grond and one.case_id]
    for new in (one for one in hours if one.grond and one.status != _PUT_AWAY):
        for before in old:
            if _near(before, new):
                old.remove(before)
                settle(work, before, Handled.INGETROKKEN)
                settle(work, new, Handled.GEDAAN, case_id=before.case_id)
                yield Line(NO_CASE, SOORT, "de dag schoof op; dit was al gemeld")
                break


def _near(before: Pending, new: Pending) -> bool:
    return abs((new.signaaldatum - before.signaaldatum).days) < DAGEN_TUSSEN


_PUT_AWAY = Handled.INGETROKKEN
