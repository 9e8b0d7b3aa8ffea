"""The race with a peer, without its packages: a peer that writes with psycopg alone."""

import io
import json
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from casework.bench.pace import Ratios
from casework.bench.peers import course
from casework.bench.peers import environment as environments
from casework.bench.peers import measure as peers
from casework.bench.peers.course import STEPS, Order
from casework.bench.peers.environment import CannotMake, environment, ratios
from casework.bench.peers.writes import hold, write
from casework.bench.place import FLOOR, SWV, Bench
from casework.bench.result import Result
from casework.bench.stock import stocked
from tests.architecture.test_rules import ROOT

PEER = peers.PEERS[0]
FOLDERS = [ROOT / "casework/bench/peers" / peer.name for peer in peers.PEERS]
NAMES = [folder.name for folder in FOLDERS]
DAY = date(2026, 9, 14)
OURS = Result("advance", "", 0.9, 0.8, met=True, why="", p10=0.85)


@pytest.fixture
def bench(server, tmp_path):
    return Bench(server, tmp_path, quick=True)


def order(**more):
    shown = {
        "state": "a",
        "body": b"{}",
        "rule": "O1",
        "term": [DAY, date(2026, 9, 28), None, "x", "[]", "{}", None, None],
        "letters": [["n", "p", "mail", "wacht"]],
    }
    ids = [UUID(int=n) for n in range(4)]
    now = datetime(2026, 9, 14, 9, tzinfo=UTC)
    given = {"floor": ids[:2], "cases": ids[2:], "shown": [shown, shown], "now": now}
    places = {"conninfo": "c", "books": "b", "tenant": "t", "busy": [1]}
    return Order(**{**places, **given, "rounds": 2, "steps": 3, **more})


def test_an_order_reads_as_it_was_written():
    assert Order.read(order().text()) == order()


def test_a_peer_takes_each_case_through_its_ten_steps(bench, capsys):
    """The whole way but the environment: order, course, the six statements, check."""
    with bench.office("peer_test") as office:
        stock = stocked(office, 60, (SWV, FLOOR))
        given = peers._order(office, stock, "unused", (2, 3))  # noqa: SLF001
        given = Order.read(given.text())
        steps: list[UUID] = []
        with psycopg.connect(given.conninfo) as connection:

            def step(case):
                stood = hold(connection, given, case)
                write(connection, given, stood, f"stap_{len(steps)}", "{}")
                connection.commit()
                steps.append(case)

            course.race(given, step)
        peers._check(office, given)  # noqa: SLF001
        with office.owner() as connection:
            connection.execute("update term set closed_at = '2026-09-14'")
            with pytest.raises(CannotMake, match="zijn er 0 heel"):
                peers._check(office, given)  # noqa: SLF001
    assert steps[:STEPS] == [given.cases[0]] * STEPS
    assert steps[STEPS] == given.cases[1]
    assert ratios(capsys.readouterr().out).cpu > 0


def test_the_order_of_a_program_comes_on_stdin(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(order().text()))
    assert course.order() == order()


def test_what_a_peer_says_is_its_last_line():
    told = json.dumps({"cpu": 0.3, "p10": 0.2, "median_slice": 0.25})
    assert ratios(f"a warning\n{told}\n") == Ratios(0.3, 0.2, 0.25)


@pytest.mark.parametrize("told", ["", "Traceback", "[]", '{"cpu": 1}', "null"])
def test_nonsense_of_a_peer_is_not_measured(told):
    with pytest.raises(CannotMake, match="niet te lezen"):
        ratios(told)


def test_our_distance_to_the_floor_is_divided_by_theirs():
    found = peers.compared(PEER, OURS, Ratios(0.3, 0.25, 0.3))
    assert (found.ratio, found.p10, found.met) == (3.0, 3.4, True)
    assert not peers.compared(PEER, OURS, Ratios(0.5, 0.5, 0.5)).met


def test_two_estimators_on_both_sides_of_the_target_say_nothing():
    found = peers.compared(PEER, OURS, Ratios(0.3, 0.9, 0.3))
    assert found.met is None
    assert "zeggen niet hetzelfde" in found.note


def test_our_step_takes_each_case_through_ten_steps_too(bench):
    with bench.office("onze_test") as office:
        stock = stocked(office, 2, (SWV,))
        began, walk = versions(office), peers._walking(office, stock)  # noqa: SLF001
        for _ in range(STEPS + 1):
            walk()
        walked = [now - then for then, now in zip(began, versions(office), strict=True)]
    assert walked == [STEPS, 1]


def versions(office):
    """Return the versions of the copies, in the order in which they are walked."""
    query = "select version from cases where kenmerk like 'OT-2026-_' order by id"
    with office.owner() as connection:
        return [version for (version,) in connection.execute(query)]


def test_without_packages_only_the_peers_are_not_measurable(bench, monkeypatch):
    def no_network(*_, **__):
        raise CannotMake("de pakketten zijn niet te halen")

    monkeypatch.setattr(peers, "environment", no_network)
    found = peers.measure(bench)
    assert [result.name for result in found] == [f"peer_{name}" for name in NAMES]
    assert {(result.ratio, result.met) for result in found} == {(None, None)}
    assert found[0].note == "niet meetbaar: de pakketten zijn niet te halen"


def test_an_environment_is_made_once_and_only_when_asked(monkeypatch, tmp_path):
    monkeypatch.setenv("CASEWORK_HOME", str(tmp_path))
    with pytest.raises(CannotMake, match="--quick"):
        environment("spiff", make=False)
    ran: list[list[str]] = []
    monkeypatch.setattr(environments, "_run", lambda command, _: made(ran, command))
    assert environment("spiff") == environment("spiff")
    assert [words[1:3] for words in ran] == [["-m", "venv"], ["-m", "pip"]]


def made(ran, command):
    ran.append(command)
    if "venv" in command:
        Path(command[-1]).mkdir(parents=True)


def test_a_program_that_fails_is_one_line():
    with pytest.raises(CannotMake, match=r"stopte: ValueError: nee$"):
        environments._run(  # noqa: SLF001
            [sys.executable, "-c", "raise ValueError('nee')"], "stopte"
        )


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_version_of_a_peer_is_exact_and_its_driver_is_ours(folder):
    text = (folder / "requirements.txt").read_text()
    lines = [line for line in text.splitlines() if not line.startswith(" ")]
    assert all(re.match(r"[a-z0-9-]+==[0-9.]+( |$)", line) for line in lines)
    assert text.count("--hash=sha256:") >= len(lines)
    assert "://" not in text
    ours = (ROOT / "requirements.lock").read_text()
    driver = re.search(r"^psycopg==\S+", ours, re.MULTILINE)
    assert driver
    assert driver[0] in text
    assert (folder / "race.py").exists()
