"""Whose signature we believe. A certificate is never believed for being sent to us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from casework.exchange.certificates import Certificate
from casework.exchange.chain import chain_to
from casework.exchange.refusal import require
from casework.exchange.revocation import RevocationList, check_revocation


class Trust(Protocol):
    """Who may sign."""

    def check(self, signer: Certificate, signed_at: datetime, now: datetime) -> None:
        """Raise `Unfit` unless this signature of that moment is believed now."""


@dataclass(frozen=True)
class Authorities:
    """Believe whoever has a certificate of these roots, valid now and not revoked.

    With `lists`, a certificate of which nobody can tell whether it was revoked is
    refused. Without it (None) revocation is not asked.
    """

    certificates: Sequence[Certificate]
    lists: Sequence[RevocationList] | None = None

    def check(self, signer: Certificate, signed_at: datetime, now: datetime) -> None:
        """Raise `Unfit` unless a chain of valid certificates ends at a root."""
        require(signer.valid_at(signed_at), "signed outside the validity")
        chain = chain_to(signer, self.certificates, now)
        if self.lists is not None:
            check_revocation(chain, self.lists, now)


@dataclass(frozen=True)
class Pinned:
    """Believe the certificates of a registry, by their fingerprint.

    `active` sign now. `retired` were followed by another at a moment: they still
    verify what they signed before. One that is in neither, so also a revoked one,
    is refused. `besides` is asked too: the roots, when there are.
    """

    active: frozenset[str]
    retired: Mapping[str, datetime] = field(default_factory=dict)
    besides: Trust | None = None

    def check(self, signer: Certificate, signed_at: datetime, now: datetime) -> None:
        """Raise `Unfit` unless the registry knows it and it was valid."""
        require(signer.valid_at(signed_at), "signed outside the validity")
        if signer.fingerprint in self.active:
            require(signer.valid_at(now), "an expired certificate")
        else:
            until = self.retired.get(signer.fingerprint)
            require(until is not None, "a certificate that nobody knows")
            require(until and signed_at < until, "signed after it was retired")
        if self.besides is not None:
            moment = now if signer.fingerprint in self.active else signed_at
            self.besides.check(signer, signed_at, moment)
