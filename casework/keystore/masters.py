"""The master keys that a running program can use: its own, and the next or the last.

While the master key changes, the keystore holds each of the two wrapped by the other.
So a program that started with either of them opens everything, and none has to stop.
"""

from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from casework.keystore.database import KeyDatabase
from casework.keystore.errors import DamagedKey, KeystoreError, WrongMasterKey
from casework.keystore.master import MasterKey, across
from casework.keystore.tables import KEYSTORE, MASTER_BRIDGE

FORMAT = 1
CHECK = b"casework/keystore/check"
_ONLY = 1


@dataclass(frozen=True)
class Masters:
    """Wraps with the master key of the keystore, and unwraps with every one of it."""

    database: KeyDatabase
    own: MasterKey
    _others: dict[str, MasterKey] = field(default_factory=dict, repr=False)

    def check(self) -> None:
        """Refuse a keystore of another master key or of a newer program."""
        row = {"id": _ONLY, "format": FORMAT, "master_id": self.own.id}
        check = self.own.wrap(CHECK, CHECK)
        with self.database.writing() as connection:
            self.database.insert_once(connection, KEYSTORE, **row, check_value=check)
            stored = connection.execute(select(KEYSTORE)).one()
            if stored.format != FORMAT:
                raise KeystoreError(
                    f"Deze sleutelkast heeft vorm {stored.format} en dit programma "
                    f"kent vorm {FORMAT}: werk het programma bij."
                )
            current = self.key(connection, stored.master_id)
        if current is None:
            raise WrongMasterKey(
                f"Deze sleutelkast hoort bij hoofdsleutel {stored.master_id}, niet bij "
                f"{self.own.id}: zet de juiste in CASEWORK_MASTER_KEY_FILE."
            )
        current.unwrap(stored.master_id, stored.check_value, CHECK)

    def current(self, connection: Connection) -> MasterKey:
        """Return the key that wraps now; inside a transaction it stays that one."""
        query = select(KEYSTORE.c.master_id).with_for_update(read=True)
        return self._known(connection, connection.execute(query).scalar_one())

    def unwrap(
        self, connection: Connection, key_id: str, blob: bytes, ctx: bytes
    ) -> bytes:
        """Give a tenant key back, or raise `DamagedKey`."""
        return self._known(connection, key_id).unwrap(key_id, blob, ctx)

    def key(self, connection: Connection, key_id: str) -> MasterKey | None:
        """Return a master key that this program has, or reaches over the bridge."""
        if key_id == self.own.id:
            return self.own
        if key_id not in self._others:
            bridge = MASTER_BRIDGE.c
            query = select(bridge.wrapped).where(
                bridge.from_id == self.own.id, bridge.to_id == key_id
            )
            wrapped = connection.scalar(query)
            if wrapped is None:
                return None
            self._others[key_id] = across(self.own, key_id, wrapped)
        return self._others[key_id]

    def _known(self, connection: Connection, key_id: str) -> MasterKey:
        found = self.key(connection, key_id)
        if found is None:
            raise DamagedKey(f"Deze sleutel hoort bij hoofdsleutel {key_id}.")
        return found
