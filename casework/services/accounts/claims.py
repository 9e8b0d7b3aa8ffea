"""Judge what an organisation says about who signed in: an ID token (OpenID Connect).

Everything is checked: who signed it and how, for whom, for which visit, when, and that
a second factor was asked there (security.md 4.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

ALGORITHMS = ("RS256", "PS256", "ES256")
"""Only signatures that the provider alone can make: never `none`, never a secret."""
_OLDEST = timedelta(minutes=10)
_CLOCKS_DIFFER = timedelta(minutes=1)
_ESSENTIAL = ("sub", "exp", "iat", "nonce")


class Untrusted(Exception):
    """One word: what is wrong. Never what the token holds."""


@dataclass(frozen=True)
class Expected:
    """What a token must say. ``now`` is the moment of judging."""

    issuer: str
    client_id: str
    nonce: str = field(repr=False)
    claim: str
    acr: tuple[str, ...]
    now: datetime


def person_in(
    answer: Mapping[str, Any], keys: Mapping[str, Any], expected: Expected
) -> str:
    """Return the work address in the ID token of an answer, or raise `Untrusted`."""
    claims = _signed(answer.get("id_token"), keys)
    _check(claims, answer, expected)
    _check_age(claims, expected.now)
    if not _second_factor(claims, expected.acr):
        raise Untrusted("mfa")
    person = claims.get(expected.claim)
    if not isinstance(person, str) or not person.strip():
        raise Untrusted("claim")
    if expected.claim == "email" and claims.get("email_verified") is False:
        raise Untrusted("email_verified")
    return person


def _signed(token: object, keys: Mapping[str, Any]) -> CodeIDToken:
    """Return the claims of a token that one of these keys signed."""
    if not isinstance(token, str):
        raise Untrusted("id_token")
    try:
        known = KeySet.import_key_set({"keys": keys.get("keys", [])})
        found = jwt.decode(token, known, algorithms=ALGORITHMS)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        raise Untrusted("handtekening") from None
    return CodeIDToken(found.claims, found.header)


def _check(claims: CodeIDToken, answer: Mapping[str, Any], expected: Expected) -> None:
    claims.options = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
        **{name: {"essential": True} for name in _ESSENTIAL},
    }
    claims.params = {
        "nonce": expected.nonce,
        "client_id": expected.client_id,
        "access_token": answer.get("access_token"),
    }
    try:
        claims.validate(
            now=int(expected.now.timestamp()),
            leeway=int(_CLOCKS_DIFFER.total_seconds()),
        )
    except (JoseError, ValueError, TypeError) as error:
        raise Untrusted(f"{type(error).__name__} {_place(error)}".strip()) from None


def _place(error: Exception) -> str:
    """Name the claim that is wrong, which is a word of the standard."""
    name = getattr(error, "claim", "")
    return name if isinstance(name, str) else ""


def _check_age(claims: Mapping[str, Any], now: datetime) -> None:
    moment = now.timestamp()
    earliest = moment - _OLDEST.total_seconds()
    if not earliest <= claims["iat"] <= moment + _CLOCKS_DIFFER.total_seconds():
        raise Untrusted("iat")


def _second_factor(claims: Mapping[str, Any], levels: tuple[str, ...]) -> bool:
    methods = claims.get("amr")
    asked = isinstance(methods, list) and "mfa" in methods
    return asked or claims.get("acr") in levels
