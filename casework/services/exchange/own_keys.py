"""With which keys of our own a package of a partner is opened."""

from collections.abc import Sequence

from casework.exchange import Identity
from casework.work import Work


def decrypt_identities(work: Work) -> Sequence[Identity]:
    """Return every key that a package can be locked for; two while one follows."""
    del work
    return ()
