"""Sign in: an address and a password, then a code of the app or one from paper.

Nobody has a session here, and no transaction is open while a password is weighed.
"""

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.denied import Denied, StepOver
from casework.services.accounts.enter import Typed, first_factor, second_step
from casework.services.accounts.password import TooBusy
from casework.services.accounts.steps import Stage, look
from casework.web.doorway import caller, here, inside, step_of, to_step
from casework.web.fields import Choice, Field, filled
from casework.web.guest import guest_with_form
from casework.web.posted import Form, Posted
from casework.web.visit import desk_of, office_of
from casework.web.way_in_page import way_in_page

router = APIRouter(include_in_schema=False)
_EMAIL = Field("email", "E-mailadres van uw werk", "email", aanvullen="username")
_PASSWORD = Field(
    "wachtwoord", "Wachtwoord", "wachtwoord", aanvullen="current-password"
)
CODE = Field(
    "code",
    "Code",
    hulp="De 6 cijfers die uw app nu laat zien. Of een herstelcode van papier.",
    aanvullen="one-time-code",
)


@router.get("/inloggen")
def ask(request: Request, naar: str = "") -> Response:
    """Ask who somebody is."""
    return _page(request, _fields(request), here(naar))


@router.post("/inloggen")
def answer(request: Request, form: Posted) -> Response:
    """Weigh a password, and go on to the code."""
    guest_with_form(request, form)
    fields, naar = filled(_fields(request), form), here(form.text("naar"))
    tenant = _tenant(request, form)
    if any(not field.waarden for field in fields) or not tenant:
        asked = tuple(_missing(field, tenant) for field in fields)
        return _page(request, asked, naar, status=422)
    typed = Typed(form.text("email"), form.text("wachtwoord"), caller(request))
    try:
        token = first_factor(desk_of(request), tenant, typed, naar)
    except (Denied, TooBusy) as denied:
        return _page(request, fields, naar, denied=denied)
    return to_step(tenant, token, "/inloggen/code")


@router.get("/inloggen/code")
def ask_code(request: Request) -> Response:
    """Ask the code of the app."""
    at = step_of(request)
    if at is None:
        return RedirectResponse("/inloggen", 303)
    with desk_of(request).look(at.tenant) as work:
        if look(work, at.token, Stage.CODE) is None:
            return RedirectResponse("/inloggen", 303)
    return way_in_page(request, "inloggen_code.html", tenant=at.tenant, velden=(CODE,))


@router.post("/inloggen/code")
def answer_code(request: Request, form: Posted) -> Response:
    """Check the code, and let in who is known."""
    guest_with_form(request, form)
    at, code = step_of(request), form.text("code")
    if at is None:
        return _page(request, _fields(request), "", denied=StepOver())
    try:
        entered = second_step(
            desk_of(request), at.tenant, at.token, code, caller(request)
        )
    except StepOver as over:
        return _page(request, _fields(request), "", denied=over)
    except Denied as denied:
        return way_in_page(
            request,
            "inloggen_code.html",
            denied=denied,
            tenant=at.tenant,
            velden=(CODE,),
        )
    return inside(at.tenant, entered)


def _page(
    request: Request,
    fields: tuple[Field, ...],
    naar: str,
    *,
    denied: Denied | TooBusy | None = None,
    status: int = 200,
) -> Response:
    """Show the form again with what was typed, but never the password."""
    shown = tuple(
        replace(field, waarden=()) if field.kind == "wachtwoord" else field
        for field in fields
    )
    return way_in_page(
        request,
        "inloggen.html",
        denied=denied,
        status=status,
        velden=shown,
        naar=naar,
        organisatie=office_of(request).settings.oidc_issuer is not None,
        swv_keuzes=_choices(request),
    )


def _fields(request: Request) -> tuple[Field, ...]:
    """Ask which SWV only when there is more than one."""
    choices = _choices(request)
    if len(choices) == 1:
        return (_EMAIL, _PASSWORD)
    chosen = (office_of(request).settings.tenant,)
    which = Field(
        "swv", "Samenwerkingsverband", "lang_lijst", keuzes=choices, waarden=chosen
    )
    return (which, _EMAIL, _PASSWORD)


def _choices(request: Request) -> tuple[Choice, ...]:
    return tuple(Choice(t.code, t.naam) for t in desk_of(request).tenants.values())


def _tenant(request: Request, form: Form) -> str:
    tenants = desk_of(request).tenants
    chosen = next(iter(tenants)) if len(tenants) == 1 else form.text("swv")
    return chosen if chosen in tenants else ""


def _missing(field: Field, tenant: str) -> Field:
    if field.name == "swv" and not tenant:
        return replace(field, fout="Kies uw samenwerkingsverband.")
    return field if field.waarden else replace(field, fout="Vul dit in.")
