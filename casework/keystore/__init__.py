"""The keys, in a database of their own and never in that of the cases.

Three layers: the master key (outside every database) wraps the key of a tenant, which
wraps a key per case and data class. Whoever destroys that last key has erased what it
protects, in every copy of the case database. Every key has a version, and every
wrapped key is bound to its place: it opens nowhere else.
"""

from casework.keystore.dossier import Dossier
from casework.keystore.errors import (
    BadMasterKey,
    DamagedKey,
    KeyDestroyed,
    KeystoreError,
    KeystoreUnavailable,
    UnknownKey,
    WrongMasterKey,
)
from casework.keystore.master import LocalMasterKey, MasterKey, read_master_key
from casework.keystore.store import DossierKey, Keystore

__all__ = [
    "BadMasterKey",
    "DamagedKey",
    "Dossier",
    "DossierKey",
    "KeyDestroyed",
    "Keystore",
    "KeystoreError",
    "KeystoreUnavailable",
    "LocalMasterKey",
    "MasterKey",
    "UnknownKey",
    "WrongMasterKey",
    "read_master_key",
]
