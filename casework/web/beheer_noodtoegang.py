"""Who used access in an emergency, for who must judge it."""

from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.models import Noodoordeel
from casework.services.noodtoegang.judge import book_of, judge
from casework.services.noodtoegang.who import JUDGES
from casework.web.noodtoegang import CATEGORIES
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.sure import be_sure
from casework.web.visit import Staff, Visit
from statemachines.engine import Refused
from statemachines.grammar import Reason

router = APIRouter(include_in_schema=False)
PATH = "/beheer/noodtoegang"
VERDICTS = {
    Noodoordeel.TERECHT: "terecht",
    Noodoordeel.NIET_TERECHT: "niet terecht",
}
_REFUSED = 422


@router.get(PATH)
def show(visit: Staff) -> Response:
    """Show the book: what must still be judged first. The look is the officer's own."""
    _only_judges(visit)
    be_sure(visit)
    return _page(visit)


@router.post(PATH)
def send(visit: Staff, form: Posted) -> Response:
    """Write down the judgement of a second person."""
    _only_judges(visit)
    be_sure(visit)
    try:
        ident, verdict = UUID(form.text("id")), Noodoordeel(form.text("oordeel"))
    except ValueError:
        return _page(visit, [Reason("Kies: terecht, of niet terecht.")])
    try:
        with visit.work.savepoint():
            judge(visit.work, ident, verdict, by=visit.by)
    except Refused as refusal:
        return _page(visit, refusal.reasons)
    return RedirectResponse(PATH, 303)


def _only_judges(visit: Visit) -> None:
    if visit.by.role not in JUDGES:
        raise HTTPException(403)


def _page(visit: Visit, reasons: Sequence[Reason] = ()) -> Response:
    return page(
        visit,
        "beheer_noodtoegang.html",
        _REFUSED if reasons else 200,
        boek=book_of(visit.work, visit.by),
        woorden=CATEGORIES,
        oordelen=VERDICTS,
        redenen=reasons,
    )
