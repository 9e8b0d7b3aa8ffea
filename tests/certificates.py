"""Certificates of organisations that do not exist, and of who issued them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

START = datetime(2026, 9, 1, tzinfo=UTC)
_USES = (
    *("digital_signature", "content_commitment", "key_encipherment"),
    *("data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
    *("encipher_only", "decipher_only"),
)


@dataclass(frozen=True)
class Issuer:
    """Somebody who issues certificates and lists of what was revoked."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self):
        return self.certificate.public_bytes(Encoding.PEM)


def name(common):
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Verzonnen organisatie"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def issuer(common="Verzonnen uitgever"):
    key = ec.generate_private_key(ec.SECP256R1())
    made = _builder(name(common), name(common), key.public_key(), START, 3650)
    made = made.add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    return Issuer(key, made.sign(key, SHA256()))


def issue(by, *, uses=("digital_signature",), days=365, start=START, **more):
    """Return a certificate as DER; its key is thrown away."""
    made = issued(by, uses=uses, days=days, start=start, **more)
    return made.public_bytes(Encoding.DER)


def issued(by, *, uses=("digital_signature",), days=365, start=START, **more):
    key = more.get("key") or ec.generate_private_key(ec.SECP256R1())
    subject = name(more.get("common", "Verzonnen partner"))
    made = _builder(subject, by.certificate.subject, key.public_key(), start, days)
    if uses is not None:
        told = {use: use in uses for use in _USES}
        made = made.add_extension(x509.KeyUsage(**told), critical=True)
    return made.sign(by.key, more.get("digest", SHA256()))


def weak_rsa():
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


class LongRsa:
    """A key that is longer than we take; to make a real one takes a minute."""

    def public_key(self):
        return rsa.RSAPublicNumbers(65537, 2**8199 + 1).public_key()


def revocation_list(by, serials, at, days=7):
    """Return a list of what an issuer revoked, as DER."""
    made = x509.CertificateRevocationListBuilder(
        issuer_name=by.certificate.subject,
        last_update=at,
        next_update=at + timedelta(days=days),
    )
    for serial in serials:
        one = x509.RevokedCertificateBuilder(serial_number=serial, revocation_date=at)
        made = made.add_revoked_certificate(one.build())
    return made.sign(by.key, SHA256()).public_bytes(Encoding.DER)


def _builder(subject, issuer_name, key, start, days):
    return x509.CertificateBuilder(
        subject_name=subject,
        issuer_name=issuer_name,
        public_key=key,
        serial_number=x509.random_serial_number(),
        not_valid_before=start,
        not_valid_after=start + timedelta(days=days),
    )
