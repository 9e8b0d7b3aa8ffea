"""Renew keys while programs run: a few rows at a time, and where it left off is kept.

A change that was begun stands in the table `rotation`; begin it again and it goes on.
Nothing here waits: who calls decides when nobody can use an old key any more.
"""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)

from casework.keystore.dossier import Dossier, context_of, of
from casework.keystore.store import Keystore
from casework.keystore.tables import DOSSIER, DOSSIER_KEY, ROTATION, TENANT_KEY
from casework.keystore.wrapping import unwrap, wrap

AT_ONCE = 50
"""Rows in one transaction."""
EVERYTHING = "*"
INDEX = "index/"
"""Keys of these classes find texts and never open one; they stay as they are, for a
new one would have to be given every text anew (security.md 2.4)."""
TENANT, CASE = "swv", "zaak"

_KEY = DOSSIER_KEY.c
_PLACE = tuple_(DOSSIER.c.case_id, DOSSIER.c.data_class)


@dataclass(frozen=True)
class Rotation:
    """Renews the keys of one tenant."""

    keystore: Keystore
    tenant: str

    def start(self, level: str, scope: str = EVERYTHING) -> int:
        """Begin, or go on with what was begun; return the version it goes to."""
        self.keystore.tenants.newest(self.tenant)
        with self.keystore.database.writing() as connection:
            held = self.keystore.tenants.held(connection, self.tenant) or 0
            known = connection.execute(self._row(level, scope)).one_or_none()
            if known is not None:
                return int(known.version)
            version = held + (level == TENANT)
            if level == TENANT:
                self.keystore.tenants.add(connection, self.tenant, version)
            row = {"tenant": self.tenant, "level": level, "scope": scope}
            moment = self.keystore.moment()
            connection.execute(
                insert(ROTATION).values(**row, version=version, started_at=moment)
            )
        return version

    def rewrap(self, version: int) -> int:
        """Wrap some keys by the newest of the tenant; return how many, 0: none left."""
        query = select(DOSSIER_KEY).where(
            _KEY.tenant == self.tenant, _KEY.tenant_version < version
        )
        with self.keystore.database.writing() as connection:
            rows = connection.execute(query.limit(AT_ONCE)).all()
            for row in rows:
                self._rewrap(connection, row, version)
        return len(rows)

    def finish_tenant(self, version: int) -> bool:
        """Drop the older keys of the tenant; false when one is named again."""
        named = select(_KEY.tenant_version).where(_KEY.tenant == self.tenant)
        with self.keystore.database.writing() as connection:
            oldest = connection.scalar(select(func.min(named.subquery().c[0])))
            if oldest is not None and oldest < version:
                return False
            connection.execute(
                delete(TENANT_KEY).where(
                    TENANT_KEY.c.tenant == self.tenant, TENANT_KEY.c.version < version
                )
            )
            self._end(connection, TENANT, EVERYTHING)
        self.keystore.database.scrub()
        return True

    def renew(self, scope: str = EVERYTHING) -> int:
        """Give some cases and classes a new version; return how many, 0 at the end."""
        with self.keystore.database.writing() as connection:
            at = connection.execute(self._row(CASE, scope)).one()
            query = self._dossiers(scope)
            if at.after_case is not None:
                query = query.where(tuple_(at.after_case, at.after_class) < _PLACE)
            found = connection.execute(query.limit(AT_ONCE)).all()
            for row in found:
                dossier = Dossier(self.tenant, row.case_id, row.data_class)
                newest = select(func.max(_KEY.version)).where(of(DOSSIER_KEY, dossier))
                version = connection.scalar(newest)
                if version is not None:
                    self.keystore.add(connection, dossier, version + 1)
            if found:
                self._came_to(connection, scope, found[-1])
                self.keystore.database.changed(connection)
        self.keystore.pulse.stop()  # this program forgets the old ones at once
        return len(found)

    def drop_old(
        self, scope: str, used: Container[tuple[UUID, str, int]]
    ) -> tuple[int, int]:
        """Drop the versions that no field uses; return how many went and stayed.

        ``used`` are the older versions that still seal something.
        """
        gone = stayed = 0
        after: Row[Any] | None = None
        while found := self._some(scope, after):
            after = found[-1]
            with self.keystore.database.writing() as connection:
                for row in found:
                    went, kept = self._drop(connection, row, used)
                    gone, stayed = gone + went, stayed + kept
        with self.keystore.database.writing() as connection:
            self._end(connection, CASE, scope)
        self.keystore.database.scrub()
        return gone, stayed

    def _drop(
        self,
        connection: Connection,
        row: Row[Any],
        used: Container[tuple[UUID, str, int]],
    ) -> tuple[int, int]:
        dossier = Dossier(self.tenant, row.case_id, row.data_class)
        mine = of(DOSSIER_KEY, dossier)
        versions = sorted(connection.scalars(select(_KEY.version).where(mine)))
        old = versions[:-1]
        free = [v for v in old if (row.case_id, row.data_class, v) not in used]
        connection.execute(delete(DOSSIER_KEY).where(mine, _KEY.version.in_(free)))
        return len(free), len(old) - len(free)

    def _some(self, scope: str, after: Row[Any] | None) -> list[Row[Any]]:
        query = self._dossiers(scope)
        if after is not None:
            query = query.where(tuple_(after.case_id, after.data_class) < _PLACE)
        with self.keystore.database.reading() as connection:
            return [*connection.execute(query.limit(AT_ONCE)).all()]

    def _dossiers(self, scope: str) -> Select[tuple[UUID, str]]:
        here = DOSSIER.c
        query = select(here.case_id, here.data_class).where(
            here.tenant == self.tenant,
            here.destroyed_at.is_(None),
            here.data_class.not_like(f"{INDEX}%"),
        )
        if scope != EVERYTHING:
            query = query.where(here.case_id == UUID(scope))
        return query.order_by(here.case_id, here.data_class)

    def _rewrap(self, connection: Connection, row: Row[Any], version: int) -> None:
        dossier = Dossier(self.tenant, row.case_id, row.data_class)
        tenants = self.keystore.tenants
        before = context_of(dossier, row.version, row.tenant_version)
        key = unwrap(
            tenants.cipher(self.tenant, row.tenant_version), row.wrapped, before
        )
        again = wrap(
            tenants.cipher(self.tenant, version),
            key,
            context_of(dossier, row.version, version),
        )
        connection.execute(
            update(DOSSIER_KEY)
            .where(of(DOSSIER_KEY, dossier), _KEY.version == row.version)
            .values(tenant_version=version, wrapped=again)
        )

    def _came_to(self, connection: Connection, scope: str, last: Row[Any]) -> None:
        place = {"after_case": last.case_id, "after_class": last.data_class}
        connection.execute(
            update(ROTATION).where(self._is(CASE, scope)).values(**place)
        )

    def _row(self, level: str, scope: str) -> Select[Any]:
        return select(ROTATION).where(self._is(level, scope)).with_for_update()

    def _end(self, connection: Connection, level: str, scope: str) -> None:
        connection.execute(delete(ROTATION).where(self._is(level, scope)))

    def _is(self, level: str, scope: str) -> ColumnElement[bool]:
        here = ROTATION.c
        return (
            (here.tenant == self.tenant) & (here.level == level) & (here.scope == scope)
        )
