"""Every attack of security.md 1 on a package, and why it fails."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.exchange import Authorities, Pinned, Profile, open_package, seal_package
from casework.exchange.algorithms import AUTH_ENVELOPED, DATA, gcm
from casework.exchange.der import explicit, integer, octets, oid, sequence, tlv
from casework.exchange.envelope import disclose, enclose, enclose_older
from casework.exchange.recipients import locked
from casework.exchange.signature import sign
from statemachines.situation import Reason
from tests import pakket
from tests.exchange.test_openssl import OAEP

NOW = pakket.NOW
KEY = bytes(32)
GCM = oid("2.16.840.1.101.3.4.1.46")


def envelope(algorithm, tag=16, content_type=DATA, version=0, key=KEY, extra=b""):
    """Return an envelope in which one thing is not as it should be."""
    signed = sign(pakket.honest_zip(), pakket.school(), NOW)
    whole = AESGCM(key).encrypt(bytes(12), signed, None)
    body = sequence(
        integer(version),
        tlv(0x31, locked(key, pakket.swv().certificate, older=False)),
        sequence(oid(content_type), algorithm, tlv(0x80, whole[:-16])),
        octets(whole[-16:][:tag]),
        extra,
    )
    return sequence(oid(AUTH_ENVELOPED), explicit(0, body))


def test_an_envelope_by_hand_is_honest():
    assert open_package(envelope(gcm(bytes(12))), pakket.opener(), NOW)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (envelope(gcm(bytes(12)), tag=12), "a short tag"),
        (
            envelope(sequence(GCM, sequence(octets(bytes(12)), integer(12))), tag=12),
            "a short tag",
        ),
        (
            envelope(sequence(GCM, sequence(octets(bytes(12))))),
            "an envelope with something besides",
        ),
        (
            envelope(gcm(bytes(12)), content_type="1.2.840.113549.1.7.2"),
            "an envelope with something besides",
        ),
        (envelope(gcm(bytes(12)), version=1), "an envelope with something besides"),
        (envelope(gcm(bytes(12)), key=bytes(16)), "a key of another length"),
        (
            envelope(gcm(bytes(12)), extra=tlv(0xA2)),
            "an envelope with something besides",
        ),
    ],
)
def test_an_envelope_that_is_not_as_agreed(refused, data, why):
    assert refused(data) == why


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("-aes-256-gcm -recip swv.crt", "a key locked in a way that we do not take"),
        (
            "-aes-256-gcm -recip swv.crt -keyopt rsa_padding_mode:oaep",  # with SHA-1
            "a key locked in a way that we do not take",
        ),
        (f"-aes-128-gcm -recip swv.crt {OAEP}", "an envelope with something besides"),
        (f"-aes-192-gcm -recip swv.crt {OAEP}", "an envelope with something besides"),
        (f"-aes-256-cbc -recip swv.crt {OAEP}", "not signed data"),
        ("-aes-256-cbc -recip swv.crt", "not signed data"),
        ("-aes-256-cbc -recip swv_ec.crt", "not signed data"),
        (
            f"-aes-256-gcm -secretkey {'00' * 32} -secretkeyid 01",
            "a recipient of another kind",
        ),
    ],
)
def test_what_openssl_can_make_and_we_do_not_take(refused, parties, how, why):
    (parties / "c.p7s").write_bytes(sign(pakket.honest_zip(), pakket.school(), NOW))
    pakket.shell(
        parties,
        f"openssl cms -encrypt -binary -outform DER -in c.p7s -out c.p7m {how}",
    )
    data = (parties / "c.p7m").read_bytes()
    own = pakket.swv_ec() if "swv_ec" in how else pakket.swv()
    assert refused(data, pakket.opener(own)) == why


def test_gcm_that_calls_itself_cbc(refused):
    data = pakket.sealed()
    cbc = oid("2.16.840.1.101.3.4.1.42")
    assert data.count(GCM) == 1
    assert refused(data.replace(GCM, cbc)) == "an envelope with something besides"


def test_cbc_opens_only_of_whom_we_agreed_it(refused):
    made = seal_package(pakket.draft(), NOW, pakket.allowed, Profile.CBC)
    assert refused(made.data) == "a profile that we do not take of this signer"
    other = pakket.party("ander").certificate.fingerprint
    opener = pakket.opener(older_from=frozenset({other}))
    assert refused(made.data, opener) == "a profile that we do not take of this signer"


def test_cbc_of_whom_we_agreed_it_but_do_not_believe(refused):
    made = seal_package(pakket.draft(), NOW, pakket.allowed, Profile.CBC)
    ours = frozenset({pakket.school().certificate.fingerprint})
    opener = pakket.opener(trust=Pinned(frozenset()), older_from=ours)
    assert refused(made.data, opener) == "a certificate that nobody knows"


def test_cbc_that_two_signed(refused):
    inner = sign(pakket.honest_zip(), pakket.school(), NOW)
    wijkteam = pakket.party("wijkteam")
    data = sign(enclose_older(inner, [pakket.swv().certificate]), wijkteam, NOW)
    older = frozenset({wijkteam.certificate.fingerprint})
    assert refused(data, pakket.opener(older_from=older)) == "signed by two"


def test_a_package_for_somebody_else(refused):
    other = pakket.opener(pakket.party("leerrecht"))
    assert refused(pakket.sealed(), other) == "not locked for us"


def test_a_signature_that_somebody_wrapped_again(refused):
    """The wijkteam encrypts what the school signed for it, now for Leerrecht."""
    signed = disclose(pakket.sealed(), pakket.swv())
    leerrecht = pakket.party("leerrecht")
    data = enclose(signed, [leerrecht.certificate])
    assert refused(data, pakket.opener(leerrecht)) == "meant for others: forwarded"


def test_the_recipient_may_encrypt_it_anew_for_itself():
    signed = disclose(pakket.sealed(), pakket.swv())
    data = enclose(signed, [pakket.swv().certificate])
    assert open_package(data, pakket.opener(), NOW)


def test_a_package_twice(refused):
    names = []

    def seen(sender, package):
        names.append((sender.fingerprint, package))
        return len(names) > 1

    data, opener = pakket.sealed(), pakket.opener(seen=seen)
    opened = open_package(data, opener, NOW)
    assert names == [(opened.manifest.sender, opened.manifest.id)]
    assert refused(data, opener) == "opened before"


def test_a_register_that_fails_is_no_fault_of_the_package():
    def away(*_):
        raise OSError("weg")

    with pytest.raises(OSError, match="weg"):
        open_package(pakket.sealed(), pakket.opener(seen=away), NOW)


def test_moments(refused):
    data, minute = pakket.sealed(), timedelta(minutes=1)
    end = pakket.REQUEST.expires
    assert open_package(data, pakket.opener(), end - minute)
    assert refused(data, now=end) == "expired"
    assert open_package(data, pakket.opener(), NOW - 5 * minute)
    assert refused(data, now=NOW - 6 * minute) == "signed in the future"
    late = pakket.telling(created="2026-11-22T10:00:00Z")
    assert refused(late) == "created in the future"
    backward = pakket.telling(expires="2026-11-22T08:00:00Z")
    assert refused(backward) == "over before it was created"


def test_what_the_covenant_does_not_allow(refused):
    asked = []

    def verdict(said):
        asked.append(said["purpose"])
        return (Reason("Dit mag niet."),)

    opener = pakket.opener(verdict=verdict)
    assert refused(pakket.sealed(), opener) == "the covenant does not allow it"
    assert asked == ["tlv"]


def test_another_sender_than_who_signed(refused):
    other = pakket.party("wijkteam")
    assert refused(pakket.telling(other)) == "sent by another than who signed"


@pytest.mark.parametrize(
    "change",
    [
        {"format": "casework/pakket/2"},
        {"id": "00"},
        {"id": 5},
        {"recipients": []},
        {"created": 0},
        {"created": "2026-11-22T09:00:00"},
        {"files": []},
        {"nog iets": 1},
        {"purpose": "Tlv"},
        {"covenant": "regel\neen"},
    ],
)
def test_a_manifest_that_is_not_one(refused, change):
    assert refused(pakket.telling(**change)) == "a manifest that is not one"


def test_a_key_twice_in_the_manifest(refused):
    said = pakket.manifest().written().decode()
    twice = said.replace("{", '{"purpose": "opp", ', 1)
    data = pakket.carrying(pakket.written([("manifest.json", twice)]))
    assert refused(data) == "a manifest that is not one"


@pytest.mark.parametrize("text", ["[]", "{", "[" * 100_000, '"\\ud800"', "\xff", "NaN"])
def test_no_manifest_at_all(refused, text):
    data = text.encode("latin-1")
    zipped = pakket.written([("manifest.json", data)])
    assert refused(pakket.carrying(zipped)) == "a manifest that is not one"


def test_a_signer_whom_nobody_knows(refused):
    stranger = pakket.party("vreemde", pakket.Made(issuer="vreemde ca"))
    data = pakket.telling(stranger, sender=stranger.certificate.fingerprint)
    assert refused(data) == "no chain to a root of ours"
    alone = pakket.party("alleen", pakket.Made(issuer=None))
    assert refused(pakket.sealed(sender=alone)) == "no chain to a root of ours"


def test_a_signer_in_the_registry(refused):
    data, ours = pakket.sealed(), pakket.school().certificate.fingerprint
    pinned = Pinned(frozenset({ours}))
    assert open_package(data, pakket.opener(trust=pinned), NOW)
    roots = Authorities([pakket.ca()])
    both = replace(pinned, besides=roots)
    assert open_package(data, pakket.opener(trust=both), NOW)
    stranger = pakket.party("vreemde ca", pakket.AUTHORITIES["vreemde ca"])
    other = replace(pinned, besides=Authorities([stranger.certificate]))
    assert refused(data, pakket.opener(trust=other)) == "no chain to a root of ours"
    removed = pakket.opener(trust=Pinned(frozenset()))
    assert refused(data, removed) == "a certificate that nobody knows"


def test_a_retired_signer_verifies_what_it_signed_before(refused):
    data, ours = pakket.sealed(), pakket.school().certificate.fingerprint
    later = Pinned(frozenset(), {ours: NOW + timedelta(days=1)})
    assert open_package(data, pakket.opener(trust=later), NOW)
    sooner = Pinned(frozenset(), {ours: NOW})
    why = refused(data, pakket.opener(trust=sooner))
    assert why == "signed after it was retired"


def test_an_expired_signer(refused):
    made = pakket.Made(end=NOW + timedelta(days=1))
    sender = pakket.party("tijdelijk", made)
    data, later = pakket.sealed(sender=sender), NOW + timedelta(days=2)
    assert open_package(data, pakket.opener(), NOW)
    assert refused(data, now=later) == "a certificate outside its validity"
    pinned = Pinned(frozenset({sender.certificate.fingerprint}))
    why = refused(data, pakket.opener(trust=pinned), later)
    assert why == "an expired certificate"


def test_nothing_too_large_is_looked_at(refused, monkeypatch):
    monkeypatch.setattr("casework.exchange.opening.MOST_PACKAGE_BYTES", 100)
    assert refused(pakket.sealed()) == "too large"
