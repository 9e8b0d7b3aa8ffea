"""The database of the Prefect server: PostgreSQL where this machine has it whole.

Prefect needs the extension pg_trgm, which the embedded PostgreSQL does not carry. Where
Debian's is installed Prefect runs on that, elsewhere on SQLite.
"""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from casework import cluster
from casework.pgwheel import Programs, programs
from casework.serve.ports import LOOPBACK, free_port

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
WHOLE = [*Path("/usr/share/postgresql").glob("*/extension/pg_trgm.control")]


class Nothing:
    """SQLite, in the home of Prefect: there is no server to restart."""

    url = None

    def restart(self):
        """Leave it as it is."""


class Debian:
    """A PostgreSQL of the machine's own release."""

    def __init__(self, data):
        self.data, self.port = data, free_port()
        self.programs = Programs(INSTALLED[-1], programs().account)
        self.programs.run("initdb", "--auth=trust", "--username=prefect", "-D", data)
        self.url = f"postgresql+asyncpg://prefect@{LOOPBACK}:{self.port}/postgres"
        self.start()

    def start(self):
        place = f"-p {self.port} -h {LOOPBACK} -k '' -c fsync=off"
        log = str(Path(self.data).with_suffix(".log"))
        self.programs.run(
            "pg_ctl", "start", "-w", "-D", self.data, "-l", log, "-o", place
        )

    def stop(self):
        self.programs.run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self.data)

    def restart(self):
        """Cut the power, and start again."""
        self.stop()
        self.start()


@contextmanager
def prefect_database():
    """Run a database for Prefect until the block ends."""
    if not (INSTALLED and WHOLE):
        yield Nothing()
        return
    folder = Path(tempfile.mkdtemp(prefix="p-", dir=cluster.scratch()))
    programs().give(folder)
    try:
        server = Debian(str(folder / "data"))
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
