"""Where is measured: a private database that keeps what it said, and offices on it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from psycopg import Connection
from sqlalchemy import make_url

from casework.database import connect, migrate
from casework.embedded import Server, temporary
from casework.keystore import Keystore, LocalMasterKey
from casework.tenants import Tenant, load_tenants
from casework.tenants.profile import Afzender
from casework.vault import Vault
from casework.work import Desk, Row

SWV = "onderwijs_dat_past"
FLOOR = "vloer"
"""The tenant of the floor: in the same tables, and no samenwerkingsverband."""
NOW = datetime(2026, 9, 14, 9, tzinfo=UTC)
_TEMPLATE = "template"
SCALE = 0.1
"""The part of all pupils that fits in the minutes of a measure; 1 is everybody."""


@dataclass
class Wrist:
    """A clock that stands still until it is set."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment

    def set_day(self, day: date) -> None:
        """Set it to nine o'clock on a day."""
        self.moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """A database with the tables of today, the desk on it, and its clock."""

    url: str
    desk: Desk
    clock: Wrist

    @contextmanager
    def owner(self) -> Generator[Connection[Row], None, None]:
        """Give a connection of the owner: past every wall, each statement by itself."""
        with Connection.connect(plain(self.url), autocommit=True) as connection:
            yield connection


@dataclass(frozen=True)
class Wishes:
    """What somebody asks of a run.

    ``quick`` asks for the shape and not for the value: fewer rounds, a small stock.
    ``scale`` is the part of the Netherlands that goes to school here. ``hour`` asks for
    the whole hour of load.
    """

    quick: bool = False
    scale: float = SCALE
    seed: int = 1
    hour: bool = False


@dataclass(frozen=True)
class Bench:
    """What a measure has to work with, as `Wishes` asked it.

    ``tell`` hears in a few Dutch words what is going on.
    """

    server: Server
    folder: Path
    quick: bool = False
    scale: float = SCALE
    seed: int = 1
    tell: Callable[[str], None] = lambda _: None
    _made: list[str] = field(default_factory=list)
    hour: bool = False

    @contextmanager
    def office(self, name: str) -> Generator[Office, None, None]:
        """Give an empty office on a fresh database, which is dropped afterwards."""
        url = self._database(name)
        try:
            with open_office(url, self.keys(name)) as office:
                yield office
        finally:
            self.server.drop_database(name)

    def keys(self, name: str) -> Path:
        """Return the file of the keys of an office."""
        return self.folder / f"{name}.sqlite"

    def few(self, much: int, little: int) -> int:
        """Return the first number, or the second when it has to be quick."""
        return little if self.quick else much

    def _database(self, name: str) -> str:
        if not self._made:
            migrate(self.server.create_database(_TEMPLATE))
            self._made.append(_TEMPLATE)
        return self.server.create_database(name, template=_TEMPLATE)


@contextmanager
def bench(wishes: Wishes) -> Generator[Bench, None, None]:
    """Give a bench on a database of its own; nothing of it stays behind.

    The keys are beside the data, so that what a killed run leaves is cleared with it by
    the next one that starts (`casework.embedded`).
    """
    with temporary(durable=True) as server:
        folder = server.data.parent / "bench"
        folder.mkdir(mode=0o700)
        yield Bench(
            server, folder, wishes.quick, wishes.scale, wishes.seed, hour=wishes.hour
        )


@contextmanager
def open_office(
    url: str, keys: Path, clock: Wrist | None = None
) -> Generator[Office, None, None]:
    """Open the office on a database that is there, with its keys."""
    clock = clock or Wrist()
    master = LocalMasterKey(bytes(32))
    keystore = Keystore.open(f"sqlite:///{keys}", master, clock=clock)
    engine = connect(url)
    try:
        yield Office(
            url, Desk(engine, Vault(keystore), clock, {SWV: invented()}), clock
        )
    finally:
        engine.dispose()
        keystore.close()


def plain(url: str) -> str:
    """Return the address of SQLAlchemy as the driver itself wants it."""
    address = make_url(url).set(drivername="postgresql")
    return address.render_as_string(hide_password=False)


def invented() -> Tenant:
    """Return the profile of a samenwerkingsverband with an invented sender."""
    sender = Afzender(adres="Straat 0, Nergens", telefoon="000 000 0000")
    return load_tenants()[SWV].model_copy(update={"afzender": sender})
