"""What can go wrong with keys. Every message is one line that says what to do."""


class KeystoreError(Exception):
    """Something is wrong with the keys."""


class BadMasterKey(KeystoreError):
    """The master key is absent, unreadable, or not 32 bytes."""


class WrongMasterKey(KeystoreError):
    """The keystore was made with another master key."""


class KeystoreUnavailable(KeystoreError):
    """The keystore does not answer. Nothing is read or written without it."""


class UnknownKey(KeystoreError):
    """There never was such a key."""


class KeyDestroyed(KeystoreError):
    """The key was destroyed, and with it everything that it protected."""


class DamagedKey(KeystoreError):
    """A wrapped key was changed or put in another place."""


class GoneKey(DamagedKey):
    """A key that another one names is not there: it was renewed, or it is damaged."""
