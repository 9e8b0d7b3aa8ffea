"""Speak with the organisation's own way of signing in: OpenID Connect, code and PKCE.

Only the address in the configuration is asked where the rest is. No transaction is open
while the network is waited for. Whatever goes wrong is one sentence to the reader and
one word in the log.
"""

import base64
import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from casework.services.accounts.claims import Expected, Untrusted, person_in
from casework.services.accounts.denied import Denied
from notifications.loopback import is_loopback

log = logging.getLogger("casework.accounts")
_TIMEOUT = 5.0
_WELL_KNOWN = "/.well-known/openid-configuration"


class NotThroughProvider(Denied):
    """Signing in through the organisation did not work: the reader is not told why."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Inloggen via uw organisatie is niet gelukt. Probeer het nog een keer. "
            "Lukt het weer niet? Vraag uw beheerder om hulp."
        )


@dataclass(frozen=True)
class Provider:
    """Where people of this installation sign in. ``claim`` holds the work address.

    ``acr`` are the levels that mean a second factor, besides ``amr`` with ``mfa``.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str
    claim: str = "email"
    acr: tuple[str, ...] = ()


@dataclass(frozen=True)
class Secret:
    """What one browser holds while it is away. All that is sent is derived from it."""

    text: str = field(repr=False)

    def derived(self, purpose: str) -> str:
        """Return 43 characters for one purpose: state, nonce or verifier."""
        raw = hmac.digest(self.text.encode(), f"casework/{purpose}".encode(), "sha256")
        return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def way_out(provider: Provider, secret: Secret) -> str:
    """Return the address where somebody signs in. Raises `NotThroughProvider`."""
    with _client() as client:
        place = _place(client, provider, "authorization_endpoint")
    wanted = [
        ("response_type", "code"),
        ("scope", "openid email"),
        ("client_id", provider.client_id),
        ("redirect_uri", provider.redirect_uri),
        ("state", secret.derived("state")),
        ("nonce", secret.derived("nonce")),
        ("code_challenge", create_s256_code_challenge(secret.derived("verifier"))),
        ("code_challenge_method", "S256"),
    ]
    if provider.acr:
        wanted.append(("acr_values", " ".join(provider.acr)))
    return str(add_params_to_uri(place, wanted))


def way_back(
    provider: Provider, secret: Secret, given: Mapping[str, str], now: datetime
) -> str:
    """Return the work address of who signed in there. Raises `NotThroughProvider`.

    ``given`` is what the browser came back with.
    """
    state = given.get("state", "")
    if not hmac.compare_digest(state.encode(), secret.derived("state").encode()):
        raise _refused("state")
    if given.get("iss", provider.issuer) != provider.issuer or not given.get("code"):
        raise _refused("antwoord")
    with _client() as client:
        answer = _token(client, provider, secret, given["code"])
        keys = _json(client, "GET", _place(client, provider, "jwks_uri"))
    expected = Expected(
        issuer=provider.issuer,
        client_id=provider.client_id,
        nonce=secret.derived("nonce"),
        claim=provider.claim,
        acr=provider.acr,
        now=now,
    )
    try:
        return person_in(answer, keys, expected)
    except Untrusted as error:
        raise _refused(str(error)) from None


def _token(
    client: httpx.Client, provider: Provider, secret: Secret, code: str
) -> Mapping[str, Any]:
    """Exchange the code, with what only this browser could derive (PKCE)."""
    url = _place(client, provider, "token_endpoint")
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": provider.redirect_uri,
        "code_verifier": secret.derived("verifier"),
    }
    who = (quote(provider.client_id, safe=""), quote(provider.client_secret, safe=""))
    return _json(client, "POST", url, data=form, auth=who)


def _place(client: httpx.Client, provider: Provider, name: str) -> str:
    """Return an address that the provider of the configuration names itself."""
    known = _json(client, "GET", provider.issuer.rstrip("/") + _WELL_KNOWN)
    if known.get("issuer") != provider.issuer:
        raise _refused("issuer van de configuratie")
    url = known.get(name)
    if not isinstance(url, str) or not is_private(url):
        raise _refused(name)
    return url


def is_private(url: str) -> bool:
    """Tell whether nobody on the way can read what goes to this address."""
    parts = urlsplit(url)
    local = parts.scheme == "http" and is_loopback(parts.hostname or "")
    return bool(parts.hostname) and (local or parts.scheme == "https")


def _client() -> httpx.Client:
    return httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False)


def _json(
    client: httpx.Client,
    method: str,
    url: str,
    **more: Any,  # noqa: ANN401  httpx's own
) -> Mapping[str, Any]:
    try:
        answer = client.request(method, url, **more)
        found = answer.raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise _refused(type(error).__name__) from None
    if not isinstance(found, dict):
        raise _refused("antwoord")
    return found


def _refused(why: str) -> NotThroughProvider:
    log.warning("inloggen via de organisatie geweigerd", extra={"wat": why})
    return NotThroughProvider()
