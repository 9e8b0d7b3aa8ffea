"""Put the program together. The only module-level state lives here."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casework.carrier import carrier, scanner, texter
from casework.clock import Clock, utc_now
from casework.database import bring_up_to_date, check_role, connect, migrate
from casework.embedded import Server
from casework.keystore import Keystore, read_master_key
from casework.rights import APP
from casework.services.deliver import Carry
from casework.services.fit import check_keystore
from casework.services.links.sms import Sms
from casework.services.retention.replay import replay_destruction
from casework.services.scan_uploads import Scanner
from casework.settings import Settings, read_settings
from casework.tenants import installed_tenants
from casework.vault import Vault
from casework.work import Desk, Place

DATABASE = "casework"
LOGIN = "casework_run"
"""Who the programs are in the embedded database: a member of the role, no more."""


@dataclass(frozen=True)
class Office:
    """A running program: the desk, how post and codes leave, and who looks at files."""

    desk: Desk
    settings: Settings
    carry: Carry | None
    sms: Sms | None = None
    scanner: Scanner | None = None


class HalfRestored(Exception):
    """A restore is under way, or was broken off. One Dutch line."""


@contextmanager
def office(
    settings: Settings | None = None, clock: Clock = utc_now, *, restoring: bool = False
) -> Generator[Office, None, None]:
    """Open the office: the database up to date, the keystore unlocked.

    Without a configured database the embedded one is started, and left when the last
    program that uses it ends. Raises `HalfRestored` as long as a restore is not whole.
    A clock that is the machine's own is compared with that of the database (ADR 0040).
    """
    chosen = settings or read_settings()
    if restore_marker(chosen).exists() and not restoring:
        raise HalfRestored(
            "Het terugzetten van een back-up is niet af. Draai `casework restore` nog "
            "een keer: dat begint opnieuw."
        )
    with _database(chosen) as url:
        keystore = _keystore(chosen, clock)
        engine = connect(url)
        try:
            check_role(engine)
            look = scanner(chosen)
            place = _place(chosen, scans=look is not None)
            tenants = installed_tenants(chosen.home, proef=chosen.proef)
            desk = Desk(
                engine, Vault(keystore), clock, tenants, place, clock is utc_now
            )
            _fit(desk)
            replay_destruction(desk, chosen.destruction_file)
            yield Office(desk, chosen, carrier(chosen), texter(chosen, clock), look)
        finally:
            engine.dispose()
            keystore.close()


def restore_marker(settings: Settings) -> Path:
    """Return the file that is there as long as a restore is not whole."""
    return settings.home / "terugzetten.bezig"


def tenant_codes() -> list[str]:
    """List the samenwerkingsverbanden of this installation."""
    return sorted(installed_tenants(read_settings().home))


@contextmanager
def _database(settings: Settings) -> Generator[str, None, None]:
    """Give the address of the programs, when the tables are up to date."""
    if settings.database_url:
        bring_up_to_date(settings.migrate_url or settings.database_url)
        yield settings.database_url
        return
    with Server(settings.home / "postgres") as server:
        migrate(server.create_database(DATABASE))
        server.create_login(LOGIN, APP)
        yield server.url(DATABASE, role=LOGIN)


def _place(settings: Settings, *, scans: bool) -> Place:
    return Place(
        settings.public_url,
        settings.mail_from,
        scans=scans,
        destroyed=settings.destruction_file,
    )


def _fit(desk: Desk) -> None:
    for tenant in desk.tenants:
        with desk.work(tenant) as work:
            check_keystore(work)


def _keystore(settings: Settings, clock: Clock) -> Keystore:
    secret = settings.master_key
    master = read_master_key(
        text=secret.get_secret_value() if secret else None,
        file=settings.master_key_location,
        create=settings.embedded and settings.master_key_file is None,
    )
    return Keystore.open(settings.keystore_location, master, clock=clock)
