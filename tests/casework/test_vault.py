"""A sealed fact opens in its own place, with its own key, unchanged; else nowhere."""

import hashlib
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.keystore import Dossier, Keystore, KeystoreUnavailable, LocalMasterKey
from casework.keystore.envelope import Wrapper, payload_of
from casework.keystore.wrapping import bind, wrap
from casework.vault import (
    Address,
    CannotOpen,
    CannotSeal,
    Destroyed,
    Vault,
    commitment,
)

FACT = "Moeder vindt het speciaal onderwijs een te grote stap."
HERE = Address(
    tenant="onderwijs_dat_past",
    case_id=UUID(int=1),
    data_class="zienswijze",
    table="fact",
    column="zienswijze",
    row="1",
)


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    file = tmp_path_factory.mktemp("vault") / "keystore.sqlite"
    keystore = Keystore.open(f"sqlite:///{file}", LocalMasterKey(bytes(range(32))))
    yield Vault(keystore)
    keystore.close()


@pytest.fixture
def elsewhere():
    """Return an address in a case of its own, for what a test destroys."""
    return replace(HERE, case_id=uuid4())


@pytest.mark.parametrize(
    "fact", ["", " ", "ja", FACT, "Zoë 李 \0 👩‍👧", "x" * 1_000_000]
)
def test_a_fact_comes_back_as_it_went_in(vault, fact):
    assert vault.open(HERE, vault.seal(HERE, fact)) == fact


@pytest.mark.parametrize("raw", [b"", b"\0", b"\xff" * 5, bytes(range(256)) * 4096])
def test_bytes_come_back_as_they_went_in(vault, raw):
    assert vault.open_bytes(HERE, vault.seal_bytes(HERE, raw)) == raw


@given(fact=st.text())
def test_any_text_comes_back_composed(vault, fact):
    opened = vault.open(HERE, vault.seal(HERE, fact))
    assert opened == unicodedata.normalize("NFC", fact)


def test_the_format_is_the_one_on_paper(vault):
    sealed = vault.seal(HERE, "abc")
    assert sealed[:1] == b"\x02"
    assert sealed[1:3] == b"\x00\x01"
    assert len(sealed) == 1 + 2 + (12 + 32 + 16) + (32 + 64 + 16)


@pytest.mark.parametrize("words", [("", "ja", "nee, dat wil ik niet"), ("x" * 62, "y")])
def test_short_answers_are_all_as_long(vault, words):
    assert len({len(vault.seal(HERE, word)) for word in words}) == 1


def test_a_long_text_is_one_byte_longer_and_not_padded(vault):
    two, one = (len(vault.seal(HERE, "x" * size)) for size in (5001, 5000))
    assert two - one == 1


def test_a_fact_of_the_first_format_still_opens(vault):
    key = vault.keystore.current(HERE.dossier)
    bound = HERE.bound(key.version)
    old = b"\x01\x00\x01" + wrap(key.cipher, FACT.encode(), bound)
    assert vault.open(HERE, old) == FACT
    assert commitment(old) == hashlib.sha256(old).digest()
    with pytest.raises(CannotOpen):
        vault.open(replace(HERE, row="2"), old)


def test_a_payload_opens_with_one_field_key_only(vault):
    """One payload for two keys would be a proof that says two things."""
    key = vault.keystore.current(HERE.dossier)
    wrapper = Wrapper(key.cipher, key.version, HERE.place)
    sealed = vault.seal(HERE, FACT)
    payload = payload_of(sealed)
    other = wrapper.wrap(bytes(32), hashlib.sha256(payload).digest())
    with pytest.raises(CannotOpen):
        vault.open(HERE, other + payload)


def test_a_sealed_fact_shows_nothing_and_is_never_the_same_twice(vault):
    sealed = {vault.seal(HERE, FACT) for _ in range(100)}
    assert len(sealed) == 100
    assert not any(b"Moeder" in one for one in sealed)


@pytest.mark.parametrize(
    "change",
    [
        {"tenant": "po_ijmond"},
        {"case_id": UUID(int=2)},
        {"data_class": "gezondheid"},
        {"table": "journal"},
        {"column": "advies"},
        {"row": "2"},
        {"column": "zienswijze1", "row": ""},
        {"table": "factzienswijze", "column": ""},
        {"row": "1\0"},
    ],
)
def test_a_fact_does_not_open_in_another_place(vault, change):
    there = replace(HERE, **change)
    vault.seal(there, "iets anders")  # that place has a key of its own
    with pytest.raises(CannotOpen, match="niet op zijn eigen plaats"):
        vault.open(there, vault.seal(HERE, FACT))


