"""Put a backup back in an empty installation, and only then let people in.

As long as it is not whole a marker lies in the home, and no program opens the office.
Who begins again after a power cut, begins with nothing: what the broken attempt left is
removed first, and it can only be of that attempt, for there was nothing before it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine

from casework.backup.dump import load
from casework.backup.house import clear, in_the_way, unpack
from casework.backup.keys import forget_keys, keys_file, put_keys, try_master_key
from casework.backup.manifest import (
    CASES,
    HOUSE,
    BadBackup,
    Manifest,
    read_manifest,
    refuse_old_keys,
)
from casework.backup.owner import owned_database
from casework.bootstrap import Office, office, restore_marker
from casework.clock import Clock, utc_now
from casework.database import revisions
from casework.settings import Settings

_TABLES = """
select count(*) from pg_class
where relnamespace = to_regnamespace('public') and relkind in ('r', 'p')"""
_NOT_EMPTY = (
    "Hier staat al iets ({what}): terugzetten kan alleen in een lege installatie. Kies "
    "een lege CASEWORK_HOME of een lege database."
)
Finish = Callable[[Office, Manifest], tuple[int, list[str]]]


@dataclass(frozen=True)
class PutBack:
    """What was put back, how much was destroyed again, and what is not right."""

    manifest: Manifest
    destroyed: int
    findings: tuple[str, ...]


def put_back(
    folder: Path,
    settings: Settings,
    finish: Finish,
    *,
    force: bool = False,
    clock: Clock = utc_now,
) -> PutBack:
    """Put a backup back. Raises `BadBackup` before anything is touched, if it can.

    ``finish`` destroys again what was destroyed, checks everything, and returns how
    much it destroyed and what it found; with findings the office stays closed, unless
    ``force`` is given.
    """
    manifest = _checked(folder, settings, clock, force=force)
    with owned_database(settings) as url:
        _make_room(url, settings)
        _place(folder, manifest, settings, url)
        with office(settings, clock, restoring=True) as opened:
            destroyed, findings = finish(opened, manifest)
    if not findings or force:
        restore_marker(settings).unlink()
    return PutBack(manifest, destroyed, tuple(findings))


def _checked(
    folder: Path, settings: Settings, clock: Clock, *, force: bool
) -> Manifest:
    manifest = read_manifest(folder)
    refuse_old_keys(manifest, clock(), force=force)
    if manifest.revision not in revisions():
        raise BadBackup(
            f"Deze back-up is van een nieuwer programma (versie {manifest.version}): "
            "zet eerst die versie neer."
        )
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    try_master_key(settings, folder / manifest.keys, settings.home)
    return manifest


def _make_room(url: str, settings: Settings) -> None:
    """Begin with nothing: refuse what is there, unless a broken attempt left it."""
    again = restore_marker(settings).exists()
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if again:
            _empty(connection)
            clear(settings.home)
            forget_keys(settings)
        elif found := _found(connection, settings):
            raise BadBackup(_NOT_EMPTY.format(what=", ".join(found)))
    _mark(restore_marker(settings))


def _found(connection: Connection, settings: Settings) -> list[str]:
    found = in_the_way(settings.home)
    if connection.exec_driver_sql(_TABLES).scalar_one():
        found.append("een database met tabellen")
    keys = keys_file(settings)
    if keys is not None and keys.exists():
        found.append("een sleutelkast")
    return found


def _empty(connection: Connection) -> None:
    connection.exec_driver_sql("drop schema if exists public cascade")
    connection.exec_driver_sql("create schema public")
    connection.exec_driver_sql("grant usage on schema public to public")


def _mark(marker: Path) -> None:
    handle = os.open(marker, os.O_CREAT | os.O_WRONLY, 0o600)
    os.fsync(handle)
    os.close(handle)


def _place(folder: Path, manifest: Manifest, settings: Settings, url: str) -> None:
    unpack(folder / HOUSE, settings.home)
    put_keys(settings, folder / manifest.keys)
    load(url, folder / CASES, embedded=settings.embedded)
