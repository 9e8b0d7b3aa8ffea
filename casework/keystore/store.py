"""The keystore: the key of each case and data class, made, given and destroyed."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    Connection,
    Row,
    Select,
    delete,
    select,
    update,
)

from casework.clock import Clock, utc_now
from casework.keystore.cache import KeyCache
from casework.keystore.database import KeyDatabase, open_database
from casework.keystore.dossier import Dossier, context_of, of
from casework.keystore.errors import (
    DamagedKey,
    GoneKey,
    KeyDestroyed,
    KeystoreError,
    UnknownKey,
)
from casework.keystore.master import MasterKey
from casework.keystore.masters import Masters
from casework.keystore.pulse import Pulse
from casework.keystore.tables import DOSSIER, DOSSIER_KEY
from casework.keystore.tenant_keys import TenantKeys
from casework.keystore.wrapping import (
    NotAuthentic,
    new_key,
    unwrap,
    wrap,
)

_NEWEST = 0
_LATEST = DOSSIER_KEY.c.version.desc()
_INDEX = b"casework/index-key"


class DossierKey(NamedTuple):
    """A key ready for use. The key itself is not shown.

    ``index_key`` is another key, made from it, for hashes that nobody else can make.
    """

    version: int
    cipher: AESGCM
    index_key: bytes

    def __repr__(self) -> str:
        """Show which key this is and nothing of it."""
        return f"DossierKey(version={self.version})"


@dataclass(frozen=True)
class Keystore:
    """Gives keys. Make one with `Keystore.open`, one per running program."""

    database: KeyDatabase
    tenants: TenantKeys
    cache: KeyCache[tuple[Dossier, int], DossierKey]
    clock: Clock
    pulse: Pulse

    @classmethod
    def open(
        cls, location: str, master: MasterKey, *, clock: Clock = utc_now
    ) -> "Keystore":
        """Open the keystore at this URL, or raise `WrongMasterKey` in one line."""
        database = open_database(location)
        masters = Masters(database, master)
        try:
            masters.check()
        except KeystoreError:
            database.engine.dispose()
            raise
        tenants = TenantKeys(database, masters, clock, KeyCache())
        cache: KeyCache[tuple[Dossier, int], DossierKey] = KeyCache()

        def forget() -> None:
            cache.drop(lambda _: True)
            tenants.cache.drop(lambda _: True)

        return cls(database, tenants, cache, clock, Pulse(database, forget))

    def close(self) -> None:
        """Forget every key and close the database."""
        self.cache.drop(lambda _: True)
        self.tenants.cache.drop(lambda _: True)
        self.pulse.stop()
        self.database.engine.dispose()

    def current(self, dossier: Dossier) -> DossierKey:
        """Return the newest key, made when there is none; `KeyDestroyed` is final."""
        self.pulse.feel()
        return self.cache.get((dossier, _NEWEST), partial(self._newest, dossier))

    def version(self, dossier: Dossier, version: int) -> DossierKey:
        """Return the key of this version, or raise `KeyDestroyed` or `UnknownKey`."""
        if version == _NEWEST:
            raise UnknownKey("Een sleutel heeft een versie vanaf 1.")
        self.pulse.feel()
        load = partial(self._load, dossier, version)
        return self.cache.get((dossier, version), load)

    def destroy(self, dossier: Dossier) -> None:
        """Destroy all versions of this key, here and on disk. May be repeated.

        After this nothing can be sealed under the same case and class either.
        """
        first_time = of(DOSSIER, dossier) & DOSSIER.c.destroyed_at.is_(None)
        with self.database.writing() as connection:
            self.database.insert_once(connection, DOSSIER, **dossier._asdict())
            connection.execute(
                update(DOSSIER).where(first_time).values(destroyed_at=self.moment())
            )
            connection.execute(delete(DOSSIER_KEY).where(of(DOSSIER_KEY, dossier)))
            self.database.changed(connection)
        self.cache.drop(lambda name: name[0] == dossier)
        self.database.scrub()

    def destroyed_at(self, dossier: Dossier) -> datetime | None:
        """Tell when this key was destroyed, if it was."""
        query = select(DOSSIER.c.destroyed_at).where(of(DOSSIER, dossier))
        with self.database.reading() as connection:
            moment = connection.scalar(query)
        return None if moment is None else datetime.fromisoformat(moment)

    def _newest(self, dossier: Dossier) -> DossierKey:
        found = self._found(dossier, select(DOSSIER_KEY).order_by(_LATEST).limit(1))
        return self._make(dossier) if found is None else found

    def _load(self, dossier: Dossier, version: int) -> DossierKey:
        query = select(DOSSIER_KEY).where(DOSSIER_KEY.c.version == version)
        found = self._found(dossier, query)
        if found is None:
            raise UnknownKey(f"Er is geen sleutel met versie {version}.")
        return found

    def _found(self, dossier: Dossier, query: Select[Any]) -> DossierKey | None:
        """Unwrap a row; read it anew when its tenant key was renewed meanwhile."""
        for last in (False, False, True):
            with self.database.reading() as connection:
                rows = connection.execute(query.where(of(DOSSIER_KEY, dossier)))
                if (row := rows.one_or_none()) is None:
                    _refuse_destroyed(connection, dossier)
                    return None
            try:
                return self._unwrapped(dossier, row)
            except GoneKey:
                if last:
                    raise
        raise AssertionError  # the last try returns or raises

    def _make(self, dossier: Dossier) -> DossierKey:
        """Make the first key; who comes second gets the key of who came first."""
        self.tenants.newest(dossier.tenant)  # made when there is none
        with self.database.writing() as connection:
            self.database.insert_once(connection, DOSSIER, **dossier._asdict())
            _refuse_destroyed(connection, dossier)
            self.add(connection, dossier, 1)
            row = _newest_row(connection, dossier)
        if row is None:
            raise DamagedKey("Een nieuwe sleutel staat niet in de sleutelkast.")
        return self._unwrapped(dossier, row)

    def add(self, connection: Connection, dossier: Dossier, version: int) -> None:
        """Make a version of a key, inside a transaction, unless it is there."""
        tenant_version = self.tenants.held(connection, dossier.tenant)
        if tenant_version is None:
            raise DamagedKey(f"De sleutel van {dossier.tenant} ontbreekt.")
        cipher = self.tenants.cipher(dossier.tenant, tenant_version)
        context = context_of(dossier, version, tenant_version)
        self.database.insert_once(
            connection,
            DOSSIER_KEY,
            **dossier._asdict(),
            version=version,
            tenant_version=tenant_version,
            wrapped=wrap(cipher, new_key(), context),
            created_at=self.moment(),
        )

    def _unwrapped(self, dossier: Dossier, row: Row[tuple[object, ...]]) -> DossierKey:
        context = context_of(dossier, row.version, row.tenant_version)
        tenant_cipher = self.tenants.cipher(dossier.tenant, row.tenant_version)
        try:
            key = unwrap(tenant_cipher, row.wrapped, context)
        except NotAuthentic:
            raise DamagedKey("Een sleutel in de sleutelkast is beschadigd.") from None
        index_key = hmac.digest(key, _INDEX, hashlib.sha256)
        return DossierKey(row.version, AESGCM(key), index_key)

    def moment(self) -> str:
        """Write the present moment as the tables of the keystore do."""
        return self.clock().isoformat(timespec="seconds")


def _newest_row(
    connection: Connection, dossier: Dossier
) -> Row[tuple[object, ...]] | None:
    query = select(DOSSIER_KEY).where(of(DOSSIER_KEY, dossier))
    newest = query.order_by(DOSSIER_KEY.c.version.desc()).limit(1)
    return connection.execute(newest).one_or_none()


def _refuse_destroyed(connection: Connection, dossier: Dossier) -> None:
    """Raise `KeyDestroyed` if it was; inside a transaction, hold the dossier too."""
    query = select(DOSSIER.c.destroyed_at).where(of(DOSSIER, dossier))
    moment = connection.scalar(query.with_for_update())
    if moment is not None:
        raise KeyDestroyed(f"De sleutel is vernietigd op {moment[:10]}.")
