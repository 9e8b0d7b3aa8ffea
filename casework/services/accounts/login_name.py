"""The name somebody signs in with: a work address, found by a keyed hash."""

import unicodedata

from casework.work import Work
from notifications.post import NotPostable
from notifications.post import address as post_address
from statemachines.engine import Refused
from statemachines.grammar import Reason

_PURPOSE = "inlognaam"
_LONGEST = 254
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def login_name(typed: str) -> str:
    """Write an address in the one way that counts: no spaces, no capitals, NFC.

    Characters that nobody sees do not count either, so nobody gets a second name, or a
    second chance to guess, by adding some.
    """
    folded = unicodedata.normalize("NFC", typed).casefold()
    seen = (sign for sign in folded if unicodedata.category(sign) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(seen))


def login_index(work: Work, typed: str) -> bytes:
    """Return the hash by which an account is found; it tells nothing of the address."""
    name = login_name(typed)[:_LONGEST].encode(errors="replace").decode()
    return work.vault.blind_index(work.tenant.code, _PURPOSE, name)


def checked_address(typed: str) -> str:
    """Return a work address as it is kept, or raise `Refused`."""
    address = unicodedata.normalize("NFC", typed.strip())
    try:
        post_address(address)
    except NotPostable:
        address = ""
    if not address or len(address) > _LONGEST:
        raise Refused(Reason("Vul een e-mailadres in, zoals naam@school.nl."))
    return address
