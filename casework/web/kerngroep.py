"""The kerngroep: requests without a name that wait for a vote, and the pot."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from casework.services.ballots import ballots
from casework.services.budget import Share, budget
from casework.web.page import page
from casework.web.visit import Staff
from statemachines.money import in_euro

router = APIRouter(include_in_schema=False)


@router.get("/kerngroep")
def votes(visit: Staff) -> HTMLResponse:
    """Show what waits for the vote of this member, and how much money there is."""
    found = ballots(visit.work, visit.by)
    shares = [_in_words(share) for share in budget(visit.work)]
    return page(visit, "kerngroep.html", vragen=found, potje=shares)


def _in_words(share: Share) -> tuple[str, ...]:
    spoken_for = share.gereserveerd + share.toegezegd
    amounts = (share.budget, spoken_for, share.betaald, share.vrij)
    return (share.financier, *(in_euro(cents) for cents in amounts))
