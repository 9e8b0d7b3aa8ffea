"""With what a record of destruction is signed: a key that only the keystore can make.

The key is never stored, not even sealed: it follows from a key of the tenant in the
keystore, and from nothing else. Whoever has the public half can check every record.
"""

from pathlib import Path

from casework.keystore.errors import KeystoreError
from casework.proof.destruction import BadRecords, Record, records_in
from casework.proof.signing import Ed25519Signer, Verifier
from casework.work import Work

_PURPOSE = "vernietiging"
_TEXT = "ed25519"


class NoFile(KeystoreError):
    """Nothing can be erased: there is no place for the record of it."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Zet CASEWORK_DESTRUCTION_RECORDS: er is geen plaats voor.")


def signer_of(work: Work) -> Ed25519Signer:
    """Return the key with which this samenwerkingsverband signs what it erased."""
    tenant = work.tenant.code
    seed = work.vault.blind_index(tenant, _PURPOSE, _TEXT)
    return Ed25519Signer.of(f"{tenant}/{_PURPOSE}", seed)


def file_of(work: Work) -> Path:
    """Return the file of the records, or raise `NoFile`."""
    if work.place.destroyed is None:
        raise NoFile
    return work.place.destroyed


def own_records(work: Work, file: Path) -> list[Record]:
    """Return the records that say they are of this tenant, not checked yet."""
    tenant = work.tenant.code
    return [r for r in records_in(file, tenant) if r.told.get("tenant") == tenant]


def checked(record: Record, key: Verifier) -> Record:
    """Return a record that this key signed, or raise `BadRecords`."""
    if not record.signed_by(key):
        raise BadRecords(
            f"Het bewijs van vernietiging {record.id[:36]!a} is niet door ons "
            "ondertekend: kijk of het bestand en de sleutelkast bij elkaar horen."
        )
    return record
