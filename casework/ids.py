"""Names for rows and for people.

A row is named by a UUIDv7: unique, made here, and in the order of making. People use
the `kenmerk`, such as `TLV-2026-7F3K9-Q`: process, year, five random symbols and a
check letter. It says nothing about the child or the school, and nothing about how
many cases there are.

The odds. Five symbols of 32, of which 22 in 32 draws end in a check letter, leave
23 million kenmerken per prefix, year and tenant. At 10,000 cases a year the last
draw meets an existing one with a chance of 1 in 2,300, and about 2 draws in that
year have to be repeated; with four symbols that would be 69. A guessed kenmerk exists
with the same 1 in 2,300, so it is a name and never a key: access decides who sees the
case. The database enforces uniqueness; who inserts draws again on a collision.

The check letter is the remainder of a polynomial over GF(32). It finds every wrong
symbol and every swap of two symbols, because no two places weigh the same.
"""

import os
import re
import secrets
import threading
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U."""

_RANDOM_SYMBOLS = 5
_FIRST_LETTER = 10
_TAIL = 4 + _RANDOM_SYMBOLS + 1
_PREFIX = re.compile(r"[A-Z]{2,8}")
_KENMERK = re.compile(
    r"([A-Z]{2,8})-([0-9]{4})-([0-9A-HJKMNP-TV-Z]{5})-([A-HJKMNP-TV-Z])"
)
_LOOKALIKE = str.maketrans("OIL", "011")
_PREFIX_ONLY = str.maketrans("ILOU", "0123")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_LAST_MILLISECOND = 1 << 48
_TAIL_BITS = 74


class _Sequence:
    """The random part of the last id, so that ids of one millisecond stay in order."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._millisecond = -1
        self._tail = 0

    def after(self, millisecond: int) -> int:
        """Return 74 bits: fresh, or a random step above the last of this moment."""
        with self._lock:
            step = int.from_bytes(os.urandom(6), "big") + 1
            if millisecond != self._millisecond or (self._tail + step) >> _TAIL_BITS:
                # One bit of room on top: 33 million ids in one millisecond.
                step = secrets.randbits(_TAIL_BITS - 1)
                self._tail = 0
            self._millisecond = millisecond
            self._tail += step
            return self._tail


_sequence = _Sequence()


def new_id(moment: datetime) -> UUID:
    """Make a UUIDv7 (RFC 9562) of this aware moment; later calls sort later."""
    millisecond = (moment - _EPOCH) // _MILLISECOND
    if not 0 <= millisecond < _LAST_MILLISECOND:
        raise ValueError("Een id kan alleen van een moment na 1970 zijn.")
    tail = _sequence.after(millisecond)
    high, low = tail >> 62, tail & ((1 << 62) - 1)
    return UUID(int=millisecond << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low)


def new_kenmerk(prefix: str, year: int) -> str:
    """Draw a kenmerk. The prefix has 2 to 8 capitals, such as `TLV`."""
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"{prefix!r} is geen voorvoegsel: neem 2 tot 8 hoofdletters.")
    while True:
        drawn = "".join(secrets.choice(SYMBOLS) for _ in range(_RANDOM_SYMBOLS))
        check = _double(_remainder(_values(prefix, f"{year:04d}{drawn}")))
        if check >= _FIRST_LETTER:
            return f"{prefix}-{year:04d}-{drawn}-{SYMBOLS[check]}"


def valid_kenmerk(text: str) -> bool:
    """Tell whether this is a kenmerk, exactly as written and with a right letter."""
    match = _KENMERK.fullmatch(text)
    if match is None:
        return False
    prefix, year, drawn, check = match.groups()
    return _remainder(_values(prefix, year + drawn + check)) == 0


def normalise(text: str) -> str:
    """Write a kenmerk as we do: capitals, hyphens, O as 0, and I and L as 1.

    What is no kenmerk comes back in capitals and is refused by `valid_kenmerk`.
    """
    plain = re.sub(r"[\s\u2010-\u2015-]+", "", text).upper()
    prefix, tail = plain[:-_TAIL], plain[-_TAIL:]
    if not _PREFIX.fullmatch(prefix):
        return plain
    digits = tail[:-1].translate(_LOOKALIKE)
    return f"{prefix}-{digits[:4]}-{digits[4:]}-{tail[-1]}"


def _values(prefix: str, rest: str) -> list[int]:
    """Give each symbol its number; a prefix has all letters and no digits."""
    letters = prefix.translate(_PREFIX_ONLY)
    return [SYMBOLS.index(symbol) for symbol in letters + rest]


def _remainder(values: Iterable[int]) -> int:
    total = 0
    for value in values:
        total = _double(total) ^ value
    return total


def _double(value: int) -> int:
    """Multiply by x in GF(32), of which x is a generator (x^5 = x^2 + 1)."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