def test_every_changed_byte_is_refused(vault):
    sealed = vault.seal(HERE, FACT)
    for place in range(len(sealed)):
        for flip in (0x01, 0x80, 0xFF):
            changed = bytearray(sealed)
            changed[place] ^= flip
            with pytest.raises(CannotOpen):
                vault.open(HERE, bytes(changed))


def test_every_shorter_and_longer_version_is_refused(vault):
    sealed = vault.seal(HERE, FACT)
    for length in range(len(sealed)):
        with pytest.raises(CannotOpen):
            vault.open(HERE, sealed[:length])
    with pytest.raises(CannotOpen):
        vault.open(HERE, sealed + b"\0")


@given(raw=st.binary(max_size=80))
def test_no_bytes_from_outside_open(vault, raw):
    with pytest.raises(CannotOpen):
        vault.open(HERE, raw)


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_a_text_that_is_no_text_is_refused_and_not_repeated(vault, text):
    secret = "geheim"
    with pytest.raises(CannotSeal, match=r"^Teken \d+ van deze tekst") as caught:
        vault.seal(HERE, secret + text)
    assert caught.value.__context__ is None  # that error would carry the whole text
    assert secret not in str(caught.value)


def test_bytes_that_are_no_text_are_not_opened_as_text(vault):
    with pytest.raises(CannotOpen, match="geen tekst") as caught:
        vault.open(HERE, vault.seal_bytes(HERE, b"\xff"))
    assert caught.value.__context__ is None


def test_a_destroyed_fact_is_gone_and_says_so(vault, elsewhere):
    sealed = vault.seal(elsewhere, FACT)
    vault.keystore.destroy(elsewhere.dossier)
    with pytest.raises(Destroyed, match=r"^Dit gegeven is gewist\. .* vernietigd op 2"):
        vault.open(elsewhere, sealed)


def test_after_destruction_nothing_is_sealed_there_any_more(vault, elsewhere):
    vault.seal(elsewhere, FACT)
    vault.keystore.destroy(elsewhere.dossier)
    with pytest.raises(CannotSeal, match="gewist"):
        vault.seal(elsewhere, FACT)


def test_destroying_one_class_leaves_the_others(vault, elsewhere):
    other = replace(elsewhere, data_class="identiteit")
    vault.seal(elsewhere, FACT)
    sealed = vault.seal(other, "naam")
    vault.keystore.destroy(elsewhere.dossier)
    assert vault.open(other, sealed) == "naam"


def test_a_commitment_outlives_the_fact(vault, elsewhere):
    sealed = vault.seal(elsewhere, FACT)
    before = commitment(sealed)
    vault.keystore.destroy(elsewhere.dossier)
    assert commitment(sealed) == before == hashlib.sha256(sealed[63:]).digest()


def test_without_a_keystore_nothing_is_sealed_or_opened(tmp_path):
    folder = tmp_path / "keys"
    vault = Vault(
        Keystore.open(f"sqlite:///{folder}/keystore.sqlite", LocalMasterKey(b"k" * 32))
    )
    sealed = vault.seal(HERE, FACT)
    vault.keystore.close()
    folder.rename(tmp_path / "gone")
    with pytest.raises(KeystoreUnavailable):
        vault.open(HERE, sealed)
    with pytest.raises(KeystoreUnavailable):
        vault.seal(HERE, FACT)


def test_threads_share_a_vault(vault):
    def there_and_back(number):
        address = replace(HERE, row=str(number))
        return vault.open(address, vault.seal(address, f"{FACT} {number}"))

    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(there_and_back, range(2_000)))
    assert opened == [f"{FACT} {number}" for number in range(2_000)]


parts = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4))


@given(one=parts, other=parts)
def test_no_two_addresses_are_bound_to_the_same_bytes(one, other):
    assert (bind(*one) == bind(*other)) is (one == other)


def test_an_address_names_its_key():
    assert HERE.dossier == Dossier("onderwijs_dat_past", UUID(int=1), "zienswijze")
