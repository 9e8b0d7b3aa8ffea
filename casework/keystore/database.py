"""The tables of the keystore, on a SQLite file or on a PostgreSQL of its own.

Every statement stands on its own unless it is inside `writing`. Nothing is pooled on
SQLite: a file with no open reader can be cleaned to the last byte.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from sqlite3 import connect as sqlite_connect
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    Table,
    create_engine,
    event,
    make_url,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from casework.keystore.errors import KeystoreError, KeystoreUnavailable
from casework.keystore.tables import CHANGE, METADATA

PRAGMAS = (
    "busy_timeout=20000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=MEMORY",
)
_ONLY = 1
_SCRUBBED = ("dossier_key", "tenant_key", "keystore", "master_bridge")
_MAKING_TABLES = 0x6B657973
"""The advisory lock in PostgreSQL of who makes the tables."""


@dataclass(frozen=True)
class KeyDatabase:
    """Reads and writes rows of keys; knows nothing of what they open."""

    engine: Engine

    @contextmanager
    def reading(self) -> Generator[Connection, None, None]:
        """Give a connection on which every statement is its own transaction."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise KeystoreUnavailable(
                f"De sleutelkast is niet te gebruiken ({type(error).__name__}): kijk "
                "of zijn database bereikbaar is en van deze gebruiker is."
            ) from error

    @contextmanager
    def writing(self) -> Generator[Connection, None, None]:
        """Give a connection inside one transaction; on SQLite, the only writer."""
        with self.reading() as connection:
            connection.exec_driver_sql(
                "BEGIN IMMEDIATE" if self._on_sqlite else "BEGIN"
            )
            yield connection  # what goes wrong here is rolled back on close
            connection.exec_driver_sql("COMMIT")

    def insert_once(self, connection: Connection, table: Table, **row: object) -> None:
        """Insert a row unless it is there, also when another does so right now."""
        insert = sqlite.insert if self._on_sqlite else postgresql.insert
        connection.execute(insert(table).values(**row).on_conflict_do_nothing())

    def changed(self, connection: Connection) -> None:
        """Tell every program, in this transaction, to forget the keys it remembers."""
        self.insert_once(connection, CHANGE, id=_ONLY, number=0)
        connection.execute(update(CHANGE).values(number=CHANGE.c.number + 1))

    def changes(self) -> int:
        """Count the changes; raises `KeystoreUnavailable` when nobody answers."""
        with self.reading() as connection:
            return connection.scalar(select(CHANGE.c.number)) or 0

    def make_tables(self) -> None:
        """Make the tables that are not there yet."""
        with self.writing() as connection:
            if not self._on_sqlite:
                connection.exec_driver_sql(
                    f"SELECT pg_advisory_xact_lock({_MAKING_TABLES})"
                )
            METADATA.create_all(connection)

    def scrub(self) -> None:
        """Remove the bytes of deleted rows from the files, as far as we reach.

        SQLite: overwritten on delete, and the write-ahead log is emptied here.
        PostgreSQL: the heap is vacuumed; its own log turns over by itself, and an
        archive of it must expire within the days that the DPIA names.
        """
        with self.reading() as connection:
            if not self._on_sqlite:
                for table in _SCRUBBED:
                    connection.exec_driver_sql(f"VACUUM {table}")
                return
            result = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            if result.one()[0]:
                raise KeystoreUnavailable(
                    "De sleutel is weg, maar de sleutelkast is te druk om de oude "
                    "bytes te wissen; vernietig de sleutel nog een keer."
                )

    @property
    def _on_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"


def open_database(location: str) -> KeyDatabase:
    """Open the keystore at this SQLAlchemy URL, making it when it is new."""
    try:
        url = make_url(location)
    except ArgumentError:
        raise KeystoreError("CASEWORK_KEYSTORE_URL is geen database-URL.") from None
    if url.get_backend_name() == "postgresql":
        database = KeyDatabase(_postgresql(url))
    elif url.get_backend_name() == "sqlite" and url.database:
        database = KeyDatabase(_sqlite(url, Path(url.database)))
    else:
        raise KeystoreError(
            "CASEWORK_KEYSTORE_URL begint met sqlite:/// of met postgresql://."
        )
    try:
        database.make_tables()
    except KeystoreError:
        database.engine.dispose()
        raise
    return database


def _postgresql(url: URL) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5},
        hide_parameters=True,
    )


def _sqlite(url: URL, file: Path) -> Engine:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise KeystoreUnavailable(
            f"De sleutelkast {file} is niet te openen: {error.strerror}."
        ) from None
    engine = create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        hide_parameters=True,
        creator=partial(_open_existing, file),
    )
    event.listen(engine, "connect", _set_pragmas)
    return engine


def _open_existing(file: Path) -> SQLiteConnection:
    """Open the file; never make an empty one in the place of one that is away."""
    return sqlite_connect(f"file:{quote(str(file))}?mode=rw", uri=True)


def _set_pragmas(connection: SQLiteConnection, _: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
