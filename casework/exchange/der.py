"""One way to write a value (DER), and every other way brought back to it or refused.

OpenSSL writes packages in pieces of unknown length when it streams (BER). Those are
rewritten to DER before anything looks inside. A length that is not written the short
way, or a byte too many, has no place in either.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from asn1crypto import core

from casework.exchange.refusal import require

_DEEPEST = 24
_MOST_VALUES = 300_000
"""A hundred megabytes in pieces of 1 kB is a third of this."""
_INDEFINITE = 0x80
_CONSTRUCTED = 0x20
_LONG_TAG = 0x1F
_OCTETS = 0x04
_CONTEXT_0 = 0xA0
_MOST_LENGTH_BYTES = 4


def tlv(tag: int, *parts: bytes) -> bytes:
    """Write one value with its tag and the shortest length."""
    body = b"".join(parts)
    size = len(body)
    if size < _INDEFINITE:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, _INDEFINITE | len(length))) + length + body


def sequence(*parts: bytes) -> bytes:
    """Write a SEQUENCE."""
    return tlv(0x30, *parts)


def set_of(*parts: bytes) -> bytes:
    """Write a SET OF: in the order of the bytes, as DER wants it."""
    return tlv(0x31, *sorted(parts))


def octets(value: bytes) -> bytes:
    """Write an OCTET STRING."""
    return tlv(_OCTETS, value)


def explicit(number: int, *parts: bytes) -> bytes:
    """Write what is inside a numbered wrapper."""
    return tlv(_CONTEXT_0 | number, *parts)


def integer(value: int) -> bytes:
    """Write an INTEGER."""
    return bytes(core.Integer(value).dump())


def oid(dotted: str) -> bytes:
    """Write an OBJECT IDENTIFIER."""
    return bytes(core.ObjectIdentifier(dotted).dump())


def definite(data: bytes, *, implicit_strings: bool = False) -> bytes:
    """Return the same value with definite lengths, or raise `Unfit`.

    ``implicit_strings``: pieces under a bare [0] are one string without a tag of its
    own, as in an envelope; in signed data they never are.
    """
    reader = _Reader(data, implicit_strings=implicit_strings)
    written, end = reader.value(0, 0)
    require(end == len(data), "bytes after the end")
    return written


@dataclass(frozen=True)
class _Reader:
    data: bytes
    implicit_strings: bool
    read: Iterator[int] = field(default_factory=count)

    def value(self, at: int, depth: int) -> tuple[bytes, int]:
        """Return the value that begins here, and where it ends."""
        require(depth < _DEEPEST, "nested too deep")
        require(next(self.read) < _MOST_VALUES, "too many values")
        require(at + 2 <= len(self.data), "cut off")
        tag = self.data[at]
        require(tag & _LONG_TAG != _LONG_TAG, "a long tag")
        if self.data[at + 1] == _INDEFINITE:
            require(tag & _CONSTRUCTED, "a value without end")
            return self._endless(at, depth)
        start, end = _extent(self.data, at + 1)
        if not tag & _CONSTRUCTED:
            return self.data[at:end], end
        require(tag != _OCTETS | _CONSTRUCTED, "pieces of known length")
        parts = []
        while start < end:
            part, start = self.value(start, depth + 1)
            parts.append(part)
        require(start == end, "a value longer than what holds it")
        return tlv(tag, *parts), end

    def _endless(self, at: int, depth: int) -> tuple[bytes, int]:
        tag, start, parts, bare = self.data[at], at + 2, [], True
        while self.data[start : start + 2] != b"\0\0":
            bare &= self.data[start : start + 1] == bytes((_OCTETS,))
            part, start = self.value(start, depth + 1)
            parts.append(part)
        string = tag == _CONTEXT_0 and self.implicit_strings and bare
        if string or tag == _OCTETS | _CONSTRUCTED:
            require(bare, "a string of something else")
            pieces = (part[_extent(part, 1)[0] :] for part in parts)
            return tlv(tag & ~_CONSTRUCTED, *pieces), start + 2
        return tlv(tag, *parts), start + 2


def _extent(data: bytes, at: int) -> tuple[int, int]:
    """Return where the value behind this length begins and ends."""
    first = data[at]
    if first < _INDEFINITE:
        start, size = at + 1, first
    else:
        count = first & ~_INDEFINITE
        require(0 < count <= _MOST_LENGTH_BYTES, "an impossible length")
        start = at + 1 + count
        size = int.from_bytes(data[at + 1 : start], "big")
        require(size >= _INDEFINITE and data[at + 1], "a length written the long way")
    require(start + size <= len(data), "cut off")
    return start, start + size
