"""What the master key protects: the check value and the key of each tenant."""

from dataclasses import dataclass
from functools import partial

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select

from casework.clock import Clock
from casework.keystore.cache import KeyCache
from casework.keystore.database import KEYSTORE, TENANT_KEY, KeyDatabase
from casework.keystore.errors import DamagedKey, KeystoreError, WrongMasterKey
from casework.keystore.master import MasterKey
from casework.keystore.wrapping import bind, new_key, version_bytes

FORMAT = 1
_ONLY = 1
_CHECK = b"casework/keystore/check"


def check_master(database: KeyDatabase, master: MasterKey) -> None:
    """Refuse a keystore of another master key or of a newer program."""
    check = master.wrap(_CHECK, _CHECK)
    row = {"id": _ONLY, "format": FORMAT, "master_id": master.id}
    with database.writing() as connection:
        database.insert_once(connection, KEYSTORE, **row, check_value=check)
        stored = connection.execute(select(KEYSTORE)).one()
    if stored.format != FORMAT:
        raise KeystoreError(
            f"Deze sleutelkast heeft vorm {stored.format} en dit programma kent "
            f"vorm {FORMAT}: werk het programma bij."
        )
    if stored.master_id != master.id:
        raise WrongMasterKey(
            f"Deze sleutelkast hoort bij hoofdsleutel {stored.master_id}, niet bij "
            f"{master.id}: zet de juiste in CASEWORK_MASTER_KEY_FILE."
        )
    master.unwrap(stored.master_id, stored.check_value, _CHECK)


@dataclass(frozen=True)
class TenantKeys:
    """Makes and opens the keys of tenants."""

    database: KeyDatabase
    master: MasterKey
    clock: Clock
    cache: KeyCache[tuple[str, int], AESGCM]

    def newest(self, tenant: str) -> int:
        """Return the version for new keys, made when the tenant has none."""
        version = TENANT_KEY.c.version
        newest = select(version).where(TENANT_KEY.c.tenant == tenant)
        with self.database.reading() as connection:
            found = connection.scalar(newest.order_by(version.desc()).limit(1))
            if found is not None:
                return int(found)
            first = self.master.wrap(new_key(), _context(tenant, 1))
            self.database.insert_once(
                connection,
                TENANT_KEY,
                tenant=tenant,
                version=1,
                master_id=self.master.id,
                wrapped=first,
                created_at=self.clock().isoformat(timespec="seconds"),
            )
        return 1

    def cipher(self, tenant: str, version: int) -> AESGCM:
        """Return the key of this version, ready for use."""
        return self.cache.get((tenant, version), partial(self._load, tenant, version))

    def _load(self, tenant: str, version: int) -> AESGCM:
        query = select(TENANT_KEY).where(
            TENANT_KEY.c.tenant == tenant, TENANT_KEY.c.version == version
        )
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise DamagedKey(f"De sleutel van {tenant} versie {version} ontbreekt.")
        context = _context(tenant, version)
        return AESGCM(self.master.unwrap(row.master_id, row.wrapped, context))


def _context(tenant: str, version: int) -> bytes:
    return bind("casework/tenant-key", tenant, version_bytes(version))
