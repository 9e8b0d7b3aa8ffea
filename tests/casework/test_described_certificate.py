"""A certificate is read, described and refused with a sentence; nothing trusts it."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from casework.exchange.described import Described, Use
from casework.exchange.refusal import BadCertificate
from casework.exchange.revocation_list import BadList, RevocationList, is_issued_by
from tests.certificates import (
    START,
    LongRsa,
    issue,
    issued,
    issuer,
    revocation_list,
    weak_rsa,
)

ISSUER = issuer()
READ = Described.read(issue(ISSUER))
OF_ISSUER = Described.read(ISSUER.pem)
WAY_OUT = "dat wij kunnen lezen"


def read(by=ISSUER, **more):
    return Described.read(issue(by, **more))


def test_a_certificate_says_what_it_is():
    made = issued(ISSUER, uses=("key_agreement",), days=10)
    found = Described.read(made.public_bytes(Encoding.PEM))
    assert found == Described.read(made.public_bytes(Encoding.DER))
    assert found.sha256 == made.fingerprint(SHA256())
    groups = found.fingerprint.split(" ")
    assert [len(group) for group in groups] == [4] * 16
    assert bytes.fromhex("".join(groups)) == found.sha256
    assert found.key == "EC P-256"
    assert found.usages == frozenset({"key_agreement"})
    assert found.not_after - found.not_before == timedelta(days=10)
    assert "Verzonnen partner" in found.subject


@pytest.mark.parametrize(
    ("uses", "sign", "encrypt"),
    [
        (("digital_signature",), True, False),
        (("content_commitment",), True, False),
        (("key_agreement",), False, True),
        (("key_encipherment",), False, False),
        (("digital_signature", "key_agreement"), True, True),
        (None, True, True),
    ],
)
def test_it_is_used_for_what_it_says(uses, sign, encrypt):
    found = read(uses=uses)
    assert (not [*found.faults(Use.SIGN)]) is sign
    assert (not [*found.faults(Use.ENCRYPT)]) is encrypt


@pytest.mark.parametrize(
    "key",
    [
        weak_rsa(),
        LongRsa(),
        ec.generate_private_key(ec.SECP521R1()),
        ec.generate_private_key(ec.SECP256K1()),
    ],
)
def test_a_key_we_make_no_packages_with_is_refused(key):
    assert any("te zwak" in fault for fault in read(key=key).faults(Use.SIGN))


def test_another_kind_of_key_and_an_issuer_are_refused():
    found = read(key=ed25519.Ed25519PrivateKey.generate())
    assert [*found.faults(Use.SIGN)]
    assert any("uitgever" in fault for fault in OF_ISSUER.faults(Use.SIGN))


def secret():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", WAY_OUT),
        (b"\x30\x82", WAY_OUT),
        (b"\0" * 19_000, WAY_OUT),
        (READ.der[:-1], WAY_OUT),
        (READ.der + b"\0", WAY_OUT),
        (b"x" * 20_001, "te groot"),
        (ISSUER.pem * 2, "een certificaat tegelijk"),
        (ISSUER.pem + secret(), "geheime sleutel"),
    ],
)
def test_nonsense_is_one_sentence(given, said):
    with pytest.raises(BadCertificate, match=said) as caught:
        Described.read(given)
    assert caught.value.__context__ is None or said != WAY_OUT


def test_every_cut_of_a_certificate_is_refused_and_never_a_fault_of_ours():
    for length in range(len(READ.der)):
        with pytest.raises(BadCertificate):
            Described.read(READ.der[:length])


def test_a_flipped_bit_is_another_fingerprint_or_no_certificate():
    for place in range(len(READ.der)):
        flipped = bytearray(READ.der)
        flipped[place] ^= 1
        try:
            found = Described.read(bytes(flipped))
        except BadCertificate:
            continue
        assert found.sha256 != READ.sha256


def test_a_list_of_what_was_revoked():
    given = revocation_list(ISSUER, [READ.serial], START)
    found = RevocationList.read(given, OF_ISSUER)
    assert found.has(READ.serial)
    assert not found.has(READ.serial + 1)
    assert found.issuer_name == READ.issuer_der
    assert found.next_update == START + timedelta(days=7)


def test_a_list_of_somebody_else_is_refused():
    same_name, other = issuer(), issuer("Een ander")
    mine = revocation_list(ISSUER, [], START)
    for by, said in (
        (Described.read(same_name.pem), "niet door deze"),
        (Described.read(other.pem), "een andere uitgever"),
        (READ, "een andere uitgever"),
    ):
        with pytest.raises(BadList, match=said):
            RevocationList.read(mine, by)


@pytest.mark.parametrize(
    "given", [b"", b"\x30\x82", b"-----BEGIN X509 CRL-----", READ.der]
)
def test_no_list_at_all_is_one_sentence(given):
    with pytest.raises(BadList):
        RevocationList.read(given, OF_ISSUER)


def test_every_flipped_byte_of_a_list_is_refused_or_says_the_same():
    given = revocation_list(ISSUER, [READ.serial], START)
    for place in range(len(given)):
        flipped = bytearray(given)
        flipped[place] ^= 0xFF
        try:
            found = RevocationList.read(bytes(flipped), OF_ISSUER)
        except BadList:
            continue
        assert found.has(READ.serial)
        assert found.next_update == START + timedelta(days=7)


def test_who_issued_a_certificate_is_in_its_signature():
    assert is_issued_by(READ, OF_ISSUER)
    assert not is_issued_by(READ, Described.read(issuer().pem))
    assert not is_issued_by(READ, READ)


def test_what_is_encrypted_to_fits_the_packages():
    rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    other_curve = ec.generate_private_key(ec.SECP384R1())
    assert not [*read(key=rsa_key, uses=("key_encipherment",)).faults(Use.ENCRYPT)]
    for key, uses in ((rsa_key, "key_agreement"), (other_curve, "key_agreement")):
        assert [*read(key=key, uses=(uses,)).faults(Use.ENCRYPT)]
