"""The key that signs the log of a samenwerkingsverband, sealed by the vault.

Who has the tables and not the keystore cannot sign: a key that the vault does not open
counts for nothing, whoever put it there.
"""

from collections.abc import Iterator
from uuid import UUID

from casework.proof.signing import Ed25519Signer, Verifier
from casework.vault import Address, CannotOpen
from casework.work import Work

_KEYS = """
select public, sealed from signing_key where tenant_id = %s
order by made_at desc, public"""
_ADD = """
insert into signing_key (tenant_id, public, sealed, made_at) values (%s, %s, %s, %s)"""


def origin(tenant: str) -> str:
    """Return the name of a log, which is the name of its keys too."""
    return f"casework/{tenant}"


def signer(work: Work) -> Ed25519Signer:
    """Return the newest key, made when there is none. Hold the lock of the log."""
    for _, key in _opened(work):
        if key is not None:
            return key
    return new_signer(work)


def new_signer(work: Work) -> Ed25519Signer:
    """Make the key that signs from now on; the ones before it still check."""
    fresh = Ed25519Signer.new(origin(work.tenant.code))
    public = fresh.verifier.public
    sealed = work.vault.seal_bytes(key_address(work, public), fresh.private)
    work.rows(_ADD, [work.tenant.code, public, sealed, work.now])
    return fresh


def verifiers(work: Work) -> list[Verifier]:
    """Return the public keys that this log was ever signed with, the newest first."""
    return [key.verifier for _, key in _opened(work) if key is not None]


def key_findings(work: Work) -> Iterator[str]:
    """Name the keys that are not of this installation, whoever put them there."""
    for public, key in _opened(work):
        if key is None:
            strange = Verifier(origin(work.tenant.code), public)
            yield f"sleutel {strange.key_id.hex()} is hier niet gemaakt"


def _opened(work: Work) -> Iterator[tuple[bytes, Ed25519Signer | None]]:
    for public, sealed in work.rows(_KEYS, [work.tenant.code]):
        yield bytes(public), _open(work, bytes(public), bytes(sealed))


def _open(work: Work, public: bytes, sealed: bytes) -> Ed25519Signer | None:
    try:
        private = work.vault.open_bytes(key_address(work, public), sealed)
        key = Ed25519Signer.of(origin(work.tenant.code), private)
    except (CannotOpen, ValueError):
        return None
    return key if key.verifier.public == public else None


def key_address(work: Work, public: bytes) -> Address:
    """Return where the private half of this key is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=UUID(int=0),
        data_class="logboek",
        table="signing_key",
        column="sealed",
        row=public.hex(),
    )
