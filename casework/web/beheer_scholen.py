"""Schools and wijken: the map of the region, and whom the register knows there."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.models import RegisterKind
from casework.services.register import entries_of
from casework.services.tenant_settings import BadSetting, change_setting, current
from casework.tenants import Tenant
from casework.web.beheer_only import Beheer
from casework.web.fields import Choice, Field, filled
from casework.web.page import page
from casework.web.posted import Form, Posted
from casework.web.setting_faults import with_faults
from casework.web.visit import Visit
from casework.web.whole import whole
from statemachines.engine import Refused
from statemachines.grammar import Reason

router = APIRouter(include_in_schema=False)
_NEW = "nieuw"
_REFUSED = 422


@router.get("/beheer/scholen")
def show(visit: Beheer) -> Response:
    """Show the wijken with their schools, and for which schools people are known."""
    known = [
        (code, entry, sorted({str(p.party.role.sentence) for p in entry.people}))
        for _, code, entry in entries_of(visit.work, RegisterKind.SCHOOL)
    ]
    profile = current(visit.work).tenant
    return page(visit, "beheer_scholen.html", wijken=profile.wijken, register=known)


@router.get("/beheer/scholen/{number}")
def ask(visit: Beheer, number: str) -> Response:
    """Show one wijk as a form."""
    now = current(visit.work)
    return _page(visit, _fields(now.tenant, number), now.version)


@router.post("/beheer/scholen/{number}")
def answer(visit: Beheer, number: str, form: Posted) -> Response:
    """Change a wijk; one without a name and schools goes away."""
    now = current(visit.work)
    fields = filled(_fields(now.tenant, number), form)
    try:
        with visit.work.savepoint():
            wijken = _wijken(now.tenant, number, form)
            change_setting(visit.work, "wijken", wijken, seen=_seen(form), by=visit.by)
    except BadSetting as bad:
        marked, rest = with_faults(fields, bad)
        return _page(visit, marked, _seen(form), rest, _REFUSED)
    except Refused as refusal:
        return _page(visit, fields, now.version, refusal.reasons, 409)
    return RedirectResponse("/beheer/scholen", 303)


def _seen(form: Form) -> int:
    seen = whole(form.text("gezien"))
    return -1 if seen is None else seen


def _index(profile: Tenant, number: str) -> int | None:
    """Return which wijk it is about, or nothing for a new one."""
    if number == _NEW:
        return None
    at = whole(number)
    if at is None or at >= len(profile.wijken):
        raise HTTPException(404)
    return at


def _wijken(profile: Tenant, number: str, form: Form) -> list[dict[str, object]]:
    at = _index(profile, number)
    schools = [line.strip() for line in form.text("scholen").splitlines()]
    filled_in: dict[str, object] = {
        "naam": form.text("naam"),
        "gemeente": form.text("gemeente"),
        "scholen": [school for school in schools if school],
    }
    wijken = [wijk.model_dump(mode="json") for wijk in profile.wijken]
    if at is None:
        return [*wijken, filled_in]
    gone = not filled_in["naam"] and not filled_in["scholen"]
    return [*wijken[:at], *([] if gone else [filled_in]), *wijken[at + 1 :]]


def _fields(profile: Tenant, number: str) -> tuple[Field, ...]:
    at = _index(profile, number)
    wijk = None if at is None else profile.wijken[at]
    return (
        Field("naam", "Naam van de wijk", waarden=(wijk.naam,) if wijk else ()),
        Field(
            "gemeente",
            "Gemeente",
            "lang_lijst",
            keuzes=tuple(Choice(name, name) for name in profile.gemeenten),
            waarden=(wijk.gemeente,) if wijk else (),
        ),
        Field(
            "scholen",
            "Scholen",
            "lijst",
            hulp="Een school op elke regel.",
            waarden=wijk.scholen if wijk else (),
        ),
    )


def _page(
    visit: Visit,
    fields: Sequence[Field],
    version: int,
    reasons: Sequence[Reason] = (),
    status: int = 200,
) -> Response:
    return page(
        visit,
        "beheer_formulier.html",
        status,
        titel="Een wijk en haar scholen",
        zin="Maakt u de naam en de scholen leeg, dan verdwijnt de wijk.",
        velden=fields,
        redenen=reasons,
        verborgen={"gezien": version},
        knop_tekst="Bewaar",
        terug=("/beheer/scholen", "Terug naar scholen en wijken"),
    )
