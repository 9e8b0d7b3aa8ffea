"""Sign in with the account of one's own organisation (OpenID Connect).

The way out only sets a cookie. The way back is a GET, because the standard says so; the
secret in that cookie makes sure that it is the same browser that went out.
"""

import base64
import secrets
from binascii import Error as NotBase64
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.denied import Denied
from casework.services.accounts.limits import check_address
from casework.services.accounts.provider import (
    NotThroughProvider,
    Provider,
    Secret,
    way_back,
    way_out,
)
from casework.services.accounts.through_provider import come_in
from casework.settings import Settings
from casework.web.doorway import caller, drop, here, inside, keep
from casework.web.faults import fault
from casework.web.visit import desk_of, office_of
from casework.web.way_in_page import way_in_page

router = APIRouter(include_in_schema=False)
AWAY = "__Host-weg"
BACK = "/inloggen/organisatie/terug"
_LASTS = 10 * 60


@dataclass(frozen=True)
class Away:
    """What a browser holds while it is at the provider."""

    tenant: str
    secret: Secret
    naar: str


@router.get("/inloggen/organisatie")
def leave(request: Request, swv: str = "", naar: str = "") -> Response:
    """Send somebody to the provider of the organisation."""
    provider, tenant = provider_of(office_of(request).settings), _tenant(request, swv)
    if provider is None:
        return fault(request, 404)
    secret = Secret(secrets.token_urlsafe(32))
    try:
        check_address(desk_of(request), tenant, caller(request))
        answer = RedirectResponse(way_out(provider, secret), 303)
    except Denied as denied:
        return _sorry(request, denied)
    path = base64.urlsafe_b64encode(here(naar).encode()).decode()
    keep(answer, AWAY, f"{tenant}.{secret.text}.{path}", _LASTS)
    return answer


@router.get(BACK)
def come_back(request: Request) -> Response:
    """Let in who the provider vouches for."""
    settings, desk = office_of(request).settings, desk_of(request)
    provider, away = provider_of(settings), _away(request)
    if provider is None:
        return fault(request, 404)
    if away is None:
        return _sorry(request, NotThroughProvider())
    try:
        check_address(desk, away.tenant, caller(request))
        given = dict(request.query_params)
        person = way_back(provider, away.secret, given, desk.clock())
        with desk.work(away.tenant) as work:
            state = away.secret.derived("state")
            entered = come_in(work, person, state, away.naar)
    except Denied as denied:
        return _sorry(request, denied)
    answer = inside(away.tenant, entered)
    drop(answer, AWAY)
    return answer


def provider_of(settings: Settings) -> Provider | None:
    """Return the provider of this installation, if there is one."""
    secret = settings.oidc_client_secret
    if settings.oidc_issuer is None or secret is None:
        return None
    return Provider(
        settings.oidc_issuer,
        settings.oidc_client_id,
        secret.get_secret_value(),
        settings.public_url + BACK,
        settings.oidc_claim,
        tuple(settings.oidc_acr.split()),
    )


def _tenant(request: Request, chosen: str) -> str:
    office = office_of(request)
    return chosen if chosen in office.desk.tenants else office.settings.tenant


def _away(request: Request) -> Away | None:
    tenant, _, rest = request.cookies.get(AWAY, "").partition(".")
    secret, _, path = rest.partition(".")
    if tenant not in desk_of(request).tenants or not secret:
        return None
    try:
        naar = base64.urlsafe_b64decode(path.encode()).decode()
    except (NotBase64, UnicodeError):
        return None
    return Away(tenant, Secret(secret), here(naar))


def _sorry(request: Request, denied: Denied) -> Response:
    """Say it on one page, whatever it was, and offer to try again."""
    answer = way_in_page(request, "organisatie_fout.html", denied=denied)
    drop(answer, AWAY)
    return answer
