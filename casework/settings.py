"""The installation, from environment variables that begin with CASEWORK_.

Embedded (no CASEWORK_DATABASE_URL): everything lives in `home`, and nothing has to be
set. With a database of your own there is no default for a secret. Whatever is wrong is
said in one line, and a misspelt variable is wrong.
"""

import difflib
import os
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from casework.database_url import DatabaseUrl, same_database
from casework.keeping_settings import KeepingSettings
from casework.provider_settings import ProviderSettings
from casework.scanner_settings import ScannerSettings
from notifications.loopback import is_loopback
from notifications.neutral import TellingLink, neutral_link
from notifications.post import NotPostable
from notifications.post import address as post_address

PREFIX = "CASEWORK_"


class BadSettings(ValueError):
    """The installation cannot start like this. One line: what, and what to do."""


def _mail_address(address: str) -> str:
    try:
        post_address(address)
    except NotPostable:
        raise ValueError("is geen e-mailadres waarvan post kan komen") from None
    return address


def _default_home() -> Path:
    """Return a folder that the account of the database can reach, for root too."""
    shared = Path("/var/lib/casework")
    return shared if os.geteuid() == 0 else Path("~/.local/share/casework")


class Settings(ProviderSettings, ScannerSettings, KeepingSettings, BaseSettings):
    """What this installation needs to know. Read it with `read_settings`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    database_url: DatabaseUrl | None = Field(default=None, repr=False)
    """The PostgreSQL of the cases. Without it: the embedded one."""
    migrate_url: DatabaseUrl | None = Field(default=None, repr=False)
    """The same database for the owner of its tables. Without it: `database_url`."""
    home: Path = Field(default_factory=_default_home)
    """Where the embedded database, the keystore and the master key live."""
    keystore_url: DatabaseUrl | None = Field(default=None, repr=False)
    """The database of the keys. Without it: a SQLite file in `home`."""
    destruction_records: Path | None = None
    """The signed list of what was erased. Keep it outside the backups."""
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    smtp_host: str | None = None
    """Without it no mail leaves the building."""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_start_tls: bool = True
    """False only embedded, to a mail server on this machine."""
    proef: bool = False
    """Letters carry a made-up sender where none is filled in. Only embedded, with a
    mail server on this machine; `casework serve` sets it when it keeps the mail."""
    mail_from: Annotated[str, AfterValidator(_mail_address)] = "post@casework.invalid"
    sms_url: str | None = None
    """Where codes for parents go, as JSON. Without it: a folder in `home`, embedded."""
    sms_token: SecretStr | None = None
    public_url: str = "http://127.0.0.1:8000"
    """The address of the pages, for the links in messages."""
    web_port: int = Field(default=8000, ge=1, le=65535)
    """Where the pages are served on this machine."""
    metrics_token: SecretStr | None = None
    """Who may read /metrics from another machine. Without it: only this machine."""
    prefect_port: int | None = Field(default=None, ge=1, le=65535)
    """Where `casework serve` puts its Prefect server. Without it: a free port."""
    tenant: str = "onderwijs_dat_past"
    """The samenwerkingsverband that a command is about when it names none."""

    @property
    def embedded(self) -> bool:
        """Tell whether we bring our own database."""
        return self.database_url is None

    @property
    def keystore_location(self) -> str:
        """Return the URL of the keystore."""
        file = self.home / "keystore" / "keystore.sqlite"
        return self.keystore_url or f"sqlite:///{file}"

    @property
    def master_key_location(self) -> Path | None:
        """Return the file of the master key; embedded, one is made when absent."""
        if self.master_key is not None or self.master_key_file is not None:
            return self.master_key_file
        return self.home / "keystore" / "master.key"

    @property
    def witness_location(self) -> Path:
        """Return the folder where the checkpoints for a witness are kept."""
        return self.witness_folder or self.home / "getuige"

    @property
    def destruction_file(self) -> Path:
        """Return the file of what was erased."""
        return self.destruction_records or self.home / "vernietigd/vernietigd.jsonl"

    @field_validator("home", "master_key_file", "witness_folder", "destruction_records")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return None if path is None else path.expanduser().absolute()

    @field_validator("database_url", "migrate_url")
    @classmethod
    def _postgresql_only(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith("postgresql+psycopg://"):
            raise ValueError("moet met postgresql:// beginnen")
        return url

    @field_validator("public_url")
    @classmethod
    def _safe_link(cls, url: str) -> str:
        parts = urlsplit(url)
        local = parts.scheme == "http" and is_loopback(parts.hostname or "")
        if not parts.hostname or not (local or parts.scheme == "https"):
            raise ValueError("moet met https:// beginnen, behalve op deze machine")
        try:
            neutral_link(f"{url.rstrip('/')}/bericht/0")
        except TellingLink:
            raise ValueError("is geen kaal adres dat niets verraadt") from None
        return url.rstrip("/")

    @field_validator("sms_url")
    @classmethod
    def _safe_gateway(cls, url: str | None) -> str | None:
        parts = urlsplit(url or "https://x")
        local = parts.scheme == "http" and is_loopback(parts.hostname or "")
        if not parts.hostname or not (local or parts.scheme == "https"):
            raise ValueError("moet met https:// beginnen, behalve op deze machine")
        return url

    @model_validator(mode="after")
    def _gateway_knows_us(self) -> Self:
        if (self.sms_url is None) != (self.sms_token is None):
            raise ValueError("zet CASEWORK_SMS_URL en CASEWORK_SMS_TOKEN allebei")
        return self

    @model_validator(mode="after")
    def _keys_apart_from_cases(self) -> Self:
        keys, cases = self.keystore_url, self.database_url
        if keys and cases and same_database(keys, cases):
            raise ValueError(
                "CASEWORK_KEYSTORE_URL is de database van de zaken: "
                "geef de sleutels een eigen database"
            )
        return self

    @model_validator(mode="after")
    def _owner_of_thesame_database(self) -> Self:
        owner, cases = self.migrate_url, self.database_url
        if owner and not (cases and same_database(owner, cases)):
            raise ValueError(
                "CASEWORK_MIGRATE_URL is niet de database van CASEWORK_DATABASE_URL"
            )
        return self

    @model_validator(mode="after")
    def _one_master_key(self) -> Self:
        if self.master_key is not None and self.master_key_file is not None:
            raise ValueError(
                "CASEWORK_MASTER_KEY en CASEWORK_MASTER_KEY_FILE zijn allebei gezet: "
                "kies er een"
            )
        if not self.embedded and self.master_key is None and not self.master_key_file:
            raise ValueError(
                "CASEWORK_DATABASE_URL is gezet, maar er is geen hoofdsleutel: maak er "
                "een met `openssl rand -base64 32 > BESTAND && chmod 600 BESTAND` en "
                "zet CASEWORK_MASTER_KEY_FILE op dat bestand"
            )
        return self

    @model_validator(mode="after")
    def _mail_stays_private(self) -> Self:
        at_home = self.embedded and is_loopback(self.smtp_host or "")
        if not self.smtp_start_tls and not at_home:
            raise ValueError(
                "CASEWORK_SMTP_START_TLS mag alleen uit zonder CASEWORK_DATABASE_URL "
                "en met een mailserver op deze machine"
            )
        if self.proef and not at_home:
            raise ValueError(
                "CASEWORK_PROEF mag alleen zonder CASEWORK_DATABASE_URL en met een "
                "mailserver op deze machine"
            )
        if self.smtp_host and not at_home and "mail_from" not in self.model_fields_set:
            raise ValueError("zet CASEWORK_MAIL_FROM: het adres van de afzender")
        return self


def read_settings() -> Settings:
    """Read the environment, or raise `BadSettings` in one line."""
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    for name in os.environ:
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise BadSettings(f"{name} is geen instelling.{_hint(name, known)}")
    try:
        return Settings()
    except ValidationError as error:
        lines = "; ".join(_line(detail) for detail in error.errors())
        raise BadSettings(f"{lines}.") from None


def _hint(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name.upper(), known, n=1)
    return f" Bedoelt u {close[0]}?" if close else ""


def _line(detail: ErrorDetails) -> str:
    """Say what is wrong without the value, which may be a secret."""
    said = detail["msg"].removeprefix("Value error, ")
    place = "_".join(str(part) for part in detail["loc"][:1])
    return f"{PREFIX}{place.upper()}: {said}" if place else said
