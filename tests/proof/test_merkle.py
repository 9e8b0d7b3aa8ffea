"""The tree against the definition of RFC 6962, 2.1, written down as it stands there."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.proof.merkle import (
    EMPTY,
    BadFrontier,
    Frontier,
    consistency_proof,
    extends,
    includes,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)

# The leaves and roots with which Certificate Transparency tests itself.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def mth(leaves):
    """RFC 6962, 2.1: the hash of a list of entries, by its own words."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(mth(leaves[:k]), mth(leaves[k:]))


entries = st.lists(st.binary(max_size=4), max_size=40)


def hashes(leaves):
    return [leaf_hash(leaf) for leaf in leaves]


@pytest.mark.parametrize("size", range(1, 9))
def test_the_known_roots(size):
    assert root_of(hashes(LEAVES[:size])).hex() == ROOTS[size - 1]


def test_the_empty_log():
    assert root_of([]) == EMPTY == mth([])


@given(entries, st.integers(0, 40))
def test_a_frontier_that_grows_in_two_steps_has_the_root_of_all(leaves, cut):
    first = Frontier().extended(hashes(leaves[:cut]))
    kept = Frontier.unpacked(first.size, first.packed())
    whole = kept.extended(hashes(leaves[cut:]))
    assert (whole.size, whole.root) == (len(leaves), mth(leaves))
    assert len(whole.peaks) <= 64


@pytest.mark.parametrize(("size", "packed"), [(3, bytes(32)), (-1, b""), (1, b"x")])
def test_a_damaged_frontier_is_refused(size, packed):
    with pytest.raises(BadFrontier):
        Frontier.unpacked(size, packed)


@given(entries.filter(bool), st.data())
def test_every_leaf_proves_that_it_is_there_and_nothing_else(leaves, data):
    size, known = len(leaves), hashes(leaves)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(known, index)
    root = mth(leaves)
    assert includes(root, size, index, known[index], proof)
    other = leaf_hash(b"another leaf")
    assert not includes(root, size, index, other, proof)
    assert not includes(root, size, size, known[index], proof)
    assert not includes(root, size, index, known[index], [*proof, other])
    assert not includes(other, size, index, known[index], proof)
    if proof:
        assert not includes(root, size, index, known[index], proof[:-1])
        assert not includes(root, size, index, known[index], [other, *proof[1:]])


@given(entries, st.data())
def test_a_log_that_only_grew_is_told_from_one_that_was_rewritten(leaves, data):
    old = data.draw(st.integers(0, len(leaves)))
    proof = consistency_proof(hashes(leaves), old)
    before, after = (old, mth(leaves[:old])), (len(leaves), mth(leaves))
    assert extends(before, after, proof)
    other = leaf_hash(b"another leaf")
    assert not extends(before, after, [*proof, other])
    assert not extends((old, other), after, proof)
    if 0 < old < len(leaves):
        assert not extends(before, (len(leaves), other), proof)
        assert not extends(before, after, proof[:-1])


def test_there_is_no_proof_of_what_is_not_there():
    with pytest.raises(IndexError):
        inclusion_proof(hashes(LEAVES), 8)
    with pytest.raises(IndexError):
        consistency_proof(hashes(LEAVES), 9)
    assert not extends((9, EMPTY), (8, EMPTY), [])
