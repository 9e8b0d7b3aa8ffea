"""The keystore in a backup: every key still wrapped, and never the master key."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from casework.backup.dump import dump, load
from casework.backup.manifest import KEYS_DUMP, KEYS_FILE, BadBackup
from casework.keystore import Keystore, MasterKey, read_master_key
from casework.settings import Settings

_BESIDE = ("", "-wal", "-shm", "-journal")


def copy_keys(settings: Settings, folder: Path) -> Path:
    """Copy the keystore as it is now, while others use it."""
    place = keys_file(settings)
    if place is None:
        dump(settings.keystore_location, folder / KEYS_DUMP, embedded=False)
        return folder / KEYS_DUMP
    target = folder / KEYS_FILE
    with closing(sqlite3.connect(place)) as source, closing(_new(target)) as copy:
        source.backup(copy)
        copy.execute("pragma journal_mode = delete").close()
    return target


def put_keys(settings: Settings, part: Path) -> None:
    """Put the keystore in its place, where nothing is yet."""
    place = keys_file(settings)
    if (place is None) != (part.name == KEYS_DUMP):
        raise BadBackup(
            "De sleutels in deze back-up komen uit een ander soort sleutelkast: zet of "
            "verwijder CASEWORK_KEYSTORE_URL, zoals toen de back-up gemaakt werd."
        )
    if place is None:
        load(settings.keystore_location, part, embedded=False)
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(made, "wb") as out:
        out.write(part.read_bytes())
        out.flush()
        os.fsync(out.fileno())


def try_master_key(settings: Settings, part: Path, scratch: Path) -> None:
    """See that our master key opens these keys, on a copy that goes again.

    Raises `KeystoreError`, also when there is no master key: one is never made here.
    """
    master = _master_key(settings)
    if part.name != KEYS_FILE:
        return
    scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = scratch / ".sleutels.proef"
    try:
        _forget(copy)
        copy.touch(mode=0o600)
        copy.write_bytes(part.read_bytes())
        Keystore.open(f"sqlite:///{copy}", master).close()
    finally:
        _forget(copy)


def _master_key(settings: Settings) -> MasterKey:
    secret, file = settings.master_key, settings.master_key_location
    text = secret.get_secret_value() if secret else None
    if file is not None and not file.exists():
        raise BadBackup(
            f"Zet eerst de hoofdsleutel terug in {file}: die zit niet in de back-up, "
            "en zonder die sleutel is er niets te lezen."
        )
    return read_master_key(text=text, file=file, create=False)


def keys_file(settings: Settings) -> Path | None:
    """Return the file of the keystore; nothing when it is a database elsewhere."""
    url = make_url(settings.keystore_location)
    is_file = url.get_backend_name() == "sqlite" and url.database
    return Path(str(url.database)) if is_file else None


def forget_keys(settings: Settings) -> None:
    """Remove the keystore that a restore put here."""
    if place := keys_file(settings):
        _forget(place)


def _new(file: Path) -> sqlite3.Connection:
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return sqlite3.connect(file)


def _forget(file: Path) -> None:
    for end in _BESIDE:
        file.with_name(file.name + end).unlink(missing_ok=True)
