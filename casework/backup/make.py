"""Make a backup of a running installation: a folder, there whole or not at all."""

import os
import shutil
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from casework.backup.dump import dump
from casework.backup.house import pack
from casework.backup.keys import copy_keys
from casework.backup.manifest import CASES, FILE, HOUSE, BadBackup, Manifest, part_of
from casework.backup.owner import owned_database
from casework.bootstrap import Office
from casework.services.proof.seal import sealed
from casework.services.proof.witness import newest_note


def make_backup(opened: Office, out: Path) -> tuple[Path, Manifest]:
    """Write a backup to a new folder ``out``, or into the folder that it is.

    First the log is sealed, then the cases are copied, and the keys last: every key
    that the cases need is there, and none that was destroyed meanwhile.
    """
    now = opened.desk.clock()
    target = _target(out, now)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        fresh.mkdir(mode=0o700)
        manifest = _fill(opened, fresh, now)
        os.rename(fresh, target)  # noqa: PTH104  fails when another was first
    except OSError as error:
        raise BadBackup(
            f"De back-up is niet te schrijven in {str(out)!a}: {error.strerror}."
        ) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target, manifest


def _target(out: Path, now: datetime) -> Path:
    place = out.expanduser().absolute()
    if place.is_dir():
        return place / f"casework-{now:%Y%m%d-%H%M%S}"
    if place.exists():
        raise BadBackup(f"{str(out)!a} bestaat al: kies een andere naam.")
    return place


def _fill(opened: Office, folder: Path, now: datetime) -> Manifest:
    chosen = opened.settings
    notes = _checkpoints(opened)
    with owned_database(chosen) as url:
        dump(url, folder / CASES, embedded=chosen.embedded)
    keys = copy_keys(chosen, folder)
    pack(chosen.home, folder / HOUSE)
    parts = [folder / CASES, keys, folder / HOUSE]
    for file in parts:
        file.chmod(0o600)
    manifest = Manifest(
        version=version("casework"),
        made_at=now,
        revision=_revision(opened),
        parts=tuple(part_of(file) for file in parts),
        checkpoints=tuple(notes),
        keys_until=now + timedelta(days=chosen.keystore_backup_days),
        master_key=where_is_the_master_key(opened),
    )
    (folder / FILE).touch(mode=0o600)
    (folder / FILE).write_text(manifest.model_dump_json(indent=2), "utf-8")
    return manifest


def where_is_the_master_key(opened: Office) -> str:
    """Say where the master key is that this backup needs and does not have."""
    file = opened.settings.master_key_location
    return str(file) if file else "CASEWORK_MASTER_KEY"


def _checkpoints(opened: Office) -> list[str]:
    notes = []
    for tenant in sorted(opened.desk.tenants):
        for _ in sealed(opened.desk, tenant):
            pass
        with opened.desk.look(tenant) as work:
            notes += [note] if (note := newest_note(work)) else []
    return notes


def _revision(opened: Office) -> str:
    with opened.desk.look(opened.settings.tenant) as work:
        return str(work.rows("select version_num from alembic_version", [])[0][0])
