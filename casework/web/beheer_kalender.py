"""Feast days and holidays: how far the tables reach, and the holidays of the region."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from casework.services.tenant_settings import BadSetting, change_setting, current
from casework.web.beheer_only import Beheer
from casework.web.fields import Field, filled
from casework.web.page import page
from casework.web.posted import Form, Posted
from casework.web.setting_faults import with_faults
from casework.web.visit import Visit
from casework.web.whole import whole
from statemachines.calendar import (
    DAY,
    DECREES,
    TABLE_END,
    feast_day,
    horizon_warning,
)
from statemachines.engine import Refused
from statemachines.grammar import Reason

router = APIRouter(include_in_schema=False)
_REFUSED = 422
_A_YEAR = 366
_FIELDS = (
    Field("naam", "Naam van de vakantie", hulp="Bijvoorbeeld: herfstvakantie."),
    Field("van", "Eerste dag", "datum"),
    Field("tot", "Laatste dag", "datum", hulp="Deze dag is ook nog vrij."),
)
_LATER = "Kies hier een datum."


@router.get("/beheer/kalender")
def show(visit: Beheer) -> Response:
    """Show the days that are free, and ask for a holiday."""
    return _page(visit)


@router.post("/beheer/kalender")
def change(visit: Beheer, form: Posted) -> Response:
    """Add a holiday, or take one away."""
    now = current(visit.work)
    kept = [v.model_dump(mode="json") for v in now.tenant.vakanties]
    fields = filled(_FIELDS, form)
    if "weg" in form:
        kept = [v for v in kept if _place(v) != form.text("weg")]
    elif missing := _missing(fields):
        return _page(visit, missing, status=_REFUSED)
    else:
        fresh = {name: form.text(name) for name in ("naam", "van", "tot")}
        kept = sorted([*kept, fresh], key=lambda v: (v["van"], v["naam"]))
    try:
        with visit.work.savepoint():
            change_setting(visit.work, "vakanties", kept, seen=_seen(form), by=visit.by)
    except BadSetting as bad:
        return _page(visit, *with_faults(fields, bad), status=_REFUSED)
    except Refused as refusal:
        return _page(visit, fields, refusal.reasons, status=409)
    return RedirectResponse("/beheer/kalender", 303)


def _missing(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Return the fields with what is wrong when one cannot be read."""
    marked = tuple(replace(field, fout=_fault(field)) for field in fields)
    return marked if any(field.fout for field in marked) else ()


def _fault(field: Field) -> str:
    if field.kind != "datum":
        return "" if field.waarde else "Vul een naam in."
    try:
        date.fromisoformat(field.waarde)
    except ValueError:
        return _LATER
    return ""


def _seen(form: Form) -> int:
    seen = whole(form.text("gezien"))
    return -1 if seen is None else seen


def _place(holiday: dict[str, str]) -> str:
    return f"{holiday['van']}/{holiday['tot']}/{holiday['naam']}"


def _page(
    visit: Visit,
    fields: Sequence[Field] = _FIELDS,
    reasons: Sequence[Reason] = (),
    status: int = 200,
) -> Response:
    now, today = current(visit.work), visit.work.today
    ahead = (today + n * DAY for n in range(_A_YEAR))
    return page(
        visit,
        "beheer_kalender.html",
        status,
        velden=fields,
        redenen=reasons,
        versie=now.version,
        vakanties=[
            (v, _place(v.model_dump(mode="json"))) for v in now.tenant.vakanties
        ],
        feestdagen=[(day, name) for day in ahead if (name := feast_day(day))],
        tabel_tot=TABLE_END,
        besluiten=DECREES,
        alarm=horizon_warning(today),
    )
