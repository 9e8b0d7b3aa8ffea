"""The pre-flight of a TLV decision: everything that must be there before one signs."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from casework.access import CaseNotFound
from casework.services.hold import Held, find, situation_of, view
from casework.services.looked import looked
from casework.services.people import people_of
from casework.web.page import page
from casework.web.visit import Staff, Visit
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.tlv.voorcontrole import (
    BESLISSEN,
    Punt,
    Stand,
    bezwaar_tot,
    gehoord,
    voorcontrole,
)

router = APIRouter(include_in_schema=False)
READERS = frozenset({Role.BESTUURDER, Role.GEDRAGSWETENSCHAPPER, Role.SWV_ADMIN})
_FOR = {"toekennen": "Voor een TLV verlenen", "afwijzen": "Voor een TLV weigeren"}


@router.get("/zaken/{kenmerk}/voorcontrole")
def preflight(kenmerk: str, visit: Staff) -> HTMLResponse:
    """Show every ground of the decision: there, missing, or asked by the form."""
    case = view(visit.work, find(visit.work, kenmerk, visit.by), visit.by)
    if case.process != "tlv" or visit.by.role not in READERS:
        raise CaseNotFound
    looked(visit.work, case, visit.by, "voorcontrole")
    here = situation_of(visit.work, case, visit.by)
    found = {action: voorcontrole(here, action) for action in BESLISSEN}
    return page(
        visit,
        "voorcontrole.html",
        zaak=case,
        stand=PROCESSES["tlv"].state(case.state),
        besloten=any(action in case.done for action in BESLISSEN),
        besluiten=[
            (action, _FOR[action], points, _missing(points))
            for action, points in found.items()
        ],
        Stand=Stand,
        gehoord=gehoord(here),
        namen=_names(visit, case),
        bezwaar_tot=bezwaar_tot(visit.work.today),
    )


def _missing(points: tuple[Punt, ...]) -> int:
    return sum(point.stand is Stand.MIST for point in points)


def _names(visit: Visit, case: Held) -> dict[str, str]:
    people = people_of(visit.work, case.id, case.people)
    return {key: p.identity.aanhef or p.identity.naam for key, p in people.items()}
