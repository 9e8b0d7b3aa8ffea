"""A partner with nothing but OpenSSL 3: the card of docs/exchange.md, both ways."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casework.exchange import (
    Profile,
    load_certificate,
    load_identity,
    open_package,
    seal_package,
)
from tests import pakket

CARD = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text()
OAEP = "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256"
PSS = "-keyopt rsa_padding_mode:pss"
ECDH = "-keyopt ecdh_kdf_md:sha256"
RSA = f"-recip swv.crt {OAEP}"
BOTH = f"{RSA} -recip swv_ec.crt {ECDH}"
RECIPIENTS = [RSA, f"-recip swv_ec.crt {ECDH}", "-recip swv_ec.crt", BOTH]
AFTER = datetime(2098, 12, 1, tzinfo=UTC)
"""OpenSSL signs at the time of the run: this is later, whenever that is."""


def card(chapter):
    """Return the commands under a heading, as a partner copies them."""
    found = re.search(rf"### {chapter}\n.*?```\n(.*?)```", CARD, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("who", ["swv", "swv_ec"])
@pytest.mark.parametrize("sender", ["school", "school ec"])
def test_the_card_opens_our_package(parties, tmp_path, who, sender):
    made = pakket.EC if sender == "school ec" else pakket.Made()
    data = pakket.sealed(sender=pakket.party(sender, made))
    (tmp_path / "p.p7m").write_bytes(data)
    for name, source in (("me.crt", f"{who}.crt"), ("me.key", f"{who}.key")):
        (tmp_path / name).write_bytes((parties / source).read_bytes())
    (tmp_path / "ca.pem").write_bytes((parties / "ca.pem").read_bytes())
    done = pakket.shell(tmp_path, card("Openen met OpenSSL"))
    assert "CAdES Verification successful" in done.stderr
    for file in pakket.FILES:
        assert (tmp_path / file.name).read_bytes() == file.data


def test_the_card_opens_the_older_profile(parties, tmp_path):
    made = seal_package(pakket.draft(), pakket.NOW, pakket.allowed, Profile.CBC)
    (tmp_path / "p.p7m").write_bytes(made.data)
    for name, source in (("me.crt", "swv.crt"), ("me.key", "swv.key")):
        (tmp_path / name).write_bytes((parties / source).read_bytes())
    (tmp_path / "ca.pem").write_bytes((parties / "ca.pem").read_bytes())
    done = pakket.shell(tmp_path, card("Openen van cms-cbc"))
    assert done.stderr.count("CAdES Verification successful") == 2
    assert (tmp_path / "verslag.txt").read_bytes() == pakket.FILES[0].data


def test_the_card_makes_what_we_open(parties, tmp_path):
    (tmp_path / "p.zip").write_bytes(pakket.honest_zip(request=pakket.LONG))
    for name, source in (
        *(("me.crt", "school.crt"), ("me.key", "school.key")),
        ("them.crt", "swv.crt"),
    ):
        (tmp_path / name).write_bytes((parties / source).read_bytes())
    pakket.shell(tmp_path, card("Maken met OpenSSL"))
    data = (tmp_path / "p.p7m").read_bytes()
    assert open_package(data, pakket.opener(), AFTER).files == pakket.FILES


def test_the_card_makes_a_certificate_that_is_good(tmp_path):
    pakket.shell(tmp_path, card("Certificaten maken"))
    own = load_certificate((tmp_path / "me.crt").read_bytes())
    assert load_identity(own, (tmp_path / "me.key").read_bytes())
    assert (own.may_sign(), own.may_receive()) == (True, True)


def made_by_openssl(parties, to, stream="", signer=f"school {PSS}", **changes):
    """Return a package that only OpenSSL signed and encrypted.

    ``-stream`` goes with what encrypts: OpenSSL 3.0 cannot sign RSA-PSS with it.
    """
    name, _, options = signer.partition(" ")
    (parties / "s.zip").write_bytes(pakket.honest_zip(request=pakket.LONG, **changes))
    pakket.shell(
        parties,
        f"openssl cms -sign -cades -binary -nodetach -outform DER -in s.zip"
        f" -signer {name}.crt -inkey {name}.key {options} -out s.p7s",
    )
    pakket.shell(
        parties,
        f"openssl cms -encrypt -binary {stream} -aes-256-gcm -outform DER -in s.p7s"
        f" -out s.p7m {to}",
    )
    return (parties / "s.p7m").read_bytes()


@pytest.mark.parametrize("stream", ["", "-stream", "-stream -keyid"])
@pytest.mark.parametrize("to", RECIPIENTS)
def test_what_openssl_made_opens(parties, to, stream):
    data = made_by_openssl(parties, to, stream)
    own = pakket.swv_ec() if "swv_ec" in to else pakket.swv()
    opened = open_package(data, pakket.opener(own), AFTER)
    assert opened.files == pakket.FILES
    assert opened.signer == pakket.school().certificate


@pytest.mark.parametrize("how", ["", "-stream", "-keyid", "-md sha512"])
def test_an_ec_key_of_openssl_signs_too(parties, how):
    ours = pakket.party("school ec", pakket.EC)
    data = made_by_openssl(parties, BOTH, signer=f"school_ec {how}", sender=ours)
    opened = open_package(data, pakket.opener(), AFTER)
    assert opened.signer == ours.certificate
