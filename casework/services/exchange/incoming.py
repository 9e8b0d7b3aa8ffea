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
from casework.services.exchange.known import KnownPartner, partners_of
from casework.services.exchange.own_known import decrypt_identities, own_keys
from casework.services.exchange.signers import TrustedSigner, trusted_signers
from casework.services.exchange.standing import standing
from casework.work import Work
from statemachines.convenant import Partij, Veldklasse, bezwaren_manifest
from statemachines.grammar import Reason

_ROLES_OF: Final[Mapping[str, frozenset[str]]] = {
    Partij.SCHOOL: frozenset({Partij.SCHOOL, Partij.ONTVANGENDE_SCHOOL}),
    Partij.SWV: frozenset({Partij.SWV}),
}
"""As which parties of a manifest an organisation with a key of ours gets a package."""
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
        own=decrypt_identities(work),
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
    roles: Mapping[str, frozenset[str]]
    """As which parties we are addressed, by the certificates with which we open."""

    @classmethod
    def read(cls, work: Work) -> "_Registry":
        known = {partner.id: partner for partner in partners_of(work)}
        signers = {
            Certificate.read(signer.certificate.der).fingerprint: signer
            for signer in trusted_signers(work)
        }
        partners = {f: known[signer.partner_id] for f, signer in signers.items()}
        ours = ((key.certificate, _ROLES_OF[key.partij]) for key in own_keys(work))
        roles = {own.fingerprint: as_whom for own, as_whom in ours if own}
        return cls(signers, partners, roles)

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
            _NOT_FOR_US: not self._ours(manifest) & {*manifest["recipient_roles"]},
            _BSN: Veldklasse.BSN in manifest["classes"],
        }
        return (
            *(reason for reason, wrong in own.items() if wrong),
            *standing(partner, made),
            *bezwaren_manifest(manifest),
        )

    def _ours(self, manifest: Mapping[str, Any]) -> frozenset[str]:
        """Return as which parties the certificates named in it are ours."""
        named = (self.roles.get(each, frozenset()) for each in manifest["recipients"])
        return frozenset[str]().union(*named)


def _seen(work: Work, signer: Certificate, package_id: str) -> bool:
    values = [work.tenant.code, bytes.fromhex(signer.fingerprint), package_id]
    return bool(work.rows(_SEEN, values))
