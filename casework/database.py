"""The database of the cases: how to reach it, and how to bring it up to date."""

from importlib.resources import as_file, files
from select import POLLIN, poll

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import Connection as Driver
from psycopg import OperationalError
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from pydantic_core import from_json
from sqlalchemy import Engine, create_engine
from sqlalchemy.event import listen
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.exc import OperationalError as CannotConnect
from sqlalchemy.pool import NullPool

from casework.rights import APP
from casework.wall import NoWall, Row

PATIENCE = " ".join(
    f"-c {limit}"
    for limit in (
        "lock_timeout=10s",
        "statement_timeout=60s",
        "idle_in_transaction_session_timeout=60s",
    )
)
"""How long one program may keep others waiting."""
AS_OLD_AS = 300
"""Seconds that a connection is used, so that none is cut off for being old."""


_FIT = """
select rolsuper or rolbypassrls
    or exists (select from pg_class
        where relowner = r.oid and relnamespace = 'public'::regnamespace)
    or pg_has_role(r.oid, (select datdba from pg_database
        where datname = current_database()), 'usage')
from pg_roles r where rolname = current_user"""
_OWNS = """
select pg_has_role(datdba, 'usage') from pg_database
where datname = current_database()"""
_HOW = (
    f"zet in CASEWORK_DATABASE_URL een login die lid is van {APP}, en de eigenaar van "
    "de tabellen in CASEWORK_MIGRATE_URL"
)


def connect(url: str) -> Engine:
    """Return an engine for PostgreSQL; connections are checked before use.

    Whoever logs in, a session begins as the role that owns nothing (ADR 0027).
    """
    engine = create_engine(
        url,
        pool_recycle=AS_OLD_AS,
        pool_size=8,
        max_overflow=16,
        connect_args={"options": f"{PATIENCE} -c role={APP}"},
    )
    listen(engine, "connect", _speak)
    listen(engine, "checkout", _refuse_left)
    return engine


def _speak(driver: Driver[Row], _: object) -> None:
    for kind in ("json", "jsonb"):
        driver.adapters.register_loader(kind, _Json)


class _Json(Loader):
    """Reads the JSON of a row as pydantic does: in one call, from the bytes."""

    def load(self, data: Buffer) -> object:
        return from_json(bytes(data))


def _refuse_left(driver: Driver[Row], *_: object) -> None:
    """Have the pool make another connection when the server left this one.

    It says so before it goes, and says nothing else to who asks nothing: to look
    whether there is something to read costs no statement.
    """
    waiting = poll()
    waiting.register(driver.pgconn.socket, POLLIN)
    if waiting.poll(0):
        raise DisconnectionError


def check_role(engine: Engine) -> None:
    """Raise `NoWall` unless this engine's sessions stand before the wall."""
    try:
        with engine.connect() as connection:
            above = connection.exec_driver_sql(_FIT).scalar_one()
    except CannotConnect as error:
        if isinstance(error.orig, OperationalError) and APP in str(error.orig):
            line = f"deze databasegebruiker mag de rol {APP} niet aannemen: {_HOW}"
            raise NoWall(line) from None
        raise
    if above:
        line = f"de databaserol {APP} is eigenaar of gaat langs de muur: {_HOW}"
        raise NoWall(line)


def bring_up_to_date(url: str) -> None:
    """Migrate when this login owns the tables; else see that somebody did.

    Raises `NoWall` when the tables are older than the program.
    """
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        owns = connection.exec_driver_sql(_OWNS).scalar_one()
        current = MigrationContext.configure(connection).get_current_revision()
    if owns:
        migrate(url)
    elif current != _newest():
        line = f"de tabellen zijn niet bij: doe `casework migrate` en {_HOW}"
        raise NoWall(line)


def _newest() -> str | None:
    with as_file(files("casework") / "migrations") as folder:
        return ScriptDirectory(str(folder)).get_current_head()


def migrate(url: str) -> None:
    """Bring the tables up to date; harmless when they are."""
    with as_file(files("casework") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["url"] = url
        command.upgrade(config, "head")


def revisions() -> list[str]:
    """List every stand of the tables that this program knows, the newest first."""
    with as_file(files("casework") / "migrations") as folder:
        script = ScriptDirectory(str(folder))
        return [each.revision for each in script.walk_revisions()]
