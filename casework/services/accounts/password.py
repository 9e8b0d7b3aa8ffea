"""Passwords: argon2id, a minimum length, and no rules about which characters.

At most two are weighed at once: each takes 64 MiB and half a second, and without a
limit signing in would be a way to bring the program down (security.md 4.2).
"""

import re
import unicodedata
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 200
HASHER = PasswordHasher()
"""The library's own defaults (RFC 9106, low memory): 3 rounds, 64 MiB, 4 lanes."""
_SCALES = BoundedSemaphore(2)
_PATIENCE = 10.0
_NAMELIKE = 4
_DISTINCT = 5
_FREQUENT = (
    "abcdefghijkl admin administrator ajax amsterdam asdfghjkl azerty",
    "azertyuiop basisschool beheerder feyenoord geheim geheimgeheim herfst",
    "leerplicht lente letmein nederland ondersteuning ondersteuningsteam",
    "onderwijs passendonderwijs password passwort qwerty qwertyqwerty",
    "qwertyuiop rotterdam samenwerkingsverband school wachtwoord welkom",
    "welkomterug welkomwelkom winter zomer zxcvbnm",
)
FREQUENT = frozenset(word for row in _FREQUENT for word in row.split())
"""Words that are tried first, also with numbers and signs behind or before them."""


class TooBusy(Exception):
    """So many people sign in at once that this one has to try again."""

    def __init__(self) -> None:
        """Say it in Dutch."""
        super().__init__("Het is nu druk. Wacht een minuut en probeer het opnieuw.")


def hashed(password: str) -> str:
    """Return what is stored of a password."""
    with _weighing():
        return HASHER.hash(_plain(password))


def matches(stored: str | None, typed: str) -> bool:
    """Tell whether this is the password; without one it takes as long and is not."""
    with _weighing():
        nobody = _of_nobody(HASHER)  # also when it is not needed: that is as long
        try:
            HASHER.verify(stored or nobody, _plain(typed))
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


def outdated(stored: str) -> bool:
    """Tell whether a stored password was made with other parameters than today's."""
    return HASHER.check_needs_rehash(stored)


def objection(password: str, about: Iterable[str]) -> str | None:
    """Say why somebody may not choose this password, if so.

    ``about`` are the name and the address of its owner.
    """
    plain = _plain(password)
    if len(plain) < SHORTEST:
        return f"Kies een wachtwoord van ten minste {SHORTEST} tekens."
    if len(plain) > LONGEST:
        return f"Kies een wachtwoord van hooguit {LONGEST} tekens."
    if len(set(plain)) < _DISTINCT or _letters(plain) in FREQUENT | {""}:
        return "Dit wachtwoord is makkelijk te raden. Neem een paar losse woorden."
    if any(part in plain.casefold() for part in _parts(about)):
        return "Uw naam of e-mailadres mag niet in uw wachtwoord staan."
    return None


@contextmanager
def _weighing() -> Generator[None, None, None]:
    if not _SCALES.acquire(timeout=_PATIENCE):
        raise TooBusy
    try:
        yield
    finally:
        _SCALES.release()


@cache
def _of_nobody(hasher: PasswordHasher) -> str:
    """Make a hash to compare with when there is no account."""
    return hasher.hash("van niemand")


def _plain(password: str) -> str:
    """Write the same characters the same way on every keyboard (NFKC)."""
    return unicodedata.normalize("NFKC", password.encode(errors="replace").decode())


def _letters(password: str) -> str:
    return re.sub(r"[\W\d_]+", "", password.casefold())


def _parts(about: Iterable[str]) -> list[str]:
    words = re.split(r"[\W_]+", " ".join(about).casefold())
    return [word for word in words if len(word) >= _NAMELIKE]
