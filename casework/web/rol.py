"""Choose in which role one works, when there are several; and sign out."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.denied import Denied
from casework.services.accounts.enter import choose_role, roles_to_choose
from casework.services.sessions import end_session
from casework.web.doorway import drop, inside, step_of
from casework.web.fields import Choice, Field
from casework.web.guest import guest_with_form
from casework.web.posted import Posted
from casework.web.visit import STAFF, Staff, desk_of
from casework.web.way_in_page import way_in_page
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)


@router.get("/inloggen/rol")
def ask(request: Request) -> Response:
    """Ask in which role somebody comes to work."""
    return _page(request)


@router.post("/inloggen/rol")
def answer(request: Request, form: Posted) -> Response:
    """Come in, in the chosen role."""
    guest_with_form(request, form)
    at = step_of(request)
    if at is None:
        return RedirectResponse("/inloggen", 303)
    try:
        with desk_of(request).work(at.tenant) as work:
            entered = choose_role(work, at.token, form.text("rol"))
    except Denied as denied:
        return _page(request, denied)
    return inside(at.tenant, entered)


@router.post("/uitloggen")
def sign_out(visit: Staff) -> Response:
    """End this session, at once."""
    end_session(visit.work, visit.session)
    gone = RedirectResponse("/inloggen/uitgelogd", 303)
    drop(gone, STAFF)
    return gone


@router.get("/inloggen/uitgelogd")
def signed_out(request: Request) -> Response:
    """Say that it worked."""
    return way_in_page(request, "uitgelogd.html")


def role_field(roles: tuple[Role, ...], chosen: str = "") -> Field:
    """Return the question in which role, with each role in plain words."""
    choices = tuple(Choice(role.value, as_choice(role)) for role in roles)
    waarden = (chosen,) if chosen else ()
    return Field("rol", "Als wie werkt u nu?", "keuze", keuzes=choices, waarden=waarden)


def as_choice(role: Role) -> str:
    """Return a role as something to choose: without its article, with a capital."""
    words = role.sentence.split(maxsplit=1)[1]
    return words[0].upper() + words[1:]


def _page(request: Request, denied: Denied | None = None) -> Response:
    at = step_of(request)
    if at is None:
        return RedirectResponse("/inloggen", 303)
    with desk_of(request).look(at.tenant) as work:
        roles = roles_to_choose(work, at.token)
    if not roles:
        return RedirectResponse("/inloggen", 303)
    return way_in_page(
        request,
        "inloggen_rol.html",
        denied=denied,
        tenant=at.tenant,
        velden=(role_field(roles),),
    )
