"""The unit of work: one transaction, one tenant, one moment."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from psycopg import Connection, Cursor
from psycopg.pq import TransactionStatus
from sqlalchemy import Engine

from casework.clock import DATABASE_CLOCK, Clock, agree, amsterdam_day, utc_now
from casework.numbered import Kept, Numbered, cursor_of
from casework.tenants import Tenant, load_tenants
from casework.tenants.overlay import Changes
from casework.tenants.policies import Policies
from casework.vault import Address, Vault
from casework.wall import face

Row = tuple[Any, ...]
_AT_A_TIME = 5_000
_KEPT = "kept"
_CHANGED = f"""
select {DATABASE_CLOCK}, coalesce(s.version, 0), coalesce(s.overlay, '{{}}')
from (values (1)) one left join lateral (
    select version, overlay from tenant_setting where tenant_id = %s
    order by version desc limit 1) s on true"""  # noqa: S608  constants only
_AT_ONE_MOMENT = "set transaction isolation level repeatable read, read only"


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
    """What a service may touch. Every query made here is limited to the tenant.

    It speaks SQL to the driver: an ORM unit of work costs four times as much
    (measured.md 0).
    """

    connection: Connection[Row]
    """That of this transaction, which only the desk commits."""
    tenant: Tenant
    now: datetime
    vault: Vault
    place: Place
    policies: Policies
    opened: Readings = field(default_factory=Readings, compare=False)
    kept: Kept = field(default_factory=dict, compare=False)

    @cached_property
    def today(self) -> date:
        """The day in Amsterdam."""
        return amsterdam_day(self.now)

    @property
    def policy(self) -> Mapping[str, object]:
        """The policy of the tenant, for the law."""
        return self.policies.of(self.tenant)

    @contextmanager
    def savepoint(self) -> Generator[None, None, None]:
        """Undo what the block did when it fails, and nothing of what came before."""
        if self.connection.info.transaction_status is TransactionStatus.IDLE:
            self.rows("select", ())  # begins the transaction that it is a part of
        with self.connection.transaction():
            yield

    def rows(
        self, query: str | Numbered, values: Mapping[str, Any] | Sequence[Any]
    ) -> list[Row]:
        """Run a statement in this transaction, and return its rows if it has any."""
        if isinstance(query, Numbered):
            cursor = cursor_of(query, self.connection, self.kept)
            cursor.execute(query, query.in_order(values))
        else:
            cursor = self._cursor.execute(query.encode(), values)
        return cursor.fetchall() if cursor.rownumber is not None else []

    @cached_property
    def _cursor(self) -> Cursor[Row]:
        return self.connection.cursor()

    def stream(
        self, query: str, values: Mapping[str, Any] | Sequence[Any]
    ) -> Generator[Row, None, None]:
        """Yield the rows of a query a few thousand at a time, in bounded memory."""
        with self.connection.cursor(name="stream") as cursor:
            cursor.itersize = _AT_A_TIME
            cursor.execute(query.encode(), values)
            yield from cursor

    def copy_in(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Send many rows with a ``copy ... from stdin``, as they come."""
        with (
            self.connection.cursor() as cursor,
            cursor.copy(statement.encode()) as copy,
        ):
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
    policies: Policies = field(default_factory=Policies, init=False, compare=False)

    def work(self, tenant: str) -> AbstractContextManager[Work]:
        """Commit when the block ends well, roll back when it does not."""
        return self._opened(tenant)

    def look(self, tenant: str) -> AbstractContextManager[Work]:
        """Read everything as it is at one moment, and write nothing."""
        return self._opened(tenant, _AT_ONE_MOMENT)

    def profile(self, tenant: str) -> Tenant | None:
        """Return a tenant as this program knows it, without looking; or nothing."""
        return self.changes.last(tenant) or self.tenants.get(tenant)

    @contextmanager
    def _opened(self, tenant: str, first: str = "") -> Generator[Work, None, None]:
        """Lend a connection of the pool, which takes back what was not committed."""
        if tenant not in self.tenants:
            raise UnknownTenant(tenant, self.tenants)
        lent = self.engine.raw_connection()
        try:
            connection = face(lent, tenant)
            if first:
                connection.execute(first.encode())
            yield self._work(connection, tenant, lent.info.setdefault(_KEPT, {}))
            connection.commit()
        finally:
            lent.close()

    def _work(self, connection: Connection[Row], tenant: str, kept: Kept) -> Work:
        now, profile = self.clock(), self.tenants[tenant]
        known = self.changes.fresh(profile, now)
        opened = Readings()
        work = Work(
            connection,
            known or profile,
            now,
            Vault(self.vault.keystore, opened.tell),
            self.place,
            self.policies,
            opened,
            kept,
        )
        if known is not None:
            return work
        [(told, version, overlay)] = work.rows(_CHANGED, [tenant])
        if self.compares:
            agree(now, told, self.clock())
        newest = self.changes.newest(profile, now, version, overlay)
        return replace(work, tenant=newest)
