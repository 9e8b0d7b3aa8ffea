"""The front door: everybody goes to the page where their work is."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse

from casework.web.visit import Staff
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
_FIRST = {
    Role.LEERRECHT: "/meldingen",
    Role.KERNGROEP: "/kerngroep",
    Role.DESKUNDIGE: "/adviezen",
    Role.BEHEERDER: "/beheer",
    Role.FG: "/beheer/noodtoegang",
}


@router.get("/")
def begin(visit: Staff) -> RedirectResponse:
    """Go on to the work of this role."""
    return RedirectResponse(_FIRST.get(visit.by.role, "/werklijst"), 303)
