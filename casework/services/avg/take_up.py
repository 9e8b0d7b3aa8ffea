"""Make a request about personal data of what a parent asked on the own pages.

There is one road in for parents (`casework.services.family.requests`). What asks for
something of the privacy law becomes a request at once; a correction does when staff
does not simply follow it. The month counts from the day on which the parent asked.
"""

from casework.access import Actor, CaseNotFound
from casework.clock import amsterdam_day
from casework.models import Ask
from casework.services.avg.open_request import Asked, open_request
from casework.services.family.requests import (
    FamilyRequest,
    handle,
    open_requests,
    requests_of,
    settle,
)
from casework.services.hold import Held, view
from casework.work import Work
from statemachines.avg_verzoek.dossier import Kanaal, Soort

_TAKEN_UP = "Uw vraag is nu een verzoek volgens de privacywet. Het nummer is {}."


def take_up(work: Work, case: Held, receipt: str, *, by: Actor) -> str | None:
    """Open the request that a parent asked for; nothing when it was opened before.

    Raises `Refused` when the same request of this parent is open already.
    """
    mine = requests_of(work, case, by, own=True)
    for request in mine:
        if request.receipt == receipt and request.handled_at is None:
            kenmerk = _opened(work, case, request, by)
            settle(work, request, by, _TAKEN_UP.format(kenmerk))
            return kenmerk
    return None


def escalate(work: Work, receipt: str, *, by: Actor) -> str:
    """Make a request of a correction that staff does not simply follow (AVG 16).

    Raises `CaseNotFound` when it is no open correction of a case of ``by``.
    """
    for request in open_requests(work, by):
        if request.receipt == receipt and request.kind is Ask.KLOPT_NIET:
            case = view(work, request.case_id, by)
            kenmerk = _opened(work, case, request, by)
            handle(work, receipt, by, _TAKEN_UP.format(kenmerk))
            return kenmerk
    raise CaseNotFound


def _opened(work: Work, case: Held, request: FamilyRequest, by: Actor) -> str:
    correction = request.kind is Ask.KLOPT_NIET
    kind = "rectificatie" if correction else _one(request, "soort")
    asked = Asked(
        request.party,
        Soort(kind),
        Kanaal.PORTAAL,
        amsterdam_day(request.made_at),
        _one(request, "hoe" if correction else "verzoek"),
    )
    return open_request(work, case, asked, by=by).kenmerk


def _one(request: FamilyRequest, name: str) -> str:
    return " ".join(request.asked.get(name, ()))
