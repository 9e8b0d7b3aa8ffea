"""Whatever comes in: a package, or the one sentence. Never anything else."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.exchange import (
    BadCertificate,
    CannotOpen,
    load_certificates,
    load_identity,
    load_lists,
    open_package,
)
from casework.exchange.der import definite
from casework.exchange.envelope import disclose, enclose
from casework.exchange.refusal import Unfit
from tests import pakket

DATA = pakket.sealed(recipients=[pakket.swv().certificate])
SIGNED = disclose(DATA, pakket.swv())
ZIPPED = pakket.honest_zip()
OPENER = pakket.opener()
SHORT = settings(max_examples=300, deadline=None)


def mutated(data):
    """Return the data with a piece cut out, doubled, or replaced."""
    place = st.integers(0, len(data))
    return st.builds(
        lambda at, size, new: data[:at] + new + data[at + size :],
        place,
        st.integers(0, 40),
        st.binary(max_size=40),
    )


def opens(data):
    try:
        open_package(data, OPENER, pakket.NOW)
    except CannotOpen:
        return False
    return True


@given(st.binary(max_size=300))
@SHORT
def test_noise(data):
    assert not opens(data)


@given(mutated(DATA))
@SHORT
def test_a_package_that_was_cut_and_pasted(data):
    assert opens(data) == (data == DATA)


@given(mutated(SIGNED))
@SHORT
def test_a_signature_that_was_cut_and_pasted(signed):
    data = enclose(signed, [pakket.swv().certificate])
    assert opens(data) == (signed == SIGNED)


@given(mutated(ZIPPED))
@SHORT
def test_a_zip_by_a_sender_who_means_harm(zipped):
    data = pakket.carrying(zipped)
    if opens(data):
        found = open_package(data, OPENER, pakket.NOW)
        assert found.files == pakket.FILES


@given(st.binary(max_size=200))
@SHORT
def test_lengths_without_end(data):
    for written in (data, b"\x30\x80" * 40 + data, b"\x24\x80" + data):
        try:
            found = definite(written, implicit_strings=True)
        except (Unfit, IndexError):
            continue
        assert definite(found) == found


def test_more_pieces_than_anybody_sends():
    with pytest.raises(Unfit, match="too many values"):
        definite(b"\x30\x80" + b"\x04\x00" * 300_000 + b"\0\0")


@given(st.one_of(st.binary(max_size=200), mutated(pakket.pem(pakket.swv()))))
@SHORT
def test_a_file_of_a_user(data):
    for read in (
        load_certificates,
        load_lists,
        lambda data: load_identity(pakket.swv().certificate, data),
    ):
        with suppress(BadCertificate):
            read(data)
