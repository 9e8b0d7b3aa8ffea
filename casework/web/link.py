"""The door for parents: a personal link, a code by text message, and in.

Looking changes nothing and tells nothing. Every link that does not open the door gives
one page, whatever is wrong with it, and that page has a way on.
"""

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from casework.services.links.carry import carry_code
from casework.services.links.code import Answer, ask_code, sent_to
from casework.services.links.come_in import Came, come_in, trace_of
from casework.services.links.find import Link, live, over
from casework.services.links.limits import may_ask
from casework.services.links.renew import renew
from casework.services.links.token import tidied
from casework.services.sessions import end_session, session_of
from casework.web.fields import Field
from casework.web.guest import Guest, guest, guest_with_form
from casework.web.page import public_page
from casework.web.posted import Form, Posted
from casework.web.visit import PARENT, FromElsewhere, cookie_of, desk_of, office_of

router = APIRouter(include_in_schema=False)
LOOKING = ["GET", "HEAD"]
AFTER = "/mijn"
AGAIN = "opnieuw"
"""In the address when a form came without the cookie that we gave."""
NOWHERE = "-"
"""In the place of the samenwerkingsverband, when letters on paper are of none."""
_TYPED = Field(
    "letters",
    "De letters en cijfers uit uw brief",
    hulp="Het zijn er 20. Streepjes en spaties hoeven niet.",
)
_CODE = Field(
    "code",
    "Uw code",
    "getal",
    hulp="De 6 cijfers uit de sms.",
    aanvullen="one-time-code",
)
_WRONG = {
    Answer.WRONG: "Deze code klopt niet. Kijk nog een keer in de sms.",
    Answer.OVER: "Deze code werkt niet meer. Vraag hieronder een nieuwe code.",
}
_NO_LETTERS = "Kijk nog een keer in uw brief. Het zijn 20 letters en cijfers."


@router.api_route("/l", methods=LOOKING)
def type_over(request: Request) -> Response:
    """Ask for the letters of a link on paper."""
    return _shown(request, "", "link/typen.html", veld=_TYPED)


@router.post("/l")
def typed_over(request: Request, form: Posted) -> Response:
    """Go on to the link that somebody typed over from paper."""
    try:
        guest_with_form(request, form)
    except FromElsewhere:
        return _again(request)
    token = tidied(form.text("letters"))
    if token is None:
        field = replace(_TYPED, waarden=(form.text("letters"),), fout=_NO_LETTERS)
        return _shown(request, "", "link/typen.html", 422, veld=field)
    tenants = (t for t in desk_of(request).tenants if _found(request, t, token))
    return RedirectResponse(f"/l/{next(tenants, NOWHERE)}/{token}", 303)


@router.api_route("/l/{tenant}/{token}", methods=LOOKING)
def arrive(request: Request, tenant: str, token: str) -> Response:
    """Say what this is, and offer a code; nothing about whom or what."""
    if _found(request, tenant, token) is None:
        return _dead(request, tenant)
    return _shown(request, tenant, "link/begin.html")


@router.post("/l/{tenant}/{token}")
def asked(request: Request, tenant: str, token: str, form: Posted) -> Response:
    """Send a code, or a new link for one that does not work any more."""
    try:
        someone = guest_with_form(request, form)
    except FromElsewhere:
        return _again(request)
    if form.text("doe") == "nieuw":
        return _new_link(request, tenant, token)
    link = _found(request, tenant, token)
    if link is None:
        return _dead(request, tenant)
    return _code_for(request, tenant, token, (link, someone))


@router.api_route("/l/{tenant}/{token}/code", methods=LOOKING)
def code_sent(request: Request, tenant: str, token: str) -> Response:
    """Ask for the code that was sent; say to which number only to who asked for it."""
    return _code_form(request, tenant, token, _CODE, 200)


