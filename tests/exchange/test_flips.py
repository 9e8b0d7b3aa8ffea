"""Change one byte, any byte: the package does not open."""

from datetime import UTC, datetime

import pytest

from casework.exchange import CannotOpen, File, Profile, open_package, seal_package
from tests import pakket
from tests.exchange.test_openssl import RECIPIENTS, made_by_openssl

AFTER = datetime(2098, 12, 1, tzinfo=UTC)
SHORT = [File("a.txt", b"kort")]


def accepted(data, opener, now):
    """Return every place where a changed byte went unseen. Each byte is changed."""
    assert open_package(data, opener, now)
    changed = (byte ^ (1 + place % 255) for place, byte in enumerate(data))
    return [
        place
        for place, byte in enumerate(changed)
        if opens(data[:place] + bytes((byte,)) + data[place + 1 :], opener, now)
    ]


def opens(data, opener, now):
    try:
        open_package(data, opener, now)
    except CannotOpen as told:
        return str(told) != "Het pakket kan niet worden geopend."
    return True


@pytest.mark.parametrize("own", [pakket.swv(), pakket.swv_ec()])
@pytest.mark.parametrize("profile", Profile)
def test_every_byte_of_our_package_counts(own, profile):
    sender = pakket.party("school ec", pakket.EC)
    draft = pakket.draft(sender=sender, files=SHORT)
    data = seal_package(draft, pakket.NOW, pakket.allowed, profile).data
    older = frozenset({sender.certificate.fingerprint})
    assert accepted(data, pakket.opener(own, older_from=older), pakket.NOW) == []


@pytest.mark.parametrize("to", RECIPIENTS[:3])
@pytest.mark.parametrize("stream", ["", "-stream"])
def test_every_byte_of_one_by_openssl_counts(parties, to, stream):
    own = pakket.swv_ec() if "swv_ec" in to else pakket.swv()
    data = made_by_openssl(parties, to, stream)
    assert accepted(data, pakket.opener(own), AFTER) == []


def test_cut_off_or_with_something_behind(refused):
    data = pakket.sealed()
    assert refused(data + b"\0") == "bytes after the end"
    for length in (0, 1, 2, 30, 500, len(data) - 1):
        assert refused(data[:length])
