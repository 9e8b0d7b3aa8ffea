"""People at work while things break: nothing is lost, nothing is there twice.

The short version of `python -m tests.e2e.load --minutes 10` (docs/load.md), and that
the one who judges it does find what is wrong.
"""

import random
import sys
import time
from contextlib import suppress

import pytest

from casework.serve.ports import free_port
from notifications.server import SmtpServer
from notifications.smtp import NoServer, deliver_now
from tests.e2e.load.accountant import Accountant, Fate, at
from tests.e2e.load.disk import Limited
from tests.e2e.load.faults import Struck
from tests.e2e.load.judgement import compared, outage_findings, too_often
from tests.e2e.load.plan import short
from tests.e2e.load.programs import Program
from tests.e2e.load.run import run
from tests.e2e.machines import until
from tests.notifications.mail_server import MESSAGE, make_certificate

CASE = "OT-2026-00000-A"


@pytest.mark.slow
def test_nothing_is_lost_or_double_whatever_breaks(tmp_path):
    seed = random.randrange(10**6)
    report = run(short(seed), tmp_path / "load")
    print(*report.lines(), sep="\n")  # noqa: T201  to do the same again
    assert report.findings == []
    assert report.deeds["vastgelegd"] > 0
    assert len({fault["name"] for fault in report.faults}) == 5


@pytest.mark.parametrize(
    ("fate", "lines", "wrong"),
    [
        (Fate.DONE, 1, False),
        (Fate.DONE, 0, True),
        (Fate.DONE, 2, True),
        (Fate.REFUSED, 0, False),
        (Fate.REFUSED, 1, True),
        (Fate.UNKNOWN, 0, False),
        (Fate.UNKNOWN, 1, False),
        (Fate.UNKNOWN, 2, True),
    ],
)
def test_a_deed_that_is_lost_or_double_is_found(fate, lines, wrong):
    books = Accountant()
    books.intends(CASE, "signaleren", "ib-0", "sleutel").fate = fate
    entries = [(CASE, n, "sleutel", "signaleren", "ib-0") for n in range(lines)]
    assert bool([*compared(books, entries)]) is wrong


def test_a_line_that_nobody_asked_for_is_found():
    books = Accountant()
    books.intends(CASE, "signaleren", "ib-0", "sleutel").fate = Fate.DONE
    asked = (CASE, 2, "sleutel", "signaleren", "ib-0")
    stray = (CASE, 3, "andere", "notitie_maken", "ib-0")
    assert [*compared(books, [(CASE, 1, "", "openen", "ib-0"), asked])] == []
    [line] = compared(books, [asked, stray])
    assert "niemand vroeg het" in line


def test_two_answers_to_one_form_are_found():
    books = Accountant()
    deed = books.intends(CASE, "signaleren", "ib-0", "sleutel")
    deed.fate, deed.places = Fate.DONE, {"?vastgelegd=2", "?vastgelegd=3"}
    [line] = compared(books, [(CASE, 2, "sleutel", "signaleren", "ib-0")])
    assert "twee antwoorden" in line


def test_a_letter_may_come_twice_only_when_it_was_tried_twice():
    assert [*too_often({"<a>": 2, "<b>": 1}, {"<a>": 2, "<b>": 1})] == []
    [line] = too_often({"<a>": 2}, {"<a>": 1})
    assert "2 keer bezorgd" in line


def test_a_lost_answer_needs_a_fault_that_explains_it():
    books = Accountant()
    books.unanswered("zaak", "ReadError")
    now = time.monotonic()
    struck = Struck("de database gedood", now - 5, now - 1, 1.0)
    assert [*outage_findings(books, [struck], 12)] == []
    [line] = outage_findings(books, [], 12)
    assert line == "zaak: 1 keer ReadError zonder dat iets kapot was"


def test_without_a_disk_of_its_own_the_mail_server_meets_a_limit(tmp_path):
    certificate, port = make_certificate(tmp_path), free_port()
    folder = tmp_path / "mail"
    box = (str(folder), str(certificate), str(port))
    command = [sys.executable, "-m", "tests.e2e.load.postbox", *box]
    program = Program("postbox", command, {}, tmp_path)
    server = SmtpServer(host="127.0.0.1", port=port, ca_file=certificate / "cert.pem")
    disk = Limited()
    try:
        until(lambda: sent(server), what="the mail server")
        disk.fill(program.pid)
        with pytest.raises(NoServer, match="geen plaats"):
            deliver_now(MESSAGE, server)
        disk.free(program.pid)
        deliver_now(MESSAGE, server)
    finally:
        program.kill()
    assert len([*folder.iterdir()]) == 2


def sent(server):
    with suppress(NoServer):
        deliver_now(MESSAGE, server)
        return True
    return False


def test_a_fault_of_ours_is_a_finding_and_not_a_time():
    books = Accountant()
    books.answered("zaak", 500, 0.1)
    assert books.complaints == ["zaak: antwoord 500"]


def test_a_percentile_is_of_what_was_measured():
    ordered = [*range(1, 101)]
    assert [at(ordered, share) for share in (0.5, 0.95, 0.99)] == [51, 96, 100]
    assert at([], 0.99) == 0
