"""Check SignedData: one signer, who named the certificate, and every byte in place."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import core
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from casework.exchange.algorithms import (
    DATA,
    DIGESTS,
    ECDSAS,
    SIGNED,
    Hash,
    pss_of,
)
from casework.exchange.algorithms import digest as digest_of
from casework.exchange.certificates import Certificate
from casework.exchange.der import definite, integer, octets, oid, sequence, tlv
from casework.exchange.refusal import Unfit, require
from casework.exchange.signature import (
    CONTENT_TYPE,
    MESSAGE_DIGEST,
    SIGNING_CERTIFICATE,
    SIGNING_TIME,
    issuer_and_serial,
    signed_data,
)
from casework.exchange.structures import (
    ContentInfo,
    Signed,
    SignerInfo,
    SigningCertificate,
    raw,
)

_BY_ISSUER, _BY_KEY = 1, 3
_ATTRIBUTES, _KEY_IDENTIFIER = 0xA0, 0x80
_SET = b"\x31"


@dataclass(frozen=True)
class Signature:
    """A signature that is right. Whether the signer is believed is another matter."""

    content: bytes = field(repr=False)
    signer: Certificate
    signed_at: datetime


def verify(data: bytes) -> Signature:
    """Return what was signed, by whom and when, or raise `Unfit`."""
    der = definite(data)
    outer = ContentInfo.load(der, strict=True)
    require(outer["content_type"].dotted == SIGNED, "not signed data")
    signed = outer["content"].parse(Signed)
    require(len(signed["signers"]) == 1, "not exactly one signer")
    info = signed["signers"][0]
    content = bytes(signed["encapsulated"]["content"].native)
    certificates = [raw(one) for one in signed["certificates"]]
    version = info["version"].native
    require(version in (_BY_ISSUER, _BY_KEY), "another version")
    digest = raw(info["digest"])
    rebuilt = signed_data(version, digest, content, certificates, _rebuilt(info))
    require(rebuilt == der, "signed data with something besides")
    return _checked(info, content, [Certificate.read(one) for one in certificates])


def _rebuilt(info: SignerInfo) -> bytes:
    return sequence(
        integer(info["version"].native),
        raw(info["sid"]),
        raw(info["digest"]),
        tlv(_ATTRIBUTES, info["attributes"].contents),
        raw(info["algorithm"]),
        octets(info["signature"].native),
    )


def _checked(
    info: SignerInfo, content: bytes, certificates: list[Certificate]
) -> Signature:
    said = _said(info)
    algorithm = DIGESTS.get(raw(info["digest"]))
    if algorithm is None:
        raise Unfit("a digest that we do not take")
    require(said[CONTENT_TYPE] == oid(DATA), "signed as something else")
    found = hashlib.new(algorithm.name, content).digest()
    require(said[MESSAGE_DIGEST] == octets(found), "content other than was signed")
    signer = _signer(info, certificates)
    require(signer.may_sign(), "a certificate that may not sign")
    _check_certificate(said[SIGNING_CERTIFICATE], signer)
    _check_signature(info, signer, algorithm)
    return Signature(content, signer, _moment(said[SIGNING_TIME]))


def _said(info: SignerInfo) -> dict[str, bytes]:
    """Return what the signer says by kind: each once, with one value."""
    said: dict[str, bytes] = {}
    for attribute in info["attributes"]:
        kind = attribute["kind"].dotted
        require(kind not in said, "an attribute twice")
        require(len(attribute["values"]) == 1, "an attribute of more than one value")
        said[kind] = raw(attribute["values"][0])
    needed = (CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME, SIGNING_CERTIFICATE)
    require(said.keys() >= {*needed}, "an attribute of CAdES-B is missing")
    return said


def _signer(info: SignerInfo, certificates: list[Certificate]) -> Certificate:
    sid = raw(info["sid"])
    found = [one for one in {*certificates} if sid in _names(one, info)]
    require(len(found) == 1, "the certificate of the signer is missing")
    return found[0]


def _names(certificate: Certificate, info: SignerInfo) -> list[bytes]:
    if info["version"].native == _BY_ISSUER:
        return [issuer_and_serial(certificate)]
    identifier = certificate.key_identifier()
    return [tlv(_KEY_IDENTIFIER, identifier)] if identifier else []


def _check_certificate(said: bytes, signer: Certificate) -> None:
    """Hold the signer to the certificate that was meant (signing-certificate-v2)."""
    meant = SigningCertificate.load(said, strict=True)["certificates"][0]
    named = meant["algorithm"].dump() or digest_of("sha256")
    algorithm = DIGESTS.get(named)
    if algorithm is None:
        raise Unfit("a certificate named by a hash that we do not take")
    found = hashlib.new(algorithm.name, signer.der).digest()
    require(meant["hash"].native == found, "another certificate was meant")


def _check_signature(info: SignerInfo, signer: Certificate, used: Hash) -> None:
    said, value = raw(info["algorithm"]), info["signature"].native
    signed = _SET + info["attributes"].dump()[len(_SET) :]
    key = signer.public_key
    try:
        if isinstance(key, rsa.RSAPublicKey):
            algorithm, salt = pss_of(said)
            scheme = padding.PSS(padding.MGF1(algorithm), salt)
            key.verify(value, signed, scheme, algorithm)
        else:
            algorithm = ECDSAS[said]
            key.verify(value, signed, ec.ECDSA(algorithm))
    except InvalidSignature:
        raise Unfit("a signature that is not right") from None
    require(algorithm.name == used.name, "signed with another hash than it says")


def _moment(said: bytes) -> datetime:
    found = core.load(said, strict=True)
    require(isinstance(found, (core.UTCTime, core.GeneralizedTime)), "no moment")
    moment = found.native
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise Unfit("no moment")
    return moment
