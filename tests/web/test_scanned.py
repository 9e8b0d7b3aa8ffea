"""What comes in is looked at, what goes out is clean, and the original stays."""

import io
from dataclasses import replace

import pikepdf
import pytest

from casework.demo.people import IB, everyone
from casework.models import Scan
from casework.services.clamd import Clamd, ScannerAway
from casework.services.given_copy import copy_for_outside, copy_to_read
from casework.services.hold import find, view
from casework.services.open_case import open_case
from casework.services.scan_uploads import scan_waiting
from casework.services.uploads import document_of, document_to_sign, documents_around
from casework.services.verify import verify
from casework.work import Desk, Place
from statemachines.engine import Refused
from tests import pdfs
from tests.conftest import SWV
from tests.scanner import VIRUS, clamd
from tests.web.test_notes import PDF, PNG, send

SEEN = PDF.replace(b"endobj", b"endobj " + VIRUS)


@pytest.fixture
def ot(desk, browser):
    with desk.work(SWV) as work:
        made = open_case(work, "ot", everyone(), by=IB)
    browser.sign_in(IB)
    return f"/zaken/{made.kenmerk}"


def with_scanner(browser, scanner):
    office = browser.app.state.office
    browser.app.state.office = replace(office, scanner=scanner)


def away(content):
    raise ScannerAway("weg")


def papers(desk, ot):
    with desk.look(SWV) as work:
        case = view(work, find(work, ot.rpartition("/")[2], IB), IB)
        return documents_around(work, case, IB)


def paper(desk, ot):
    """Return the one document with its bytes."""
    with desk.look(SWV) as work:
        case = view(work, find(work, ot.rpartition("/")[2], IB), IB)
        [found] = documents_around(work, case, IB)
        return document_of(work, case, found.id, IB)


def test_a_virus_is_refused_at_the_door_with_kind_words(desk, browser, ot):
    with clamd() as server:
        with_scanner(browser, Clamd(server.place))
        said = send(browser, ot, "a.pdf", SEEN)
        assert said.status_code == 422
        assert "In dit bestand zit een virus" in said.text
        assert papers(desk, ot) == []
        assert send(browser, ot, "b.pdf", PDF).status_code == 303
    assert server.seen == [SEEN, PDF]
    [kept] = papers(desk, ot)
    assert kept.scan is Scan.SCHOON
    assert "Nagekeken op virussen" in browser.get(f"{ot}/stukken").text


def test_without_a_scanner_it_is_kept_and_that_is_visible(desk, browser, ot):
    send(browser, ot, "a.png", PNG)
    assert papers(desk, ot)[0].scan is Scan.ONBEKEND
    assert "Niet nagekeken op virussen" in browser.get(f"{ot}/stukken").text


def test_a_scanner_that_was_away_looks_later(desk, browser, ot):
    with_scanner(browser, away)
    for name, content in (("a.pdf", SEEN), ("b.pdf", PDF), ("c.png", PNG)):
        assert send(browser, ot, name, content).status_code == 303
    assert [line.outcome for line in scan_waiting(desk, SWV, away).lines] == [
        "de virusscanner geeft geen antwoord"
    ]
    with clamd() as server:
        batch = scan_waiting(desk, SWV, Clamd(server.place))
    assert {line.outcome for line in batch.lines} == {
        "2 schoon",
        "1 besmet: niemand kan het openen",
    }
    assert scan_waiting(desk, SWV, Clamd(server.place)).lines == ()
    found = {stuk.naam: stuk for stuk in papers(desk, ot)}
    assert found["a.pdf"].scan is Scan.BESMET
    assert found["b.pdf"].scan is Scan.SCHOON
    page = browser.get(f"{ot}/stukken")
    assert f"/stukken/{found['a.pdf'].id}" not in page.text
    assert "Er zit een virus in" in page.text
    for path in ("", "?origineel=ja"):
        got = browser.get(f"{ot}/stukken/{found['a.pdf'].id}{path}")
        assert got.status_code == 409
        assert VIRUS not in got.content
    with desk.look(SWV) as work:
        case = view(work, find(work, ot.rpartition("/")[2], IB), IB)
        infected = found["a.pdf"].vingerafdruk
        assert document_to_sign(work, case, infected) is None
        assert verify(work).findings == ()


