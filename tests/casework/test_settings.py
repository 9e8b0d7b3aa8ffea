"""An installation starts with what it needs, or says in one line what it lacks."""

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from casework.settings import BadSettings, read_settings

OWN = "postgresql://casework:pg-secret@db.example/zaken"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for name in os.environ:
        if name.upper().startswith("CASEWORK_"):
            monkeypatch.delenv(name)


@pytest.fixture
def environ(monkeypatch):
    def put(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(f"CASEWORK_{name}", value)
        return read_settings

    return put


def refused(environ, **variables):
    with pytest.raises(BadSettings) as caught:
        environ(**variables)()
    said = str(caught.value)
    assert "\n" not in said
    assert "secret" not in said
    return said


def test_embedded_needs_nothing():
    settings = read_settings()
    assert settings.embedded
    keystore = settings.home / "keystore"
    assert settings.keystore_location == f"sqlite:///{keystore}/keystore.sqlite"
    assert settings.master_key_location == keystore / "master.key"
    assert settings.tenant == "onderwijs_dat_past"


@pytest.mark.parametrize(
    ("account", "home"),
    [(0, Path("/var/lib/casework")), (1000, Path.home() / ".local/share/casework")],
)
def test_home_is_where_the_account_of_the_database_can_come(monkeypatch, account, home):
    monkeypatch.setattr("casework.settings.os.geteuid", lambda: account)
    assert read_settings().home == home


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        setattr(read_settings(), "tenant", "po_ijmond")  # noqa: B010 - mypy knows too


def test_an_empty_variable_is_not_set(environ):
    assert environ(DATABASE_URL="", MASTER_KEY="")().embedded


def test_a_home_is_absolute(environ):
    assert environ(HOME="~/x")().home == Path.home() / "x"
    assert environ(HOME="x")().home == Path.cwd() / "x"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_url_of_postgresql_works(environ, scheme):
    settings = environ(DATABASE_URL=f"{scheme}://u:p%40ss@h/zaken", MASTER_KEY="x")()
    assert settings.database_url == "postgresql+psycopg://u:p%40ss@h/zaken"


@pytest.mark.parametrize(
    "url", ["sqlite:///zaken.sqlite", "mysql://h/zaken", "nonsense"]
)
def test_cases_live_in_postgresql_only(environ, url):
    assert refused(environ, DATABASE_URL=url).startswith("CASEWORK_DATABASE_URL: ")


def test_an_own_database_needs_an_own_master_key(environ):
    assert "openssl rand -base64 32" in refused(environ, DATABASE_URL=OWN)


def test_with_a_key_file_an_own_database_works(environ, tmp_path):
    settings = environ(DATABASE_URL=OWN, MASTER_KEY_FILE=str(tmp_path / "key"))()
    assert not settings.embedded
    assert settings.master_key_location == tmp_path / "key"


def test_two_master_keys_are_one_too_many(environ):
    assert "kies er een" in refused(environ, MASTER_KEY="secret", MASTER_KEY_FILE="/k")


@pytest.mark.parametrize("keys", [OWN, "postgres://other@db.example:5432/zaken"])
def test_the_keys_never_live_with_the_cases(environ, keys):
    said = refused(environ, DATABASE_URL=OWN, KEYSTORE_URL=keys, MASTER_KEY="secret")
    assert "eigen database" in said


def test_the_keys_may_live_in_a_database_beside_the_cases(environ):
    keys = "postgresql://keys:secret@db.example/sleutels"
    settings = environ(DATABASE_URL=OWN, KEYSTORE_URL=keys, MASTER_KEY="x")()
    assert settings.keystore_location.endswith("/sleutels")


def test_no_secret_is_shown(environ):
    settings = environ(
        DATABASE_URL=OWN,
        MASTER_KEY="master-secret",
        SMTP_PASSWORD="mail-secret",
        KEYSTORE_URL="postgresql://k:key-secret@h/k",
    )()
    assert "secret" not in repr(settings) + str(settings)


def test_a_misspelt_variable_is_named_with_what_was_meant(environ):
    said = refused(environ, KEYSTORE_ULR="sqlite:///x")
    assert said.startswith("CASEWORK_KEYSTORE_ULR is geen instelling.")
    assert said.endswith("Bedoelt u CASEWORK_KEYSTORE_URL?")


def test_everything_that_is_wrong_is_said_at_once(environ):
    said = refused(environ, SMTP_PORT="hondervijf", PUBLIC_URL="ftp://x")
    assert "CASEWORK_SMTP_PORT: " in said
    assert "CASEWORK_PUBLIC_URL: " in said


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_mail_without_tls_stays_on_this_machine(environ, host):
    assert not environ(SMTP_HOST=host, SMTP_START_TLS="false")().smtp_start_tls


@pytest.mark.parametrize("host", ["mail.example", "127.0.0.1.example", "10.0.0.1"])
def test_mail_without_tls_goes_nowhere_else(environ, host):
    assert "SMTP_START_TLS" in refused(environ, SMTP_HOST=host, SMTP_START_TLS="false")


def test_mail_without_tls_is_for_the_embedded_mode(environ):
    own = {"DATABASE_URL": OWN, "MASTER_KEY": "secret", "SMTP_HOST": "localhost"}
    assert "SMTP_START_TLS" in refused(environ, **own, SMTP_START_TLS="false")


def test_mail_to_the_world_has_a_sender(environ):
    assert "CASEWORK_MAIL_FROM" in refused(environ, SMTP_HOST="mail.example")


@pytest.mark.parametrize("sender", ["geen adres", "a@b@c", "a@b\nBcc: c@d", "a@b>"])
def test_a_sender_is_one_address(environ, sender):
    assert refused(environ, MAIL_FROM=sender).startswith("CASEWORK_MAIL_FROM: ")


@pytest.mark.parametrize(
    "url", ["https://zaken.example", "http://localhost:8000", "http://[::1]:8000/"]
)
def test_links_are_safe(environ, url):
    assert environ(PUBLIC_URL=url)().public_url == url.rstrip("/")


@pytest.mark.parametrize("url", ["http://zaken.example", "zaken.example", "https://"])
def test_links_that_are_not_safe_are_refused(environ, url):
    assert refused(environ, PUBLIC_URL=url).startswith("CASEWORK_PUBLIC_URL: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL_FROM", "post@localhost"),
        ("MAIL_FROM", "jan..p@swv.example"),
        ("PUBLIC_URL", "https://swv.example/tlv"),
        ("PUBLIC_URL", "https://u:p@swv.example"),
        ("PUBLIC_URL", "https://swv.example/?x=1"),
    ],
)
def test_an_address_that_no_letter_could_leave_with_is_refused_at_the_start(
    monkeypatch, name, value
):
    monkeypatch.setenv(f"CASEWORK_{name}", value)
    with pytest.raises(BadSettings):
        read_settings()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"ISSUER": "http://inloggen.example"}, "https://"),
        ({"ISSUER": "inloggen.example"}, "https://"),
        ({"ISSUER": "https://inloggen.example"}, "CASEWORK_OIDC_CLIENT_ID"),
        ({"ISSUER": "https://inloggen.example", "CLIENT_ID": "x"}, "CLIENT_SECRET"),
    ],
)
def test_half_a_provider_is_refused(monkeypatch, given, told):
    for name, value in given.items():
        monkeypatch.setenv(f"CASEWORK_OIDC_{name}", value)
    with pytest.raises(BadSettings, match=told):
        read_settings()