@router.post("/l/{tenant}/{token}/code")
def code_given(request: Request, tenant: str, token: str, form: Posted) -> Response:
    """Let somebody in with the right code."""
    if form.text("doe"):
        return asked(request, tenant, token, form)
    try:
        guest_with_form(request, form)
    except FromElsewhere:
        return _again(request)
    came = _try(request, tenant, token, form)
    if came is None:
        return _dead(request, tenant)
    if came.session is None:
        field = replace(_CODE, fout=_WRONG[came.answer])
        return _code_form(request, tenant, token, field, 422)
    answer = RedirectResponse(AFTER, 303)
    value = cookie_of(tenant, came.session)
    answer.set_cookie(PARENT, value, secure=True, httponly=True, samesite="lax")
    return answer


@router.api_route("/l/{tenant}/{token}/bel", methods=LOOKING)
def call_us(request: Request, tenant: str) -> Response:
    """Say whom to call when no code can be sent. The same for every link."""
    return _shown(request, tenant, "link/bel.html")


@router.api_route("/l/{tenant}/{token}/nieuw", methods=LOOKING)
def link_sent(request: Request, tenant: str) -> Response:
    """Say that a new link is on its way if there was one. The same for every link."""
    return _shown(request, tenant, "link/nieuw.html")


def _found(request: Request, tenant: str, token: str) -> Link | None:
    desk = desk_of(request)
    if tenant not in desk.tenants:
        return None
    with desk.work(tenant) as work:
        return live(work, token)


def _code_for(
    request: Request, tenant: str, token: str, who: tuple[Link, Guest]
) -> Response:
    desk, place = desk_of(request), f"/l/{tenant}/{token}"
    link, someone = who
    if not may_ask(desk, tenant, "code", link, _address(request)):
        return _shown(request, tenant, "link/te_vaak.html", 429)
    with desk.work(tenant) as work:
        ident = ask_code(work, link, token, someone.secret)
    if ident is None:
        return RedirectResponse(f"{place}/bel", 303)
    carry_code(desk, tenant, office_of(request).sms, ident)
    return RedirectResponse(f"{place}/code", 303)


def _new_link(request: Request, tenant: str, token: str) -> Response:
    """Send a new link if there is anything to renew; say the same in any case."""
    desk = desk_of(request)
    if tenant in desk.tenants:
        with desk.work(tenant) as work:
            link = over(work, token)
        if link and may_ask(desk, tenant, "link", link, _address(request)):
            with desk.work(tenant) as work:
                renew(work, token)
    return RedirectResponse(f"/l/{tenant}/{token}/nieuw", 303)


def _try(request: Request, tenant: str, token: str, form: Form) -> Came | None:
    desk = desk_of(request)
    if tenant not in desk.tenants:
        return None
    trace = trace_of(_address(request), request.headers.get("user-agent", ""))
    with desk.work(tenant) as work:
        link = live(work, token)
        if link is None:
            return None
        came = come_in(work, link, token, form.text("code"), trace)
        swv, _, before = request.cookies.get(PARENT, "").partition(".")
        if came.session and swv == tenant and (old := session_of(work, before)):
            end_session(work, old)
        return came


def _code_form(
    request: Request, tenant: str, token: str, field: Field, status: int
) -> Response:
    link = _found(request, tenant, token)
    if link is None:
        return _dead(request, tenant)
    with desk_of(request).work(tenant) as work:
        sent = sent_to(work, link, guest(request).secret)
    return _shown(request, tenant, "link/code.html", status, veld=field, sent=sent)


def _dead(request: Request, tenant: str) -> Response:
    return _shown(request, tenant, "link/werkt_niet.html", 410)


def _again(request: Request) -> Response:
    """Show the page anew to a browser that lost its cookie: it gets another."""
    return RedirectResponse(f"{request.url.path}?{AGAIN}", 303)


def _shown(
    request: Request, tenant: str, template: str, status: int = 200, **names: object
) -> Response:
    someone = guest(request)
    known = {
        "csrf": someone.secret,
        "geen_cookies": someone.fresh and AGAIN in request.query_params,
    }
    answer = public_page(request, template, status, tenant, **{**names, **known})
    someone.remember(answer)
    return answer


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
