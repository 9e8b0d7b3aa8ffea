"""The key of each tenant, that the master key wraps."""

from dataclasses import dataclass
from functools import partial

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, select

from casework.clock import Clock
from casework.keystore.cache import KeyCache
from casework.keystore.database import KeyDatabase
from casework.keystore.errors import GoneKey
from casework.keystore.masters import Masters
from casework.keystore.tables import TENANT_KEY
from casework.keystore.wrapping import bind, new_key, version_bytes


@dataclass(frozen=True)
class TenantKeys:
    """Makes and opens the keys of tenants."""

    database: KeyDatabase
    masters: Masters
    clock: Clock
    cache: KeyCache[tuple[str, int], AESGCM]

    def newest(self, tenant: str) -> int:
        """Return the version for new keys, made when the tenant has none."""
        with self.database.reading() as connection:
            found = self.held(connection, tenant)
        if found is not None:
            return found
        with self.database.writing() as connection:
            self.add(connection, tenant, 1)
        return 1

    def held(self, connection: Connection, tenant: str) -> int | None:
        """Return the newest version; it stays until this transaction ends."""
        version = TENANT_KEY.c.version
        query = select(version).where(TENANT_KEY.c.tenant == tenant)
        newest = query.order_by(version.desc()).limit(1)
        return connection.scalar(newest.with_for_update(read=True, key_share=True))

    def add(self, connection: Connection, tenant: str, version: int) -> None:
        """Make a version unless it is there."""
        master = self.masters.current(connection)
        self.database.insert_once(
            connection,
            TENANT_KEY,
            tenant=tenant,
            version=version,
            master_id=master.id,
            wrapped=master.wrap(new_key(), context_of(tenant, version)),
            created_at=self.clock().isoformat(timespec="seconds"),
        )

    def cipher(self, tenant: str, version: int) -> AESGCM:
        """Return the key of this version, ready for use, or raise `GoneKey`."""
        return self.cache.get((tenant, version), partial(self._load, tenant, version))

    def _load(self, tenant: str, version: int) -> AESGCM:
        query = select(TENANT_KEY).where(
            TENANT_KEY.c.tenant == tenant, TENANT_KEY.c.version == version
        )
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                raise GoneKey(f"De sleutel van {tenant} versie {version} ontbreekt.")
            context = context_of(tenant, version)
            key = self.masters.unwrap(connection, row.master_id, row.wrapped, context)
        return AESGCM(key)


def context_of(tenant: str, version: int) -> bytes:
    """Return what a wrapped tenant key is bound to."""
    return bind("casework/tenant-key", tenant, version_bytes(version))
