"""One data folder of PostgreSQL: make it, configure it, start, ask and stop it.

Callers hold the lock on the folder (`casework.embedded`). Nobody reaches the server
over a network: its socket lies in a folder that only its own account (and root) can
enter, and that folder is the password.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import psycopg

from casework.pgwheel import MAJOR, EmbeddedError, programs

OWNER = "postgres"
LONGEST = 85  # bytes of folder: a socket's whole path may be 103 (macOS), 107 (Linux)
ROOM = 200_000_000  # bytes; with less than this free, a full disk is the likely cause
SOCKET_LOCK = ".s.PGSQL.5432.lock"
HALF_SECONDS = 40  # in which the orphans of a killed server may end, before we give up
INITDB = (
    *("--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
)
CONFIGURATION = """\
listen_addresses = ''
unix_socket_directories = '"{sockets}"'
unix_socket_permissions = 0700
timezone = 'UTC'
max_connections = 60
# A log line never shows a statement, a parameter or the value that collided.
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
"""
FORGETFUL = """\
fsync = off
synchronous_commit = off
full_page_writes = off
"""


def prepare(data: Path) -> None:
    """Make the folder above the data, and see that PostgreSQL can come there."""
    if re.search(r'["\'$`\\\n]', str(data)):
        line = f"PostgreSQL kan niet in {data}: kies een pad zonder aanhalingstekens"
        raise EmbeddedError(line)
    data.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    who = programs().account
    if who is None:
        return
    data.parent.chmod(data.parent.stat().st_mode | 0o011)
    if not programs().reach(data.parent):
        line = (
            f"PostgreSQL draait als {who.pw_name} en mag niet in {data.parent}: zet"
            " CASEWORK_HOME op een map als /var/lib/casework, of start casework niet"
            " als root"
        )
        raise EmbeddedError(line)


def initialise(data: Path) -> None:
    """Make a new cluster beside its place and move it there when it is whole."""
    fresh = data.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    programs().give(fresh)
    programs().run("initdb", *INITDB, "--pgdata", str(fresh))
    with (fresh / "postgresql.conf").open("a") as settings:
        settings.write("include_if_exists = 'casework.conf'\n")
    fresh.rename(data)


def start(data: Path, *, durable: bool) -> None:
    """Start the server; after a crash PostgreSQL first repairs what it must."""
    release = (data / "PG_VERSION").read_text().strip()
    if release != MAJOR:
        line = f"{data} is van PostgreSQL {release}, dit is {MAJOR}: zet de data over"
        raise EmbeddedError(line)
    place = _configure(data, durable=durable)
    _forget_strangers(data / "postmaster.pid", place / SOCKET_LOCK)
    log = data / "server.log"
    for _ in range(HALF_SECONDS):
        log.unlink(missing_ok=True)
        try:
            return programs().run(
                "pg_ctl", "start", "-w", "-t", "120", "-D", str(data), "-l", str(log)
            )
        except subprocess.CalledProcessError:
            if "still in use" not in _read(log):
                raise
            time.sleep(0.5)
    line = f"een afgebroken PostgreSQL houdt {data} vast: stop eerst die processen"
    raise EmbeddedError(line)


def stop(data: Path, mode: str) -> None:
    """Stop the server: ``fast`` keeps everything, ``immediate`` is a power cut."""
    try:
        programs().run("pg_ctl", "stop", "-w", "-m", mode, "-D", str(data))
    except subprocess.CalledProcessError:
        if answers(data):  # else it was gone already
            raise


def answers(data: Path) -> bool:
    """Whether a server runs on this data and answers."""
    with suppress(psycopg.OperationalError, OSError, IndexError):
        with connect(data) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
        return row == (str(data),)
    return False


def connect(data: Path) -> psycopg.Connection:
    """Open a connection to the server itself, each statement its own transaction."""
    return psycopg.connect(
        host=str(sockets(data)),
        user=OWNER,
        dbname="postgres",
        connect_timeout=5,
        autocommit=True,
    )


def sockets(data: Path) -> Path:
    """Name the folder of the running server's socket, as the server itself noted it."""
    return Path((data / "postmaster.pid").read_text().splitlines()[4])


def scratch() -> Path:
    """Give the folder of this user for sockets and throw-away servers."""
    for place in (Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108 - checked below
        folder = place / f"casework-{os.geteuid()}"
        if programs().reach(place) and len(os.fsencode(folder)) <= LONGEST // 2:
            break
    folder.mkdir(mode=0o700, exist_ok=True)
    facts = folder.lstat()
    if folder.is_symlink() or facts.st_uid != os.geteuid() or facts.st_mode & 0o022:
        line = f"{folder} is niet alleen van ons: verwijder die map, of kies een TMPDIR"
        raise EmbeddedError(line)
    folder.chmod(0o711 if programs().account else 0o700)
    return folder


def explain(data: Path, error: Exception) -> str:
    """Say in one line why the server did not start, and what to do."""
    if _full(data):
        return f"de schijf van {data} is vol: maak {ROOM // 10**6} MB vrij"
    if isinstance(error, OSError):
        return f"{data} is niet bruikbaar ({error.strerror}): zie CASEWORK_HOME"
    said = f"{getattr(error, 'stderr', '')}\n{_read(data / 'server.log')}".splitlines()
    worst = [line for line in said if re.search("FATAL|PANIC|error:", line)]
    cause = (worst or said)[-1].strip()
    return f"PostgreSQL start niet in {data}: {cause} (zie server.log in die map)"


def _configure(data: Path, *, durable: bool) -> Path:
    """Write the settings; return the folder of the socket."""
    place = data
    if len(os.fsencode(data)) > LONGEST:
        place = scratch() / f"s-{sha256(os.fsencode(data)).hexdigest()[:12]}"
        place.mkdir(mode=0o700, exist_ok=True)
        programs().give(place)
    text = CONFIGURATION.format(sockets=place) + ("" if durable else FORGETFUL)
    (data / "casework.conf").write_text(text)
    programs().give(data / "casework.conf")
    return place


def _forget_strangers(*notes: Path) -> None:
    """Drop the notes of a killed server whose number is not its own any more (Linux).

    Another program has it now, or nobody buried the dead server: in a container nobody
    may, and PostgreSQL takes what is not buried for alive.
    """
    for note in notes:
        with suppress(OSError, IndexError):
            number = note.read_text().split()[0]
            if b"postgres" not in Path(f"/proc/{number}/cmdline").read_bytes():
                note.unlink()


def _full(data: Path) -> bool:
    home = next(step for step in data.parents if step.exists())
    return shutil.disk_usage(home).free < ROOM


def _read(log: Path) -> str:
    return log.read_text(errors="replace") if log.exists() else ""