def test_a_whole_provider(monkeypatch):
    whole = {"ISSUER": "https://x.example", "CLIENT_ID": "x", "CLIENT_SECRET": "y"}
    for name, value in whole.items():
        monkeypatch.setenv(f"CASEWORK_OIDC_{name}", value)
    assert read_settings().oidc_issuer == "https://x.example"


@pytest.mark.parametrize("place", ["scanner:3310", "[::1]:3310", "/run/clamd.sock"])
def test_where_the_scanner_listens(environ, place):
    assert environ(CLAMD=place)().clamd == place


@pytest.mark.parametrize("place", ["scanner", "x:0", ":3310", "x:70000", "x:\u0663"])
def test_a_scanner_that_nobody_can_reach_is_refused(environ, place):
    assert "host:poort" in refused(environ, CLAMD=place)


def test_the_owner_of_another_database_brings_nothing_up_to_date(environ):
    other = "postgresql://owner@db.example:5432/andere"
    told = refused(environ, DATABASE_URL=OWN, MIGRATE_URL=other, MASTER_KEY="x")
    assert told.startswith("CASEWORK_MIGRATE_URL is niet de database")


def test_the_owner_of_the_same_database_may_be_another_login(environ):
    owner = OWN.replace("//", "//owner@", 1) if "@" not in OWN else OWN
    settings = environ(DATABASE_URL=OWN, MIGRATE_URL=owner, MASTER_KEY="x")()
    assert settings.migrate_url
