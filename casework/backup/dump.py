"""Copy a database with the programs of PostgreSQL, all of one moment; put it back.

Of the embedded database the programs come with it; of another one they must be on the
path. A password goes along in the environment, never on the command line.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

from sqlalchemy import make_url

from casework.backup.manifest import BadBackup
from casework.pgwheel import Programs, programs

_NAMES = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "host": "PGHOST"}
_PLAIN = ("--no-owner", "--no-privileges")
"""Owners and rights are of an installation: migrating gives them again."""


def dump(url: str, file: Path, *, embedded: bool) -> None:
    """Write a database to a new file. Raises `BadBackup`."""
    with file.open("xb") as out:
        _run(url, ("pg_dump", "--format=custom", *_PLAIN), ours=embedded, stdout=out)
        out.flush()
        os.fsync(out.fileno())


def load(url: str, file: Path, *, embedded: bool) -> None:
    """Put a dump into an empty database: all of it, or nothing. Raises `BadBackup`."""
    words = ("pg_restore", "--single-transaction", "--exit-on-error", *_PLAIN)
    name = make_url(url).database or ""
    with file.open("rb") as dumped:
        _run(url, (*words, f"--dbname={name}"), ours=embedded, stdin=dumped)


def _run(url: str, words: tuple[str, ...], *, ours: bool, **files: IO[bytes]) -> None:
    program, *rest = words
    found = programs() if ours else _on_the_path(program)
    try:
        found.pipe(program, *rest, near=_near(url), **files)
    except subprocess.CalledProcessError as error:
        told = [line for line in (error.stderr or "").splitlines() if "error" in line]
        raise BadBackup(f"{program} weigert: {(told or ['?'])[0].strip()}") from None


def _on_the_path(program: str) -> Programs:
    found = shutil.which(program)
    if found is None:
        raise BadBackup(
            f"{program} staat niet op deze machine: installeer de programma's van "
            "PostgreSQL (postgresql-client), minstens zo nieuw als de server."
        )
    return Programs(Path(found).parent, None)


def _near(text: str) -> dict[str, str]:
    url = make_url(text)
    query = {name: str(value) for name, value in url.query.items()}
    near = {_NAMES[name]: value for name, value in query.items() if name in _NAMES}
    known = {
        "PGHOST": url.host,
        "PGPORT": str(url.port) if url.port else None,
        "PGUSER": url.username,
        "PGPASSWORD": str(url.password) if url.password else None,
        "PGDATABASE": url.database,
    }
    return {**near, **{name: value for name, value in known.items() if value}}
