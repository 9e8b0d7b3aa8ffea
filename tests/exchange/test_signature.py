"""Which signatures are not the one that we take, and why."""

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from casework.exchange import Identity
from casework.exchange.algorithms import digest
from casework.exchange.der import sequence, tlv
from casework.exchange.envelope import enclose
from casework.exchange.refusal import Unfit
from casework.exchange.signature import sign, signed_data
from casework.exchange.structures import ContentInfo, Signed, raw
from casework.exchange.verification import verify
from tests import pakket
from tests.exchange.test_openssl import PSS

RSA = "-signer school.crt -inkey school.key"
CADES = "-cades -binary -nodetach"


def signed_by_openssl(folder, how):
    (folder / "t").write_bytes(b"tekst")
    pakket.shell(folder, f"openssl cms -sign -outform DER -in t -out t.p7s {how}")
    return (folder / "t.p7s").read_bytes()


@pytest.mark.parametrize(
    "how",
    [
        f"{CADES} {RSA} {PSS}",
        f"{CADES} {RSA} {PSS} -nosmimecap",
        f"{CADES} {RSA} {PSS} -md sha512",
        f"{CADES} {RSA} {PSS} -keyopt rsa_pss_saltlen:32",
        f"{CADES} {RSA} {PSS} -certfile ca.pem",
        f"{CADES} -signer school_ec.crt -inkey school_ec.key",
    ],
)
def test_what_is_taken(parties, how):
    assert verify(signed_by_openssl(parties, how)).content == b"tekst"


@pytest.mark.parametrize(
    ("how", "why"),
    [
        (f"{CADES} {RSA}", "a signature of another kind"),
        (f"-binary -nodetach {RSA} {PSS}", "an attribute of CAdES-B is missing"),
        (f"{CADES} {RSA} {PSS} -md sha1", "an attribute of CAdES-B is missing"),
        (
            f"{CADES} {RSA} {PSS} -keyopt rsa_pss_saltlen:20",
            "RSA-PSS with another hash or a short salt",
        ),
        (
            f"{CADES} {RSA} {PSS} -signer swv.crt -inkey swv.key {PSS}",
            "not exactly one signer",
        ),
        (f"{CADES} {RSA} {PSS} -nocerts", None),
        (f"-cades -binary {RSA} {PSS}", None),
    ],
)
def test_what_openssl_can_sign_and_we_do_not_take(parties, how, why):
    data = signed_by_openssl(parties, how)
    with pytest.raises((Unfit, ValueError), match=why):
        verify(data)


def twin(certificate):
    """Return a certificate with the same key, issuer and number, but another one."""
    parsed, root = certificate.parsed, pakket.party("ca", pakket.AUTHORITIES["ca"])
    builder = (
        x509.CertificateBuilder()
        .subject_name(parsed.subject)
        .issuer_name(parsed.issuer)
        .public_key(parsed.public_key())
        .serial_number(parsed.serial_number)
        .not_valid_before(pakket.START)
        .not_valid_after(pakket.END)
    )
    return pakket.certificate(builder.sign(root.key, hashes.SHA256()))


def with_certificate(signed, certificate):
    """Return signed data that carries another certificate."""
    parsed = ContentInfo.load(signed)["content"].parse(Signed)
    info = parsed["signers"][0]
    content = parsed["encapsulated"]["content"].native
    return signed_data(1, raw(info["digest"]), content, [certificate.der], info.dump())


def test_another_certificate_than_the_signer_meant(refused):
    own = pakket.school()
    other = twin(own.certificate)
    assert verify(sign(b"", Identity(other, own.key), pakket.NOW)).signer == other
    signed = sign(pakket.honest_zip(), own, pakket.NOW)
    assert with_certificate(signed, own.certificate) == signed
    data = enclose(with_certificate(signed, other), [pakket.swv().certificate])
    assert refused(data) == "another certificate was meant"


def test_something_besides_that_nobody_signed():
    """An unsigned attribute, a list of revoked certificates: nobody vouches for it."""
    signed = sign(b"tekst", pakket.school(), pakket.NOW)
    parsed = ContentInfo.load(signed)["content"].parse(Signed)
    info = parsed["signers"][0].dump()
    besides = sequence(_inside(info) + tlv(0xA1))
    data = signed_data(
        1, digest("sha256"), b"tekst", [pakket.school().certificate.der], besides
    )
    with pytest.raises(Unfit, match="something besides"):
        verify(data)


def _inside(value):
    header = 2 + (value[1] & 0x7F)
    return value[header:]
