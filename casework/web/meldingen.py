"""The inbox of Leerrecht: the alerts, one alert, and the list as a file."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from casework.services.alerts import (
    LABELS,
    Alert,
    for_export,
    in_words,
    inbox,
    one_alert,
)
from casework.services.csv_file import csv_file
from casework.services.hold import view
from casework.services.options import options_of
from casework.web.page import page
from casework.web.recorded import recorded
from casework.web.visit import Staff
from statemachines.leerrecht_alert.dossier import WITTE_LIJST
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
_ABOUT = ("kenmerk", "stand", "leerling", "geboren op", "school", "BRIN", "telefoon")


@router.get("/meldingen")
def alerts(visit: Staff) -> HTMLResponse:
    """Show the alerts by what was done with them."""
    return page(visit, "meldingen.html", groepen=inbox(visit.work, visit.by))


@router.get("/meldingen/uitvoer.csv")
def export(visit: Staff) -> Response:
    """Give the own alerts as a file."""
    rows = [_row(alert) for alert in for_export(visit.work, visit.by)]
    header = (*_ABOUT, *(LABELS[name] for name in WITTE_LIJST))
    return Response(
        csv_file(header, rows),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="meldingen.csv"'},
    )


@router.get("/meldingen/{kenmerk}")
def alert(kenmerk: str, visit: Staff) -> HTMLResponse:
    """Show what one alert says, and what can be done with it."""
    found = one_alert(visit.work, kenmerk, visit.by)
    case = view(visit.work, found.id, visit.by)
    steps = [o.step for o in options_of(visit.work, case, visit.by) if o.allowed]
    who = {flag["key"]: Role(flag["role"]).sentence for flag in case.people}
    done = recorded(visit, case, who)
    return page(visit, "melding.html", melding=found, stappen=steps, vastgelegd=done)


def _row(alert: Alert) -> tuple[str, ...]:
    about = (alert.kenmerk, alert.groep)
    if alert.teruggeroepen:
        return (*about, *[""] * (len(_ABOUT) + len(WITTE_LIJST) - len(about)))
    pupil, school = alert.leerling, alert.school
    named = (pupil.naam, pupil.geboren_op)
    of_school = (school.organisatie or school.naam, school.brin, school.telefoon)
    told = (alert.feiten[name] for name in WITTE_LIJST)
    facts = ("" if fact in (None, ()) else in_words(fact) for fact in told)
    return (*about, *named, *of_school, *facts)
