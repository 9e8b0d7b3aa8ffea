"""Put another master key in the place of the present one, while programs run.

`start` builds the bridge, `rewrap` carries the keys of the tenants over, `switch` makes
the new one current. The bridge stays until `end`: a program that still starts with the
old master key works until then, and is refused after it.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from casework.keystore.errors import KeystoreError
from casework.keystore.master import LocalMasterKey
from casework.keystore.masters import CHECK
from casework.keystore.store import Keystore
from casework.keystore.tables import KEYSTORE, MASTER_BRIDGE, TENANT_KEY
from casework.keystore.tenant_keys import context_of

AT_ONCE = 50


@dataclass(frozen=True)
class MasterChange:
    """Changes the master key of a keystore, in steps that can each be repeated."""

    keystore: Keystore

    def start(self, new: LocalMasterKey) -> bool:
        """Build the bridge; false when the new key is the present one already."""
        masters = self.keystore.tenants.masters
        with self.keystore.database.writing() as connection:
            current = masters.current(connection)
            if current.id == new.id:
                return False
            self._refuse_another(connection, new.id)
            if not isinstance(current, LocalMasterKey):
                raise KeystoreError(
                    "Deze hoofdsleutel zit in een sleuteldienst. Wissel hem daar."
                )
            for here, there in ((current, new), (new, current)):
                self.keystore.database.insert_once(
                    connection,
                    MASTER_BRIDGE,
                    from_id=here.id,
                    to_id=there.id,
                    wrapped=there.for_whom_has(here),
                )
        return True

    def rewrap(self, new_id: str) -> int:
        """Wrap some tenant keys by the new one; return how many, 0: none is left."""
        key = TENANT_KEY.c
        query = select(TENANT_KEY).where(key.master_id != new_id).limit(AT_ONCE)
        masters = self.keystore.tenants.masters
        with self.keystore.database.writing() as connection:
            rows = connection.execute(query).all()
            new = masters.key(connection, new_id)
            if new is None:
                raise KeystoreError("Deze hoofdsleutel hoort niet bij deze wisseling.")
            for row in rows:
                context = context_of(row.tenant, row.version)
                blob = masters.unwrap(connection, row.master_id, row.wrapped, context)
                connection.execute(
                    update(TENANT_KEY)
                    .where(key.tenant == row.tenant, key.version == row.version)
                    .values(master_id=new_id, wrapped=new.wrap(blob, context))
                )
        return len(rows)

    def switch(self, new_id: str) -> bool:
        """Make the new one current; false when a key is still under the old one."""
        masters = self.keystore.tenants.masters
        with self.keystore.database.writing() as connection:
            connection.execute(select(KEYSTORE).with_for_update())
            if self._left(connection, new_id):
                return False
            new = masters.key(connection, new_id)
            if new is None:
                raise KeystoreError("Deze hoofdsleutel hoort niet bij deze wisseling.")
            check = new.wrap(CHECK, CHECK)
            connection.execute(
                update(KEYSTORE).values(master_id=new_id, check_value=check)
            )
        return True

    def end(self) -> bool:
        """Take the bridge away; false when there is none. Only with the new key.

        Raises `KeystoreError` when this program was started with the old one.
        """
        masters = self.keystore.tenants.masters
        with self.keystore.database.writing() as connection:
            connection.execute(select(KEYSTORE).with_for_update())
            current = masters.current(connection)
            if not connection.scalar(select(func.count()).select_from(MASTER_BRIDGE)):
                return False
            if current.id != masters.own.id or self._left(connection, current.id):
                raise KeystoreError(
                    "Zet eerst de nieuwe hoofdsleutel in CASEWORK_MASTER_KEY_FILE en "
                    "start alle programma's opnieuw. Rond de wisseling dan af."
                )
            connection.execute(delete(MASTER_BRIDGE))
        self.keystore.database.scrub()
        return True

    @staticmethod
    def _left(connection: Connection, new_id: str) -> int:
        query = select(func.count()).where(TENANT_KEY.c.master_id != new_id)
        return connection.scalar(query) or 0

    @staticmethod
    def _refuse_another(connection: Connection, new_id: str) -> None:
        busy = set(connection.scalars(select(MASTER_BRIDGE.c.to_id)))
        if busy and new_id not in busy:
            raise KeystoreError(
                "Er loopt al een wisseling van de hoofdsleutel. Rond die eerst af met "
                "`casework sleutels roteer master --afronden`."
            )
