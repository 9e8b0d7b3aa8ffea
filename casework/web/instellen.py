"""The first time: from the administrator's link to a password, an app and codes."""

from dataclasses import replace

import segno
from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.denied import Denied
from casework.services.accounts.enter import codes_kept
from casework.services.accounts.password import LONGEST, SHORTEST, TooBusy
from casework.services.accounts.setup import (
    BadPassword,
    LinkOver,
    app_to_couple,
    choose_password,
    codes_to_read,
    couple_app,
    link_works,
)
from casework.services.accounts.totp import app_uri
from casework.web.doorway import inside, step_of, to_step
from casework.web.fields import Field
from casework.web.guest import guest_with_form
from casework.web.posted import Posted
from casework.web.visit import desk_of
from casework.web.way_in_page import status_of, way_in_page

router = APIRouter(include_in_schema=False)
NEW = Field(
    "nieuw",
    "Nieuw wachtwoord",
    "wachtwoord",
    hulp=f"Minstens {SHORTEST} tekens. Een paar losse woorden zijn goed te onthouden.",
    aanvullen="new-password",
)
AGAIN = Field(
    "nogmaals", "Nog een keer hetzelfde", "wachtwoord", aanvullen="new-password"
)
_FIRST_CODE = Field(
    "code",
    "Code uit de app",
    hulp="De 6 cijfers die uw app nu laat zien.",
    aanvullen="one-time-code",
)
_OVER = 410
_GROUP = 4


@router.get("/instellen/app")
def ask_app(request: Request) -> Response:
    """Show what the app has to know."""
    return _app_page(request)


@router.post("/instellen/app")
def answer_app(request: Request, form: Posted) -> Response:
    """Couple the app with a first code, and show the codes for on paper."""
    guest_with_form(request, form)
    at = step_of(request)
    if at is None:
        return _over(request)
    try:
        token = couple_app(desk_of(request), at.tenant, at.token, form.text("code"))
    except LinkOver:
        return _over(request)
    except Denied as denied:
        return _app_page(request, denied)
    return to_step(at.tenant, token, "/instellen/codes")


@router.get("/instellen/codes")
def show_codes(request: Request) -> Response:
    """Show the codes for on paper, until they are kept."""
    at = step_of(request)
    codes: list[str] = []
    if at is not None:
        with desk_of(request).look(at.tenant) as work:
            codes = codes_to_read(work, at.token)
    if at is None or not codes:
        return RedirectResponse("/inloggen", 303)
    return way_in_page(request, "instellen_codes.html", tenant=at.tenant, codes=codes)


@router.post("/instellen/codes")
def keep_codes(request: Request, form: Posted) -> Response:
    """Go on to the work."""
    guest_with_form(request, form)
    at = step_of(request)
    if at is None:
        return RedirectResponse("/inloggen", 303)
    try:
        with desk_of(request).work(at.tenant) as work:
            entered = codes_kept(work, at.token)
    except Denied:
        return RedirectResponse("/inloggen", 303)
    return inside(at.tenant, entered)


@router.get("/instellen/{tenant}/{token}")
def ask_password(request: Request, tenant: str, token: str) -> Response:
    """Ask a new password; the page says nothing about whose it is."""
    desk = desk_of(request)
    if tenant not in desk.tenants:
        return _over(request)
    with desk.look(tenant) as work:
        works = link_works(work, token)
    if not works:
        return _over(request)
    return _password_page(request, tenant)


@router.post("/instellen/{tenant}/{token}")
def answer_password(
    request: Request, tenant: str, token: str, form: Posted
) -> Response:
    """Keep the password, and go on to the app."""
    guest_with_form(request, form)
    desk, new = desk_of(request), form.text("nieuw")
    if tenant not in desk.tenants:
        return _over(request)
    if new != form.text("nogmaals"):
        return _password_page(request, tenant, DIFFERENT)
    try:
        step = choose_password(desk, tenant, token, new)
    except LinkOver:
        return _over(request)
    except (Denied, TooBusy) as denied:
        return _password_page(request, tenant, denied)
    return to_step(tenant, step, "/instellen/app")


DIFFERENT = BadPassword("De twee wachtwoorden zijn niet hetzelfde. Typ ze opnieuw.")


def password_fields(denied: Denied | TooBusy | None) -> tuple[Field, ...]:
    """Return the two fields of a new password, with what is wrong with it."""
    if denied is DIFFERENT:
        return (NEW, replace(AGAIN, fout=str(denied)))
    if isinstance(denied, BadPassword):
        return (replace(NEW, fout=str(denied)), AGAIN)
    return (NEW, AGAIN)


def _password_page(
    request: Request, tenant: str, denied: Denied | TooBusy | None = None
) -> Response:
    in_a_field = isinstance(denied, BadPassword)
    return way_in_page(
        request,
        "instellen.html",
        denied=None if in_a_field else denied,
        status=status_of(denied) if denied else 200,
        tenant=tenant,
        velden=password_fields(denied),
        langste=LONGEST,
    )


def _app_page(request: Request, denied: Denied | None = None) -> Response:
    at = step_of(request)
    if at is None:
        return _over(request)
    with desk_of(request).look(at.tenant) as work:
        app = app_to_couple(work, at.token)
        place = work.tenant.naam
    if app is None:
        return _over(request)
    uri = app_uri(app.secret, app.email, place)
    return way_in_page(
        request,
        "instellen_app.html",
        denied=denied,
        tenant=at.tenant,
        velden=(_FIRST_CODE,),
        vierkant=square(uri),
        uri=uri,
        sleutel=in_groups(app.secret),
    )


def square(uri: str) -> Markup:
    """Draw a square code in the page itself: no file, no other site."""
    drawn = segno.make(uri, error="m").svg_inline(
        omitsize=True, dark="#000", light="#fff", title="Vierkante code voor uw app"
    )
    return Markup(drawn)  # noqa: S704  segno drew it, of squares


def in_groups(secret: str) -> str:
    """Write a long word so that one can copy it by hand."""
    return " ".join(
        secret[start : start + _GROUP] for start in range(0, len(secret), _GROUP)
    )


def _over(request: Request) -> Response:
    """Say the same of a link that is over, used, or never was."""
    return way_in_page(
        request, "instellen_voorbij.html", status=_OVER, zin=str(LinkOver())
    )
