"""The private PostgreSQL: durable, shared, and gone when thrown away."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import NullPool, create_engine, text

from casework import cluster
from casework.embedded import EmbeddedError, Server, temporary
from casework.pgwheel import programs

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from casework.embedded import Server, temporary
use = Server(Path(sys.argv[1])) if sys.argv[1:] else temporary()
with use as server:
    print(server.data, flush=True)
    sys.stdin.read()
"""


@contextmanager
def folder():
    home = Path(tempfile.mkdtemp(prefix="test-", dir=cluster.scratch()))
    home.chmod(0o711)
    yield home / "postgres"
    shutil.rmtree(home)


@pytest.fixture
def nothing():
    """A place where no cluster is yet."""
    with folder() as place:
        yield place


@pytest.fixture(scope="module")
def made():
    with folder() as place:
        with Server(place):
            pass
        yield place


@pytest.fixture
def data(made):
    """A cluster at rest: a copy, for making one takes a second."""
    with folder() as place:
        subprocess.run(["cp", "-a", made, place], check=True)
        yield place


@pytest.fixture
def neighbour():
    """Another process that uses a server until it is killed or its input ends."""
    started = []

    def start(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        started.append(process)
        assert process.stdout
        return process, Path(process.stdout.readline().strip())

    yield start
    for process in started:
        process.communicate()


def ask(url, *statements):
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        answers = [connection.execute(text(each)) for each in statements]
        return answers[-1].scalar() if answers[-1].returns_rows else None


def gone(pid):
    for _ in range(100):  # the machine may take a moment to clear a dead process away
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def kill_postmaster(data):
    pid = int((data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)


def test_what_was_stored_is_there_after_a_stop(data):
    with Server(data) as server:
        url = server.create_database("casework")
        ask(url, "CREATE TABLE zaak (n int)", "INSERT INTO zaak VALUES (7)")
    assert not cluster.answers(data)
    with Server(data) as server:
        assert ask(server.url("casework"), "SELECT n FROM zaak") == 7


def test_what_was_stored_is_there_after_a_power_cut(data):
    with Server(data) as server:
        url = server.create_database("casework")
        ask(url, "CREATE TABLE zaak (n int)", "INSERT INTO zaak VALUES (7)")
        kill_postmaster(data)
    with Server(data) as server:
        assert ask(server.url("casework"), "SELECT n FROM zaak") == 7


def test_two_processes_share_a_server_and_the_last_one_stops_it(data, neighbour):
    first = Server(data)
    second, where = neighbour(data)
    assert where == data
    first.stop()
    assert cluster.answers(data)
    second.communicate()
    with Server(data) as third:
        assert ask(third.url("postgres"), "SELECT 1") == 1
    assert not cluster.answers(data)


def test_a_killed_user_does_not_keep_the_server_alive_for_ever(data, neighbour):
    killed, _ = neighbour(data)
    killed.kill()
    killed.wait()
    assert cluster.answers(data)
    with Server(data):
        pass
    assert not cluster.answers(data)


def test_a_forked_child_does_not_stop_the_server_of_its_parent(data):
    with Server(data) as server:
        if (child := os.fork()) == 0:
            server.stop()
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        assert cluster.answers(data)
    assert not cluster.answers(data)


def test_a_database_is_made_once_however_many_ask(data):
    with Server(data) as server, ThreadPoolExecutor(4) as crowd:
        urls = set(crowd.map(server.create_database, ["casework"] * 4))
        assert len(urls) == 1
        ask(urls.pop(), "CREATE TABLE zaak (n int)")
        copy = server.create_database("copy", template="casework")
        assert ask(copy, "SELECT count(*) FROM zaak") == 0
        server.drop_database("copy")
        server.drop_database("copy")
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(copy.replace("+psycopg", ""))


def test_the_real_one_is_durable_dutch_and_closed_to_the_network(nothing):
    with Server(nothing) as server:
        url = server.create_database("casework")
        for setting, value in {
            "fsync": "on",
            "synchronous_commit": "on",
            "full_page_writes": "on",
            "data_checksums": "on",
            "server_encoding": "UTF8",
            "TimeZone": "UTC",
            "listen_addresses": "",
        }.items():
            assert ask(url, f"SELECT current_setting('{setting}')") == value
        assert ask(url, "SELECT upper('zoë')") == "ZOË"
    assert nothing.stat().st_mode & 0o077 == 0


def test_the_log_of_the_server_shows_no_facts(data):
    with Server(data) as server:
        url = server.create_database("casework")
        ask(url, "CREATE TABLE ouder (naam text UNIQUE CHECK (naam <> 'Wrang'))")
        ask(url, "INSERT INTO ouder VALUES ('Geheim')")
        for naam in ("Geheim", "Wrang"):
            with pytest.raises(Exception, match="violates"):
                ask(url, f"INSERT INTO ouder VALUES ('{naam}')")
    log = (data / "server.log").read_text()
    assert "violates unique constraint" in log
    assert "Geheim" not in log
    assert "Wrang" not in log


def test_a_throw_away_server_leaves_nothing():
    with temporary() as server:
        assert ask(server.create_database("proef"), "SELECT 1") == 1
        home = server.data.parent
    assert not home.exists()


def test_a_throw_away_server_is_cleared_while_nobody_sweeps(monkeypatch):
    """Another that starts would find its folder half gone."""
    cleared = []

    def clear(home):
        with (
            (cluster.scratch() / "lock").open("a") as gate,
            pytest.raises(BlockingIOError),
        ):
            flock(gate, LOCK_EX | LOCK_NB)
        cleared.append(home)
        remove(home)

    remove = shutil.rmtree
    with temporary() as server:
        monkeypatch.setattr("casework.embedded.shutil.rmtree", clear)
    assert server.data.parent in cleared


def test_a_strict_umask_is_no_obstacle():
    before = os.umask(0o077)
    try:
        with temporary() as server:
            assert ask(server.url("postgres"), "SELECT 1") == 1
    finally:
        os.umask(before)


def test_a_killed_throw_away_server_is_cleared_by_the_next(neighbour):
    killed, data = neighbour()
    killed.kill()
    killed.wait()
    assert cluster.answers(data)
    postmaster = int((data / "postmaster.pid").read_text().split()[0])
    with temporary() as server:
        assert server.data != data
        assert not data.parent.exists()
    assert gone(postmaster)


def test_a_throw_away_server_in_use_is_left_alone(neighbour):
    _, data = neighbour()
    with temporary():
        assert cluster.answers(data)


def test_a_path_too_long_for_a_socket_is_no_obstacle(nothing):
    deep = nothing.parent / "/".join(["een_lange_naam_voor_een_map"] * 5) / "postgres"
    with Server(deep) as server:
        assert ask(server.url("postgres"), "SELECT 1") == 1
        shutil.rmtree(cluster.sockets(deep), ignore_errors=True)


def test_a_half_made_cluster_is_made_again(nothing):
    nothing.with_suffix(".new").mkdir(parents=True)
    (nothing.with_suffix(".new") / "PG_VERSION").write_text("18\n")
    with Server(nothing) as server:
        assert ask(server.url("postgres"), "SELECT 1") == 1


@pytest.fixture
def unburied():
    """Return the number of a dead program of PostgreSQL's account, not waited for."""
    account = programs().account
    dead = subprocess.Popen(["true"], user=account.pw_uid if account else None)
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
    yield dead.pid
    dead.wait()


@pytest.mark.parametrize("name", ["postmaster.pid", cluster.SOCKET_LOCK])
def test_the_number_of_a_killed_server_may_belong_to_another_program_now(
    data, name, unburied
):
    with Server(data):
        note = (data / name).read_text().splitlines(keepends=True)
    for number in (os.getpid(), unburied):
        (data / name).write_text("".join([f"{number}\n", *note[1:]]))
        with Server(data) as server:
            assert ask(server.url("postgres"), "SELECT 1") == 1


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda d: (d / "PG_VERSION").write_text("15\n"), "PostgreSQL 15"),
        (lambda d: (d / "postgresql.conf").write_text("nonsense\n"), "start niet"),
        (lambda d: shutil.rmtree(d / "global"), "start niet"),
    ],
)
def test_a_server_that_cannot_start_says_why_in_one_line(data, spoil, sentence):
    spoil(data)
    with pytest.raises(EmbeddedError, match=sentence) as refused:
        Server(data)
    assert "\n" not in str(refused.value)


