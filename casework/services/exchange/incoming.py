"""Open a package with our own keys, and believe only the registry of partners.

The order of the checks is that of `casework.exchange`; here is what only the office
knows: our keys, whose signature counts, which party each partner is, and what was
opened before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from casework.clock import amsterdam_day
from casework.exchange import (
    Certificate,
    Opened,
    Opener,
    Pinned,
    open_package,
)
from casework.models import CertificateState, Profiel
from casework.services.exchange import own_keys
from casework.services.exchange.known import KnownPartner, partners_of
from casework.services.exchange.signers import TrustedSigner, trusted_signers
from casework.services.exchange.standing import standing
from casework.work import Work
from statemachines.convenant import Partij, Veldklasse, bezwaren_manifest
from statemachines.grammar import Reason

US: Final = frozenset({Partij.SCHOOL, Partij.SWV, Partij.ONTVANGENDE_SCHOOL})
"""The parties that work in here: a package must be for one of them."""
_IN_USE = frozenset({CertificateState.ACTIVE, CertificateState.RETIRING})
_SEEN = """
select from received_package
where tenant_id = %s and signer = %s and package_id = %s"""
_NOT_ITS_ROLE = Reason("De afzender is een andere partij dan het pakket zegt.")
_NOT_FOR_US = Reason("Het pakket is voor een andere partij.")
_BSN = Reason("Een samenwerkingsverband mag het BSN niet krijgen.", "WPO 182; UAVG 46")


@dataclass(frozen=True)
class Incoming:
    """A package that passed every check of the format and the covenant."""

    opened: Opened
    partner: KnownPartner


def open_incoming(work: Work, data: bytes) -> Incoming:
    """Open a package. Raises `casework.exchange.CannotOpen`; writes nothing."""
    office = _Registry.read(work)
    opener = Opener(
        own=own_keys.decrypt_identities(work),
        trust=office.trust,
        verdict=office.verdict,
        seen=lambda signer, id_: _seen(work, signer, id_),
        older_from=office.older,
    )
    opened = open_package(data, opener, work.now)
    return Incoming(opened, office.partners[opened.signer.fingerprint])


@dataclass(frozen=True)
class _Registry:
    """The partners by the fingerprints with which they sign."""

    signers: Mapping[str, TrustedSigner]
    partners: Mapping[str, KnownPartner]

    @classmethod
    def read(cls, work: Work) -> "_Registry":
        known = {partner.id: partner for partner in partners_of(work)}
        signers = {
            Certificate.read(signer.certificate.der).fingerprint: signer
            for signer in trusted_signers(work)
        }
        partners = {f: known[signer.partner_id] for f, signer in signers.items()}
        return cls(signers, partners)

    @property
    def trust(self) -> Pinned:
        """Return who may sign: now, or only what was signed before it was retired."""
        active = {f for f, s in self.signers.items() if s.certificate.state in _IN_USE}
        retired = {f: s.until for f, s in self.signers.items() if f not in active}
        return Pinned(frozenset(active), retired)

    @property
    def older(self) -> frozenset[str]:
        """Return who may send the profile `cms-cbc`."""
        older = (f for f, p in self.partners.items() if p.profiel is Profiel.CBC)
        return frozenset(older)

    def verdict(self, manifest: Mapping[str, Any]) -> Sequence[Reason]:
        """Say why the covenant does not allow a manifest from who signed it."""
        partner = self.partners[manifest["sender"]]
        made = amsterdam_day(datetime.fromisoformat(manifest["created"]))
        own = {
            _NOT_ITS_ROLE: partner.rol != manifest["sender_role"],
            _NOT_FOR_US: not US & {*manifest["recipient_roles"]},
            _BSN: Veldklasse.BSN in manifest["classes"],
        }
        return (
            *(reason for reason, wrong in own.items() if wrong),
            *standing(partner, made),
            *bezwaren_manifest(manifest),
        )


def _seen(work: Work, signer: Certificate, package_id: str) -> bool:
    values = [work.tenant.code, bytes.fromhex(signer.fingerprint), package_id]
    return bool(work.rows(_SEEN, values))
