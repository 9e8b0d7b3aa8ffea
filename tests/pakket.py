"""Invented parties with certificates, and packages they send each other."""

import io
import json
import subprocess
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from casework.exchange import (
    Authorities,
    Certificate,
    Draft,
    File,
    Identity,
    Opener,
    read_request,
    seal_package,
)
from casework.exchange.archive import packed
from casework.exchange.envelope import enclose
from casework.exchange.sealing import manifest_of
from casework.exchange.signature import sign

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
START = datetime(2020, 1, 1, tzinfo=UTC)
END = datetime(2099, 12, 31, tzinfo=UTC)
"""OpenSSL only knows the time of the run, whenever that is."""
GIVEN = {
    "purpose": "tlv",
    "legal_basis": "publieke_taak",
    "covenant": "Privacyconvenant",
    "case_ref": "OT-2026-7F3K-Q",
    "sender_role": "school",
    "recipient_roles": ["swv"],
    "classes": ["onderwijs"],
    "expires": "2026-12-31",
}
REQUEST = read_request(GIVEN)
LONG = read_request({**GIVEN, "expires": "2099-01-01"})
FILES = (File("verslag.txt", b"Een verslag.\n"), File("leeg.txt", b""))


@dataclass(frozen=True)
class Made:
    """How a certificate is made."""

    kind: str = "rsa"
    issuer: str | None = "ca"
    ca: bool = False
    start: datetime = START
    end: datetime = END
    usage: tuple[str, ...] = ()
    critical: bool = False
    path_length: int | None = None


@cache
def key(name, kind="rsa"):
    curves = {"p256": ec.SECP256R1(), "p384": ec.SECP384R1(), "p521": ec.SECP521R1()}
    if kind in curves:
        return ec.generate_private_key(curves[kind])
    return rsa.generate_private_key(65537, 1024 if kind == "weak" else 2048)


@cache
def party(name, made=Made()):
    """Return an identity whose certificate was made like this."""
    own = key(name, made.kind)
    issuer = party(made.issuer, AUTHORITIES[made.issuer]) if made.issuer else None
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(issuer.certificate.parsed.subject if issuer else _name(name))
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made.start)
        .not_valid_after(made.end)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False
        )
    )
    if made.ca:
        constraints = x509.BasicConstraints(ca=True, path_length=made.path_length)
        builder = builder.add_extension(constraints, critical=True)
    if made.usage:
        builder = builder.add_extension(_usage(made.usage), critical=True)
    if made.critical:
        unknown = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.25.1"), b"\5\0")
        builder = builder.add_extension(unknown, critical=True)
    signed = builder.sign(issuer.key if issuer else own, hashes.SHA256())
    return Identity(certificate(signed), own)


def certificate(parsed):
    return Certificate.read(parsed.public_bytes(serialization.Encoding.DER))


def _name(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Proef {name}")])


def _usage(allowed):
    names = (
        *("digital_signature", "content_commitment", "key_encipherment"),
        *("data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
        *("encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: name in allowed for name in names})


AUTHORITIES = {
    "ca": Made(issuer=None, ca=True),
    "tussen": Made(ca=True),
    "kort": Made(issuer=None, ca=True, path_length=0),
    "onder kort": Made(issuer="kort", ca=True),
    "geen ca": Made(),
    "vreemde ca": Made(issuer=None, ca=True),
}
EC = Made("p256")


def ca():
    return party("ca", AUTHORITIES["ca"]).certificate


def school():
    return party("school")


def swv():
    return party("swv")


def swv_ec():
    return party("swv ec", EC)


def allowed(_):
    return ()


def opener(own=None, **changes):
    """Return who opens: the SWV, that trusts the CA and allows everything."""
    wanted = Opener([own or swv()], Authorities([ca()]), allowed, lambda *_: False)
    return replace(wanted, **changes)


def draft(**changes):
    recipients = [swv().certificate, swv_ec().certificate]
    return replace(Draft(FILES, REQUEST, school(), recipients), **changes)


def sealed(at=NOW, **changes):
    """Return the bytes of a package."""
    return seal_package(draft(**changes), at, allowed).data


def manifest(at=NOW, **changes):
    return manifest_of(draft(**changes), at)


def written(entries, change=None):
    """Return a ZIP of (name or ZipInfo, data), packed tight when `change` says so."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", change or zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return held.getvalue()


def carrying(content, signer=None, recipients=None):
    """Return a package around any ZIP, honestly signed and encrypted."""
    to = recipients or [swv().certificate]
    return enclose(sign(content, signer or school(), NOW), to)


def telling(signer=None, **changes):
    """Return a package whose manifest says something else than it should."""
    said = {**manifest().as_data(), **changes}
    entries = [("manifest.json", json.dumps(said))]
    return carrying(written([*entries, *((f.name, f.data) for f in FILES)]), signer)


def honest_zip(**changes):
    return packed(manifest(**changes), FILES)


def pem(identity):
    return identity.certificate.parsed.public_bytes(serialization.Encoding.PEM)


def key_pem(identity):
    return identity.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def on_disk(folder: Path, **identities):
    """Write NAME.crt and NAME.key for each identity, and ca.pem."""
    for name, identity in identities.items():
        (folder / f"{name}.crt").write_bytes(pem(identity))
        (folder / f"{name}.key").write_bytes(key_pem(identity))
        (folder / f"{name}.key").chmod(0o600)
    (folder / "ca.pem").write_bytes(pem(party("ca", AUTHORITIES["ca"])))


def shell(folder: Path, line: str):
    """Run a line as a partner types it, in a folder."""
    return subprocess.run(
        line, shell=True, cwd=folder, capture_output=True, text=True, check=True
    )