def test_the_sweep_goes_on_after_what_was_destroyed(desk, browser, ot):
    for name in ("a.pdf", "b.pdf"):
        send(browser, ot, name, PDF)
    with desk.work(SWV) as work:
        work.rows(
            """update upload set ciphertext = '\\x00'
            where id = (select id from upload order by id limit 1)""",
            [],
        )
    told = [
        line.outcome for line in scan_waiting(desk, SWV, lambda _: Scan.SCHOON).lines
    ]
    assert sorted(told) == ["1 niet te openen", "1 schoon"]


def test_a_sweep_in_batches(desk, browser, ot, monkeypatch):
    monkeypatch.setattr("casework.services.scan_uploads.BATCH", 1)
    for name in ("a.pdf", "b.pdf"):
        send(browser, ot, name, PDF)
    after, told = None, []
    for _ in range(3):
        batch = scan_waiting(desk, SWV, lambda _: Scan.SCHOON, after)
        told.append(len(batch.lines))
        after = batch.after
    assert (told, after) == ([1, 1, 0], None)


def test_no_scanner_no_work(desk):
    assert scan_waiting(desk, SWV, None).lines == ()


def test_who_opens_a_pdf_gets_it_without_what_can_run(desk, browser, ot):
    given = pdfs.evil()
    send(browser, ot, "a.pdf", given)
    stuk, kept = paper(desk, ot)
    assert kept == given
    path = f"{ot}/stukken/{stuk.id}"
    clean = browser.get(path)
    assert b"/OpenAction" not in clean.content
    with pikepdf.open(io.BytesIO(clean.content)) as pdf:
        assert len(pdf.pages) == 1
    assert browser.get(f"{path}?origineel=ja").content == given
    assert "?origineel=ja" in browser.get(f"{ot}/stukken").text
    assert "Uit deze pdf is gehaald" in copy_to_read(stuk, kept).zin


def reasons(desk, stuk, content, *, scans):
    place = Place(scans=scans)
    with Desk.look(replace(desk, place=place), SWV) as work:
        try:
            return copy_for_outside(work, stuk, content)
        except Refused as refusal:
            return " ".join(reason.sentence for reason in refusal.reasons)


@pytest.mark.parametrize(
    ("scan", "scans", "said"),
    [
        (Scan.ONBEKEND, True, "nog niet nagekeken"),
        (Scan.ONBEKEND, False, None),
        (Scan.SCHOON, True, None),
        (Scan.BESMET, True, "virus"),
        (Scan.BESMET, False, "virus"),
    ],
)
def test_what_was_not_seen_stays_inside(desk, browser, ot, scan, scans, said):
    send(browser, ot, "a.pdf", pdfs.evil())
    stuk, content = paper(desk, ot)
    told = reasons(desk, replace(stuk, scan=scan), content, scans=scans)
    if said is None:
        assert b"/OpenAction" not in told.content
    else:
        assert said in told


def test_outside_goes_what_is_signed_and_harmless_as_it_is(desk, browser, ot):
    given = pdfs.signed()
    send(browser, ot, "a.pdf", given)
    stuk, content = paper(desk, ot)
    assert reasons(desk, stuk, content, scans=False).content == given
    hidden = pdfs.signed(with_script=True)
    assert "er zit nog in" in reasons(desk, stuk, hidden, scans=False)
    assert "wachtwoord" in reasons(desk, stuk, pdfs.locked(), scans=False)
    assert "Let op" in copy_to_read(stuk, hidden).zin
    assert "niet nagekeken" in copy_to_read(stuk, pdfs.locked()).zin
    with pytest.raises(Refused):
        copy_to_read(replace(stuk, scan=Scan.BESMET), content)
