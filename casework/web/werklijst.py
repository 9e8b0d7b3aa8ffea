"""The work list: what somebody must do, what waits for others, and what is done."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from casework.services.case_list import Tab, lists_for
from casework.web.page import page
from casework.web.visit import Staff
from casework.web.whole import whole

router = APIRouter(include_in_schema=False)
_TITLES = {
    Tab.NU: "Nu doen",
    Tab.WACHT: "Wacht op anderen",
    Tab.LAAT: "Bijna te laat",
    Tab.KLAAR: "Afgerond",
}
_EMPTY = {
    Tab.NU: "U hoeft nu niets te doen.",
    Tab.WACHT: "Er wacht geen zaak op iemand anders.",
    Tab.LAAT: "Er is niets bijna te laat.",
    Tab.KLAAR: "Er is nog geen zaak afgerond.",
}
_LAST_PAGE = 1000


@router.get("/werklijst")
def werklijst(visit: Staff, lijst: str = "nu", blad: str = "1") -> HTMLResponse:
    """Show one tab of the list. An address that says nothing known shows the first."""
    tab = Tab(lijst) if lijst in {*Tab} else Tab.NU
    number = min(max(whole(blad) or 1, 1), _LAST_PAGE)
    lists = lists_for(visit.work, visit.by, tab, number)
    return page(
        visit,
        "werklijst.html",
        tab=tab,
        titels=_TITLES,
        leeg=_EMPTY[tab],
        lijsten=lists,
        blad=number,
    )