def test_a_full_disk_is_named(data, monkeypatch):
    (data / "postgresql.conf").write_text("nonsense\n")
    monkeypatch.setattr(cluster, "ROOM", 10**18)
    with pytest.raises(EmbeddedError, match="is vol"):
        Server(data)


def test_a_folder_that_cannot_be_made_is_named(nothing):
    nothing.parent.joinpath("file").write_text("")
    with pytest.raises(EmbeddedError, match="CASEWORK_HOME"):
        Server(nothing.parent / "file" / "postgres")


def test_a_folder_with_quotes_is_refused(nothing):
    with pytest.raises(EmbeddedError, match="zonder aanhalingstekens"):
        Server(nothing.parent / 'a"b' / "postgres")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs it under another account")
def test_root_does_not_open_its_own_folders_for_the_server(nothing):
    closed = nothing.parent / "closed"
    closed.mkdir(mode=0o700)
    home = closed / "casework" / "postgres"
    try:
        for expected in (0, 1):
            with Server(home) as server, server_connection(server) as connection:
                connection.execute("create table if not exists kept (n int)")
                [(count,)] = connection.execute("select count(*) from kept")
                assert count == expected
                connection.execute("insert into kept values (1)")
        assert closed.stat().st_mode & 0o077 == 0
        assert server.data == Path(home.with_suffix(".elders").read_text())
    finally:
        shutil.rmtree(server.data.parent)


def server_connection(server):
    return cluster.connect(server.data)
