"""The unit of work: one transaction, one tenant, one moment."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from psycopg import Connection
from sqlalchemy import Engine
from sqlmodel import Session

from casework.clock import DATABASE_CLOCK, Clock, agree, amsterdam_day, utc_now
from casework.tenants import Tenant, load_tenants
from casework.tenants.overlay import Changes
from casework.vault import Address, Vault
from casework.wall import face

Row = tuple[Any, ...]
_AT_A_TIME = 5_000
_CHANGED = f"""
select {DATABASE_CLOCK}, coalesce(s.version, 0), coalesce(s.overlay, '{{}}')
from (values (1)) one left join lateral (
    select version, overlay from tenant_setting where tenant_id = %s
    order by version desc limit 1) s on true"""  # noqa: S608  constants only


class UnknownTenant(LookupError):
    """There is no samenwerkingsverband of this name."""

    def __init__(self, name: str, known: Mapping[str, Tenant]) -> None:
        """Name the ones that exist."""
        super().__init__(f"SWV '{name}' is onbekend. Kies uit: {', '.join(known)}.")


@dataclass(frozen=True)
class Place:
    """Where this installation can be found: its pages, and the sender of its mail.

    ``scans``: it has a scanner for viruses, so a document that was not seen stays here.
    """

    public_url: str = "http://127.0.0.1:8000"
    mail_from: str = "post@casework.invalid"
    scans: bool = False
    destroyed: Path | None = None
    """The file of what was erased; without it nothing can be."""


@dataclass
class Readings:
    """What was opened in a transaction: of one case each, and for a list of many."""

    addresses: list[Address] = field(default_factory=list)
    listed: list[Address] = field(default_factory=list)
    _heard: list[list[Address]] = field(default_factory=list)

    def tell(self, address: Address) -> None:
        """Hear that a fact was opened."""
        (self._heard[-1] if self._heard else self.addresses).append(address)

    @contextmanager
    def for_a_list(self) -> Generator[None, None, None]:
        """Take what the block opens for a list of many cases."""
        with self._hearing(self.listed):
            yield

    @contextmanager
    def by_the_system(self) -> Generator[None, None, None]:
        """Pass over what the block opens: nobody gets to see it."""
        with self._hearing([]):
            yield

    @contextmanager
    def _hearing(self, kept: list[Address]) -> Generator[None, None, None]:
        self._heard.append(kept)
        try:
            yield
        finally:
            self._heard.pop()


@dataclass(frozen=True)
class Work:
    """What a service may touch. Every query made here is limited to the tenant."""

    session: Session
    tenant: Tenant
    now: datetime
    vault: Vault
    place: Place
    opened: Readings = field(default_factory=Readings, compare=False)

    @property
    def today(self) -> date:
        """The day in Amsterdam."""
        return amsterdam_day(self.now)

    @contextmanager
    def savepoint(self) -> Generator[None, None, None]:
        """Undo what the block did when it fails, and nothing of what came before."""
        with self.session.begin_nested():
            yield

    @property
    def _driver(self) -> Connection[Row]:
        driver = self.session.connection().connection.driver_connection
        assert isinstance(driver, Connection)  # noqa: S101  it is psycopg's, and open
        return driver

    def rows(self, query: str, values: Mapping[str, Any] | Sequence[Any]) -> list[Row]:
        """Run a statement through the driver, in this transaction.

        The hot path speaks SQL to the driver of the Session's own connection: an ORM
        unit of work costs four times as much (measured.md 0).
        """
        with self._driver.cursor() as cursor:
            cursor.execute(query.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def stream(
        self, query: str, values: Mapping[str, Any] | Sequence[Any]
    ) -> Generator[Row, None, None]:
        """Yield the rows of a query a few thousand at a time, in bounded memory."""
        with self._driver.cursor(name="stream") as cursor:
            cursor.itersize = _AT_A_TIME
            cursor.execute(query.encode(), values)
            yield from cursor

    def copy_in(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Send many rows with a ``copy ... from stdin``, as they come."""
        with self._driver.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            for row in rows:
                copy.write_row(row)


@dataclass(frozen=True)
class Desk:
    """Opens units of work. One per running program."""

    engine: Engine
    vault: Vault
    clock: Clock = utc_now
    tenants: Mapping[str, Tenant] = field(default_factory=load_tenants)
    place: Place = field(default_factory=Place)
    compares: bool = False
    """Work only while the clock is that of the database, within a minute (ADR 0040)."""
    changes: Changes = field(default_factory=Changes, init=False, compare=False)

    @contextmanager
    def work(self, tenant: str) -> Generator[Work, None, None]:
        """Commit when the block ends well, roll back when it does not."""
        with self._session(tenant) as session:
            yield self._work(session, tenant)

    @contextmanager
    def look(self, tenant: str) -> Generator[Work, None, None]:
        """Read everything as it is at one moment, and write nothing."""
        with self._session(tenant) as session:
            session.connection(
                execution_options={
                    "isolation_level": "REPEATABLE READ",
                    "postgresql_readonly": True,
                }
            )
            yield self._work(session, tenant)

    def profile(self, tenant: str) -> Tenant | None:
        """Return a tenant as this program knows it, without looking; or nothing."""
        return self.changes.last(tenant) or self.tenants.get(tenant)

    @contextmanager
    def _session(self, tenant: str) -> Generator[Session, None, None]:
        if tenant not in self.tenants:
            raise UnknownTenant(tenant, self.tenants)
        with self.engine.connect() as connection:
            face(connection, tenant)
            with Session(connection) as session, session.begin():
                yield session

    def _work(self, session: Session, tenant: str) -> Work:
        now, profile = self.clock(), self.tenants[tenant]
        known = self.changes.fresh(profile, now)
        opened = Readings()
        vault = replace(self.vault, tell=opened.tell)
        work = Work(session, known or profile, now, vault, self.place, opened)
        if known is not None:
            return work
        [(told, version, overlay)] = work.rows(_CHANGED, [tenant])
        if self.compares:
            agree(now, told, self.clock())
        newest = self.changes.newest(profile, now, version, overlay)
        return replace(work, tenant=newest)
