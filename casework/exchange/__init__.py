"""Packages of the privacy covenant: signed, encrypted, and opened with suspicion.

The format is in docs/exchange.md, why it is this one in ADR 0024. Nothing here knows
a database, a clock or a network: files, keys and moments come in, bytes go out.
"""

from casework.exchange.archive import File
from casework.exchange.certificates import (
    Certificate,
    Identity,
    load_certificate,
    load_certificates,
    load_identity,
)
from casework.exchange.manifest import Manifest, Request, read_object, read_request
from casework.exchange.opening import Opened, Opener, Verdict, open_package
from casework.exchange.refusal import BadCertificate, CannotOpen, CannotSeal
from casework.exchange.revocation import RevocationList, load_lists
from casework.exchange.sealing import Draft, Profile, Sealed, seal_package
from casework.exchange.trust import Authorities, Pinned, Trust

__all__ = [
    "Authorities",
    "BadCertificate",
    "CannotOpen",
    "CannotSeal",
    "Certificate",
    "Draft",
    "File",
    "Identity",
    "Manifest",
    "Opened",
    "Opener",
    "Pinned",
    "Profile",
    "Request",
    "RevocationList",
    "Sealed",
    "Trust",
    "Verdict",
    "load_certificate",
    "load_certificates",
    "load_identity",
    "load_lists",
    "open_package",
    "read_object",
    "read_request",
    "seal_package",
]
