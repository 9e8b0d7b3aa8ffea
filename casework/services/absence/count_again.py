"""Count again who is away four lesweken without an alert, so that the alert comes."""

from casework.services.absence.alone import alone
from casework.services.absence.lost import Lost, lost_alerts
from casework.services.absence.recount import recount
from casework.services.absence.touched import begin, touch
from casework.work import Work


def count_again(work: Work) -> tuple[int, list[Lost]]:
    """Make episodes and signals of these pupils anew, from their first day on.

    Returns how many signals are new, and what this does not mend: a signal that says
    that it was acted on, while there is no alert. The next round acts on what is new.
    """
    alone(work)
    pupils = sorted({one.leerling_id for one in lost_alerts(work)})
    if not pupils:
        return 0, []
    begin(work)
    touch(work, pupils=pupils)
    new = recount(work).signals.total()
    return new, lost_alerts(work)
