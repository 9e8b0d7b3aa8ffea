"""A private PostgreSQL: the default database, and throw-away ones for demo and tests.

Its rule: whoever uses a server holds a lock on it that the kernel lets go when the
process ends, however it ends. The last user stops the server; what a killed process
left behind is found by its free lock and cleared by the next one that starts.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock
from pathlib import Path
from typing import IO, Self

from psycopg import errors, sql
from sqlalchemy import URL

from casework import cluster
from casework.lodging import lodge
from casework.pgwheel import EmbeddedError

__all__ = ["EmbeddedError", "Server", "temporary"]


class Server:
    """A running private PostgreSQL, shared by every process that opens its folder.

    Use it as a context, or call `stop` when done.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        """Start the server on the folder ``data``, or join the one that runs there."""
        self.data = data.expanduser().resolve()
        self._process = os.getpid()
        try:
            self.data = lodge(self.data)
            cluster.prepare(self.data)
            self._claim = _join(self.data, durable=durable)
        except (OSError, subprocess.SubprocessError) as error:
            raise EmbeddedError(cluster.explain(self.data, error)) from error

    def __enter__(self) -> Self:
        """Give the running server."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop using the server."""
        self.stop()

    def stop(self) -> None:
        """Stop using the server; the last user stops the server itself."""
        if self._claim.closed or self._process != os.getpid():
            return
        with _alone(self.data.with_suffix(".lock")):
            flock(self._claim, LOCK_UN)  # a forked child may still hold the file open
            with self._claim:
                if _free(self._claim):
                    cluster.stop(self.data, "fast")

    def url(self, database: str, *, role: str = cluster.OWNER) -> str:
        """Give the SQLAlchemy address of a database in this server."""
        place = {"host": str(cluster.sockets(self.data))}
        address = URL.create(
            "postgresql+psycopg", username=role, database=database, query=place
        )
        return address.render_as_string()

    def create_database(self, name: str, *, template: str = "template1") -> str:
        """Make a database when there is none of that name; give its address."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
        # Two may ask at once: the loser meets one of these and has what it wanted.
        met = (errors.DuplicateDatabase, errors.UniqueViolation)
        with cluster.connect(self.data) as connection, suppress(*met):
            connection.execute(statement)
        return self.url(name)

    def create_login(self, name: str, group: str) -> None:
        """Make a login that is a member of a group, when there is none of that name."""
        statement = sql.SQL("CREATE ROLE {} LOGIN IN ROLE {}").format(
            sql.Identifier(name), sql.Identifier(group)
        )
        met = (errors.DuplicateObject, errors.UniqueViolation)
        with cluster.connect(self.data) as connection, suppress(*met):
            connection.execute(statement)

    def drop_database(self, name: str) -> None:
        """Remove a database with everything in it, also when somebody is using it."""
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        with cluster.connect(self.data) as connection:
            connection.execute(statement.format(sql.Identifier(name)))


@contextmanager
def temporary(*, durable: bool = False) -> Generator[Server]:
    """Run a throw-away server; nothing is left of it, nor of one killed earlier.

    It flushes nothing to the disk, unless it must be ``durable`` to be measured.
    """
    scratch = cluster.scratch()
    with _alone(scratch / "lock"):
        _sweep(scratch)
        home = Path(tempfile.mkdtemp(prefix="t-", dir=scratch))
        claim = (home / "claim").open("a")
        flock(claim, LOCK_EX)
    with claim:
        try:
            with Server(home / "postgres", durable=durable) as server:
                yield server
        finally:
            with _alone(scratch / "lock"):  # who sweeps would find it half gone
                shutil.rmtree(home)


def _join(data: Path, *, durable: bool) -> IO[str]:
    """Give the lock of a user of the server, which runs when this returns."""
    with _alone(data.with_suffix(".lock")):
        claim = data.with_suffix(".users").open("a")
        try:
            flock(claim, LOCK_SH)
            if not data.exists():
                cluster.initialise(data)
            if not cluster.answers(data):
                cluster.start(data, durable=durable)
        except BaseException:
            claim.close()
            raise
        return claim


def _sweep(scratch: Path) -> None:
    """Clear the throw-away servers whose process is gone."""
    for home in scratch.glob("t-*"):
        with (home / "claim").open("a") as claim:
            if _free(claim):
                cluster.stop(home / "postgres", "immediate")
                shutil.rmtree(home)


@contextmanager
def _alone(gate: Path) -> Generator[None]:
    """Let one process at a time start, join or stop."""
    with gate.open("a") as held:
        flock(held, LOCK_EX)
        yield


def _free(claim: IO[str]) -> bool:
    """Whether nobody else holds this lock; if so, it is ours until closed."""
    with suppress(BlockingIOError):
        flock(claim, LOCK_EX | LOCK_NB)
        return True
    return False
