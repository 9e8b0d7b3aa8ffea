"""Through the organisation: every check, against a provider that can do wrong."""

import logging

import pytest
from joserfc.jwk import RSAKey

from casework.access import SYSTEEM
from casework.services.accounts.change import stop_account
from casework.services.accounts.known import accounts_of
from casework.services.accounts.provider import (
    NotThroughProvider,
    Provider,
    Secret,
    is_private,
    way_back,
    way_out,
)
from casework.services.accounts.through_provider import come_in
from casework.services.sessions import session_of
from statemachines.roles import Role
from tests.casework import oidc_provider
from tests.casework.accounts import EMAIL, make
from tests.casework.oidc_provider import CLIENT, SECRET
from tests.conftest import SWV

MINE = Secret("het geheim van deze browser")
BACK = "https://casework.test/inloggen/organisatie/terug"


@pytest.fixture
def there(clock):
    with oidc_provider.running(clock) as provider:
        yield provider


def configured(there, **more):
    known = {"client_id": CLIENT, "client_secret": SECRET, "redirect_uri": BACK}
    return Provider(there.issuer, **{**known, **more})


def address(there, clock, provider=None, **came_back):
    known = provider or configured(there)
    given = there.sign_in(way_out(known, MINE))
    return way_back(known, MINE, {**given, **came_back}, clock())


def test_who_signs_in_there_is_known_here(there, clock):
    assert address(there, clock) == EMAIL
    assert "/token" in there.asked


def test_what_is_asked_binds_this_browser(there):
    given = there.sign_in(way_out(configured(there), MINE))
    asked = there.codes[given["code"]]
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == BACK
    assert len({asked[name] for name in ("state", "nonce", "code_challenge")}) == 3
    assert MINE.text not in str(asked)


def told(caplog):
    """Return the word that the log has about the last refusal."""
    return getattr(caplog.records[-1], "wat", "").split()[-1]


WRONG_CLAIMS = {
    "another nonce": ({"nonce": "x"}, "nonce"),
    "no nonce": ({"nonce": None}, "nonce"),
    "another aud": ({"aud": "een-ander"}, "aud"),
    "no aud": ({"aud": None}, "aud"),
    "for two, sent to another": (
        {"aud": [CLIENT, "een-ander"], "azp": "een-ander"},
        "azp",
    ),
    "another issuer": ({"iss": "https://kwaad.example"}, "iss"),
    "no subject": ({"sub": None}, "sub"),
    "expired": ({"exp": 1}, "exp"),
    "no exp": ({"exp": None}, "exp"),
    "exp is no number": ({"exp": "morgen"}, "exp"),
    "issued long ago": ({"iat": 1}, "iat"),
    "issued later": ({"iat": 4_000_000_000}, "iat"),
    "iat is no number": ({"iat": "x"}, "iat"),
    "iat before all time": ({"iat": -(10**400)}, "iat"),
    "no iat": ({"iat": None}, "iat"),
    "not yet": ({"nbf": 4_000_000_000}, "nbf"),
    "no mfa": ({"amr": ["pwd"]}, "mfa"),
    "no amr": ({"amr": None}, "mfa"),
    "amr is a word": ({"amr": "mfa"}, "amr"),
    "an acr nobody configured": ({"amr": None, "acr": "hoog"}, "mfa"),
    "no address": ({"email": None}, "claim"),
    "an empty address": ({"email": " "}, "claim"),
    "an address that is a list": ({"email": [EMAIL]}, "claim"),
    "an address nobody verified": ({"email_verified": False}, "email_verified"),
}


@pytest.mark.parametrize(("claims", "why"), WRONG_CLAIMS.values(), ids=[*WRONG_CLAIMS])
def test_a_token_that_is_not_trusted(there, clock, caplog, claims, why):
    there.claims = claims
    with pytest.raises(NotThroughProvider):
        address(there, clock)
    assert told(caplog) == why


@pytest.mark.parametrize("alg", ["none", "None", "HS256"])
def test_a_token_that_anybody_can_make(there, clock, caplog, alg):
    there.alg = alg
    with pytest.raises(NotThroughProvider):
        address(there, clock)
    assert told(caplog) == "handtekening"


