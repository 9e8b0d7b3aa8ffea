"""The Merkle tree of RFC 6962: one hash that stands for a whole log.

A leaf and a node are hashed differently, so that no node can pass for a leaf. The
frontier is all that is needed to add leaves: at most 64 hashes, whatever the size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY = sha256(b"").digest()
"""The root of a log without leaves."""


class BadFrontier(ValueError):
    """These hashes are no frontier of a tree of this size."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf with this content."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node above these two."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True)
class Frontier:
    """The roots of the whole subtrees of a log, the largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def extended(self, leaves: Iterable[bytes]) -> "Frontier":
        """Return the frontier with these leaf hashes added at the end."""
        size, peaks = self.size, [*self.peaks]
        for leaf in leaves:
            joined, waiting = leaf, size
            while waiting & 1:
                joined = node_hash(peaks.pop(), joined)
                waiting >>= 1
            peaks.append(joined)
            size += 1
        return Frontier(size, tuple(peaks))

    @property
    def root(self) -> bytes:
        """Return the root of the log."""
        if not self.peaks:
            return EMPTY
        *rest, root = self.peaks
        for peak in reversed(rest):
            root = node_hash(peak, root)
        return root

    def packed(self) -> bytes:
        """Return the hashes one after another."""
        return b"".join(self.peaks)

    @classmethod
    def unpacked(cls, size: int, packed: bytes) -> "Frontier":
        """Read what `packed` wrote. Raises `BadFrontier`."""
        if size < 0 or len(packed) != HASH_BYTES * size.bit_count():
            raise BadFrontier("De tussenstand van het logboek is beschadigd.")
        starts = range(0, len(packed), HASH_BYTES)
        return cls(size, tuple(packed[at : at + HASH_BYTES] for at in starts))


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over these leaf hashes."""
    return Frontier().extended(leaves).root


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the hashes that lead from the leaf at this index to the root.

    Raises `IndexError` when there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    proof, nodes = [], [*leaves]
    while len(nodes) > 1:
        if index ^ 1 < len(nodes):
            proof.append(nodes[index ^ 1])
        pairs = zip(nodes[::2], nodes[1::2], strict=False)
        lonely = nodes[-1:] if len(nodes) & 1 else []
        nodes = [*(node_hash(*pair) for pair in pairs), *lonely]
        index >>= 1
    return proof


def includes(
    root: bytes, size: int, index: int, leaf: bytes, proof: Sequence[bytes]
) -> bool:
    """Tell whether the log of this size and root has this leaf hash at this index."""
    if not 0 <= index < size:
        return False
    place, last, joined = index, size - 1, leaf
    for other in proof:
        if not last:
            return False
        if place & 1 or place == last:
            joined = node_hash(other, joined)
            place, last = _risen(place, last)
        else:
            joined = node_hash(joined, other)
        place, last = place >> 1, last >> 1
    return not last and joined == root


def consistency_proof(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """Return the hashes that show that the log of size ``old`` is the begin of this.

    Raises `IndexError` when the log was never of that size.
    """
    if not 0 <= old <= len(leaves):
        raise IndexError(old)
    if old in (0, len(leaves)):
        return []
    return _subproof(leaves, old, whole=True)


def _subproof(leaves: Sequence[bytes], old: int, *, whole: bool) -> list[bytes]:
    size = len(leaves)
    if old == size:
        return [] if whole else [root_of(leaves)]
    half = 1 << (size - 1).bit_length() - 1
    if old <= half:
        return [*_subproof(leaves[:half], old, whole=whole), root_of(leaves[half:])]
    right = _subproof(leaves[half:], old - half, whole=False)
    return [*right, root_of(leaves[:half])]


def extends(
    before: tuple[int, bytes], after: tuple[int, bytes], proof: Sequence[bytes]
) -> bool:
    """Tell whether the later log (size, root) only added leaves to the earlier one."""
    (old, old_root), (new, new_root) = before, after
    if old in (0, new):
        return not proof and old_root == (new_root if old else EMPTY)
    if not 0 < old < new:
        return False
    steps = [*proof]
    if old & (old - 1) == 0:  # a whole tree: its root is the first step of itself
        steps = [old_root, *steps]
    return _walk(steps, old - 1, new - 1) == (old_root, new_root)


def _walk(steps: list[bytes], old: int, new: int) -> tuple[bytes, bytes] | None:
    """Return the two roots that a consistency proof leads to, if it is one."""
    while old & 1:
        old, new = old >> 1, new >> 1
    if not steps:
        return None
    before = after = steps[0]
    for other in steps[1:]:
        if not new:
            return None
        if old & 1 or old == new:
            before, after = node_hash(other, before), node_hash(other, after)
            old, new = _risen(old, new)
        else:
            after = node_hash(after, other)
        old, new = old >> 1, new >> 1
    return None if new else (before, after)


def _risen(place: int, last: int) -> tuple[int, int]:
    """Go up as long as the node has no other beside it on the left."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last
