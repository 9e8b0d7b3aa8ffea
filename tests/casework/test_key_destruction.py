"""A destroyed key is gone from the bytes on disk, not only from the table."""

import sqlite3
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from casework.embedded import temporary
from casework.keystore import (
    Dossier,
    KeyDestroyed,
    Keystore,
    KeystoreUnavailable,
    LocalMasterKey,
)
from casework.keystore.database import PRAGMAS

MASTER = LocalMasterKey(bytes(range(32)))
HEALTH = Dossier("onderwijs_dat_past", UUID(int=7), "gezondheid")


def test_a_destroyed_key_is_in_no_file_of_sqlite(tmp_path):
    keystore = Keystore.open(f"sqlite:///{tmp_path}/keystore.sqlite", MASTER)
    onlooker = sqlite3.connect(tmp_path / "keystore.sqlite")  # keeps the log in use
    onlooker.execute("SELECT * FROM keystore").fetchall()
    dossiers = [Dossier("t", uuid4(), "gezondheid") for _ in range(60)]
    for dossier in dossiers:
        keystore.current(dossier)
    rows = onlooker.execute("SELECT wrapped FROM dossier_key").fetchall()
    keys = [wrapped for (wrapped,) in rows]

    def on_disk():
        files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        # The random nonce of a wrapped key is as good as the whole of it, to find.
        return sum(key[:12] in files or key[-12:] in files for key in keys)

    assert on_disk() == 60
    for dossier in dossiers:
        keystore.destroy(dossier)
    assert on_disk() == 0
    onlooker.close()


def test_a_destroyed_key_is_not_in_the_table_of_postgresql():
    with temporary() as server:
        keystore = Keystore.open(server.create_database("heap"), MASTER)
        keystore.current(HEALTH)
        with keystore.database.reading() as connection:
            wrapped = connection.scalar(text("SELECT wrapped FROM dossier_key"))
            path = connection.scalar(text("SELECT pg_relation_filepath('dossier_key')"))
            connection.execute(text("CHECKPOINT"))
        heap = server.data / path
        assert wrapped in heap.read_bytes()
        keystore.destroy(HEALTH)
        with keystore.database.reading() as connection:
            connection.execute(text("CHECKPOINT"))
        assert wrapped not in (heap.read_bytes() if heap.exists() else b"")
        keystore.close()


def test_a_keystore_too_busy_to_scrub_says_so_and_finishes_later(tmp_path, monkeypatch):
    impatient = ("busy_timeout=50", *PRAGMAS[1:])
    monkeypatch.setattr("casework.keystore.database.PRAGMAS", impatient)
    keystore = Keystore.open(f"sqlite:///{tmp_path}/k.sqlite", MASTER)
    keystore.current(HEALTH)
    reader = sqlite3.connect(tmp_path / "k.sqlite")
    reader.execute("BEGIN")
    [(wrapped,)] = reader.execute("SELECT wrapped FROM dossier_key").fetchall()

    with pytest.raises(KeystoreUnavailable, match="nog een keer"):
        keystore.destroy(HEALTH)
    with pytest.raises(KeyDestroyed):
        keystore.current(HEALTH)

    reader.close()
    keystore.destroy(HEALTH)
    assert not any(wrapped in path.read_bytes() for path in tmp_path.iterdir())