def test_a_token_of_another_key(there, clock):
    there.key = RSAKey.generate_key(2048, {"kid": "een"})
    with pytest.raises(NotThroughProvider):
        address(there, clock)


def test_a_new_key_is_found(there, clock):
    there.key = there.shown_key = RSAKey.generate_key(2048, {"kid": "een"})
    assert address(there, clock) == EMAIL


def test_a_configured_level_counts_as_a_second_factor(there, clock):
    there.claims = {"amr": None, "acr": "hoog"}
    provider = configured(there, acr=("substantieel", "hoog"))
    assert address(there, clock, provider) == EMAIL


def test_another_claim_can_hold_the_address(there, clock):
    there.claims = {"upn": "ib@werk.example", "email": "prive@x.example"}
    assert address(there, clock, configured(there, claim="upn")) == EMAIL


@pytest.mark.parametrize(
    "came_back",
    [
        {"state": "x"},
        {"state": ""},
        {"state": "\u00e9"},
        {"iss": "https://kwaad.example"},
        {"code": ""},
        {"code": "verzonnen"},
    ],
)
def test_what_comes_back_is_not_what_was_sent(there, clock, came_back):
    with pytest.raises(NotThroughProvider):
        address(there, clock, **came_back)


def test_what_comes_back_in_another_browser_is_refused_unasked(there, clock):
    known = configured(there)
    given = there.sign_in(way_out(known, MINE))
    there.asked.clear()
    with pytest.raises(NotThroughProvider):
        way_back(known, Secret("van een ander"), given, clock())
    assert there.asked == []


def test_a_code_is_exchanged_only_with_the_verifier(there, clock):
    """A stolen code is worth nothing to another browser, whatever state it sends."""
    known, other = configured(there), Secret("van een ander")
    stolen = there.sign_in(way_out(known, MINE))["code"]
    theirs = there.sign_in(way_out(known, other))
    with pytest.raises(NotThroughProvider):
        way_back(known, other, {**theirs, "code": stolen}, clock())


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://kwaad.example"},
        {"token_endpoint": "http://kwaad.example/token"},
        {"token_endpoint": None},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_a_configuration_that_is_not_trusted(there, clock, metadata):
    there.metadata = metadata
    with pytest.raises(NotThroughProvider):
        address(there, clock)


@pytest.mark.parametrize("path", ["/weg", "/authorize"])
def test_a_provider_that_is_not_there(there, clock, path):
    gone = Provider(there.issuer + path, CLIENT, SECRET, BACK)
    with pytest.raises(NotThroughProvider):
        way_out(gone, MINE)


def test_a_wrong_client_secret(there, clock):
    with pytest.raises(NotThroughProvider):
        address(there, clock, configured(there, client_secret="anders"))


def test_the_log_has_one_word_and_no_person(there, clock, caplog):
    there.claims = {"amr": ["pwd"]}
    with caplog.at_level(logging.WARNING), pytest.raises(NotThroughProvider) as error:
        address(there, clock)
    assert caplog.messages == ["inloggen via de organisatie geweigerd"]
    assert told(caplog) == "mfa"
    assert "mfa" not in str(error.value)
    assert SECRET not in repr(configured(there))


def test_the_account_must_be_there_and_in_use_and_comes_in_once(desk, light):
    account = make(desk)
    with desk.work(SWV) as work:
        entered = come_in(work, EMAIL.upper(), "state-1", "/zoeken")
        found = session_of(work, entered.session)
        assert found
        assert (found.account, found.role) == (account, Role.IB)
        assert (entered.naar, found.sure_at) == ("/zoeken", work.now)
    for person, state in ((EMAIL, "state-1"), ("x@werk.example", "state-2")):
        with desk.work(SWV) as work, pytest.raises(NotThroughProvider):
            come_in(work, person, state, "/")
    with desk.work(SWV) as work:
        stop_account(work, account, by=SYSTEEM)
        with pytest.raises(NotThroughProvider):
            come_in(work, EMAIL, "state-3", "/")
        assert len(accounts_of(work)) == 1, "none was made"


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("https://inloggen.example/x", True),
        ("http://127.0.0.1:9/x", True),
        ("http://inloggen.example/x", False),
        ("https:///x", False),
        ("ftp://127.0.0.1/x", False),
    ],
)
def test_nobody_reads_along(url, private):
    assert is_private(url) is private
