"""The talk with the virus scanner, byte for byte, and every way it can go wrong."""

import socket

import pytest

from casework.models import Scan
from casework.services import clamd as module
from casework.services.clamd import Clamd, ScannerAway
from tests.scanner import LIMIT, VIRUS, clamd

BIG = bytes(range(256)) * 1_000


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (b"", Scan.SCHOON),
        (b"x", Scan.SCHOON),
        (BIG, Scan.SCHOON),
        (VIRUS, Scan.BESMET),
        (BIG + VIRUS + BIG, Scan.BESMET),
    ],
)
def test_the_scanner_sees_all_of_it_and_is_believed(content, verdict):
    with clamd() as server:
        assert Clamd(server.place)(content) is verdict
    assert server.asked == [b"zINSTREAM\0"]
    assert server.seen == [content]


def test_a_socket_of_this_machine(tmp_path):
    with clamd(tmp_path / "clamd.sock") as server:
        assert Clamd(server.place)(VIRUS) is Scan.BESMET
        assert Clamd(server.place)(b"x") is Scan.SCHOON


def test_what_is_too_much_for_the_scanner_is_not_seen():
    with clamd() as server, pytest.raises(ScannerAway):
        Clamd(server.place)(bytes(LIMIT * 4))


@pytest.mark.parametrize(
    "answer",
    [
        b"UNKNOWN COMMAND\0",
        b"stream: OK, nee toch niet\0",
        b"stream: lstat() failed. ERROR\0",
        b"OK\0",
        b"x" * 10_000,
        b"\xff\xfe\0",
    ],
)
def test_an_answer_that_is_not_understood_is_no_answer(answer):
    with clamd(answer=answer) as server, pytest.raises(ScannerAway):
        Clamd(server.place)(b"x")


def test_a_scanner_that_is_away(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    for place in (f"127.0.0.1:{port}", str(tmp_path / "none.sock")):
        with pytest.raises(ScannerAway):
            Clamd(place)(b"x")


def test_a_scanner_that_says_nothing_is_away(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(ScannerAway),
    ):
        Clamd(f"127.0.0.1:{silent.getsockname()[1]}")(b"x")
