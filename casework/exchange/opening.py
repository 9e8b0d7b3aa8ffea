"""Open a package, with suspicion, in the order of security.md 1.5.

Whatever is wrong, the caller hears `CannotOpen` and nothing more; what it was is one
line in the log of this module, without anything out of the package.
"""

import logging
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from casework.exchange.archive import File, read_first, unpacked
from casework.exchange.certificates import Certificate, Identity
from casework.exchange.envelope import disclose, disclose_older
from casework.exchange.manifest import SKEW, Manifest, check_moments
from casework.exchange.refusal import CannotOpen, Unfit, require
from casework.exchange.trust import Trust
from casework.exchange.verification import Signature, verify
from statemachines.situation import Reason

log = logging.getLogger(__name__)

Verdict = Callable[[Mapping[str, Any]], Sequence[Reason]]
"""Why the covenant does not allow a manifest: nothing when it does."""
Seen = Callable[[Certificate, str], bool]
"""Whether a package of this sender with this id was opened before."""

_AUTH_ENVELOPED = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17"
MOST_PACKAGE_BYTES = 128 * 1024 * 1024


@dataclass(frozen=True)
class Opener:
    """Who opens: with what, and whom and what it believes.

    `own` has every certificate that a package can be locked for: two while one follows
    the other. `older_from` are the fingerprints of signers of whom the profile
    `cms-cbc` is taken; nobody's by default.
    """

    own: Sequence[Identity]
    trust: Trust
    verdict: Verdict
    seen: Seen
    older_from: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Opened:
    """What came out of a package: all of it passed every check."""

    manifest: Manifest
    files: tuple[File, ...] = field(repr=False)
    signer: Certificate
    signed_at: datetime
    recipient: Certificate
    """The one of our certificates that it was locked for."""


def open_package(data: bytes, opener: Opener, now: datetime) -> Opened:
    """Open a package at a moment (aware), or raise `CannotOpen`. Writes nothing.

    What `opener.seen` raises passes through: that is not the fault of the package.
    """
    with _one_sentence():
        signature, own, manifest = _judged(data, opener, now)
    seen = opener.seen(signature.signer, manifest.id)
    with _one_sentence():
        require(not seen, "opened before")
        files = unpacked(signature.content, manifest)
    return Opened(
        manifest, files, signature.signer, signature.signed_at, own.certificate
    )


@contextmanager
def _one_sentence() -> Generator[None, None, None]:
    """Turn whatever is wrong with a package into the one sentence, and log it."""
    try:
        yield
    except Unfit as wrong:
        why = str(wrong)
    except Exception as fault:  # noqa: BLE001  a parser can fail in any way it likes
        why = type(fault).__name__
    else:
        return
    log.warning("a package was refused: %s", why)
    raise CannotOpen from None


def _judged(
    data: bytes, opener: Opener, now: datetime
) -> tuple[Signature, Identity, Manifest]:
    require(len(data) <= MOST_PACKAGE_BYTES, "too large")
    signature, own = _decrypted(data, opener, now)
    _believe(signature, opener.trust, now)
    manifest = read_first(signature.content)
    signed_by = signature.signer.fingerprint
    require(manifest.sender == signed_by, "sent by another than who signed")
    ours = own.certificate.fingerprint in manifest.recipients
    require(ours, "meant for others: forwarded")
    check_moments(manifest, now)
    require(not opener.verdict(manifest.as_data()), "the covenant does not allow it")
    return signature, own, manifest


def _decrypted(
    data: bytes, opener: Opener, now: datetime
) -> tuple[Signature, Identity]:
    """Return the signature inside, and with which of our keys we came to it."""
    if _AUTH_ENVELOPED in data[:32]:
        content, own = _first_that_opens(disclose, data, opener.own)
        return verify(content), own
    outer = verify(data)
    older = outer.signer.fingerprint in opener.older_from
    require(older, "a profile that we do not take of this signer")
    _believe(outer, opener.trust, now)
    content, own = _first_that_opens(disclose_older, outer.content, opener.own)
    inner = verify(content)
    require(inner.signer == outer.signer, "signed by two")
    return inner, own


def _first_that_opens(
    disclosed: Callable[[bytes, Identity], bytes],
    data: bytes,
    identities: Sequence[Identity],
) -> tuple[bytes, Identity]:
    """Try our keys in turn; what is wrong with the last one is what is wrong."""
    wrong = Unfit("no key of our own")
    for own in identities:
        try:
            return disclosed(data, own), own
        except Unfit as refused:
            wrong = refused
    raise wrong


def _believe(signature: Signature, trust: Trust, now: datetime) -> None:
    require(signature.signed_at <= now + SKEW, "signed in the future")
    trust.check(signature.signer, signature.signed_at, now)
