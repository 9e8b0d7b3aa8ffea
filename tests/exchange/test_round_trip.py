"""What goes in comes out, for whom it was meant."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.exchange import CannotSeal, File, Profile, open_package, seal_package
from casework.exchange.names import is_archive, is_plain
from tests import pakket

P384 = pakket.party("school p384", pakket.Made("p384"))
SENDERS = [pakket.school(), pakket.party("school ec", pakket.EC), P384]
OWN = [pakket.swv(), pakket.swv_ec()]
NAMES = st.text(min_size=1, max_size=30).filter(is_plain)
CONTENTS = st.dictionaries(NAMES, st.binary(max_size=200), min_size=1, max_size=4)


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("profile", Profile)
def test_every_kind_of_key_in_both_profiles(sender, own, profile):
    draft = pakket.draft(sender=sender)
    made = seal_package(draft, pakket.NOW, pakket.allowed, profile)
    older = frozenset({sender.certificate.fingerprint})
    opener = pakket.opener(own, older_from=older)
    opened = open_package(made.data, opener, pakket.NOW)
    assert opened.files == pakket.FILES
    assert opened.manifest == made.manifest
    assert (opened.signer, opened.signed_at) == (sender.certificate, pakket.NOW)
    assert opened.recipient == own.certificate


@given(CONTENTS)
@settings(max_examples=40, deadline=None)
def test_whatever_is_in_the_files(contents):
    files = [File(name, data) for name, data in contents.items()]
    folded = {file.name.casefold() for file in files}
    archives = any(is_archive(file.name, file.data) for file in files)
    if len(folded) < len(files) or "manifest.json" in folded or archives:
        with pytest.raises(CannotSeal):
            pakket.sealed(files=files)
        return
    data = pakket.sealed(files=files)
    assert open_package(data, pakket.opener(), pakket.NOW).files == tuple(files)


def test_a_file_of_twenty_megabytes():
    large = File("scan.pdf", bytes(range(256)) * (20 * 4096))
    opened = open_package(
        pakket.sealed(files=[large]), pakket.opener(pakket.swv_ec()), pakket.NOW
    )
    assert opened.files == (large,)


def test_the_manifest_says_what_it_has_to():
    made = seal_package(pakket.draft(), pakket.NOW, pakket.allowed)
    said = made.manifest.as_data()
    keys = "format id created expires sender recipients purpose legal_basis covenant"
    keys += " case_ref sender_role recipient_roles classes files"
    assert {*said} == {*keys.split()}
    assert len(bytes.fromhex(said["id"])) * 8 == 128
    assert said["created"] == "2026-11-22T09:00:00Z"
    assert said["expires"] == "2026-12-31T23:00:00Z"  # the day is over in Amsterdam
    der = pakket.school().certificate.der
    assert said["sender"] == hashlib.sha256(der).hexdigest()
    assert [entry["name"] for entry in said["files"]] == ["verslag.txt", "leeg.txt"]


def test_no_two_packages_are_alike():
    first, second = (
        seal_package(pakket.draft(), pakket.NOW, pakket.allowed) for _ in range(2)
    )
    assert first.manifest.id != second.manifest.id
    assert first.data != second.data


def test_nothing_of_it_can_be_read_on_the_way():
    data = pakket.sealed()
    for said in (b"verslag", b"tlv", b"OT-2026", b"Proef school"):
        assert said not in data


def test_any_of_our_keys_opens_it():
    opener = pakket.opener(own=pakket.school())
    both = pakket.opener(own=pakket.swv())
    several = type(both)(
        [*opener.own, *both.own], both.trust, both.verdict, both.seen, both.older_from
    )
    opened = open_package(pakket.sealed(), several, pakket.NOW)
    assert opened.recipient == pakket.swv().certificate
