"""What a package is made of (RFC 5652, 5083, 5753), as strict as we accept it.

Optional parts that we never take are not in these tables, so a package that has one
does not parse. An algorithm is read as its bytes and sought in a short list.
"""

from typing import Any, ClassVar

from asn1crypto import core

_EXPLICIT_0 = {"explicit": 0}
_IMPLICIT_0 = {"implicit": 0}


def raw(value: core.Any) -> bytes:
    """Return a value as the bytes it came in.

    Its own `dump` looks inside first, which fails on a bare [0].
    """
    return bytes(value._header + value.contents + value._trailer)  # noqa: SLF001


class Anything(core.SetOf):  # type: ignore[misc]  # asn1crypto has no types
    """A set whose members are read later."""

    _child_spec = core.Any


class ContentInfo(core.Sequence):  # type: ignore[misc]
    """What kind of content, and the content."""

    _fields: ClassVar[Any] = [
        ("content_type", core.ObjectIdentifier),
        ("content", core.Any, _EXPLICIT_0),
    ]


class EncryptedContent(core.Sequence):  # type: ignore[misc]
    """The ciphertext and how it was made."""

    _fields: ClassVar[Any] = [
        ("content_type", core.ObjectIdentifier),
        ("algorithm", core.Any),
        ("content", core.OctetString, _IMPLICIT_0),
    ]


class AuthEnveloped(core.Sequence):  # type: ignore[misc]
    """Encrypted for some, and protected against change."""

    _fields: ClassVar[Any] = [
        ("version", core.Integer),
        ("recipients", Anything),
        ("encrypted", EncryptedContent),
        ("mac", core.OctetString),
    ]


class Enveloped(core.Sequence):  # type: ignore[misc]
    """Encrypted for some. Only inside a signature that was checked."""

    _fields: ClassVar[Any] = [
        ("version", core.Integer),
        ("recipients", Anything),
        ("encrypted", EncryptedContent),
    ]


class KeyTransport(core.Sequence):  # type: ignore[misc]
    """The content key for one RSA key."""

    _fields: ClassVar[Any] = [
        ("version", core.Integer),
        ("rid", core.Any),
        ("algorithm", core.Any),
        ("encrypted_key", core.OctetString),
    ]


class AgreedKey(core.Sequence):  # type: ignore[misc]
    """The content key, wrapped with what two EC keys agreed."""

    _fields: ClassVar[Any] = [
        ("rid", core.Any),
        ("encrypted_key", core.OctetString),
    ]


class AgreedKeys(core.SequenceOf):  # type: ignore[misc]
    """One for each recipient of the same ephemeral key."""

    _child_spec = AgreedKey


class KeyAgreement(core.Sequence):  # type: ignore[misc]
    """The content key for EC keys."""

    _fields: ClassVar[Any] = [
        ("version", core.Integer),
        ("originator", core.Any, _EXPLICIT_0),
        ("ukm", core.OctetString, {"explicit": 1, "optional": True}),
        ("algorithm", core.Any),
        ("keys", AgreedKeys),
    ]


class Attribute(core.Sequence):  # type: ignore[misc]
    """Something the signer says."""

    _fields: ClassVar[Any] = [
        ("kind", core.ObjectIdentifier),
        ("values", Anything),
    ]


class Attributes(core.SetOf):  # type: ignore[misc]
    """All that the signer says."""

    _child_spec = Attribute


class SignerInfo(core.Sequence):  # type: ignore[misc]
    """One signature."""

    _fields: ClassVar[Any] = [
        ("version", core.Integer),
        ("sid", core.Any),
        ("digest", core.Any),
        ("attributes", Attributes, _IMPLICIT_0),
        ("algorithm", core.Any),
        ("signature", core.OctetString),
    ]


class SignerInfos(core.SetOf):  # type: ignore[misc]
    """All signatures: we take exactly one."""

    _child_spec = SignerInfo


class SignedContent(core.Sequence):  # type: ignore[misc]
    """What was signed, carried along."""

    _fields: ClassVar[Any] = [
        ("content_type", core.ObjectIdentifier),
        ("content", core.OctetString, _EXPLICIT_0),
    ]


class Signed(core.Sequence):  # type: ignore[misc]
    """Content, certificates and signatures."""

    _fields: ClassVar[Any] = [
        ("version", core.Integer),
        ("digests", Anything),
        ("encapsulated", SignedContent),
        ("certificates", Anything, _IMPLICIT_0),
        ("signers", SignerInfos),
    ]


class CertificateId(core.Sequence):  # type: ignore[misc]
    """ESSCertIDv2 (RFC 5035): the hash of a certificate."""

    _fields: ClassVar[Any] = [
        ("algorithm", core.Sequence, {"optional": True}),
        ("hash", core.OctetString),
        ("issuer_serial", core.Any, {"optional": True}),
    ]


class CertificateIds(core.SequenceOf):  # type: ignore[misc]
    """The first is the signer's."""

    _child_spec = CertificateId


class SigningCertificate(core.Sequence):  # type: ignore[misc]
    """Which certificate the signer meant (signing-certificate-v2)."""

    _fields: ClassVar[Any] = [
        ("certificates", CertificateIds),
        ("policies", core.Any, {"optional": True}),
    ]
