"""Documents that are added to an exchange go along in the package, and clean."""

import json
from dataclasses import replace

import pytest

from casework.access import SYSTEEM
from casework.models import Scan, Subject
from casework.services.added import NotAdded
from casework.services.exchange.contents import contents_for
from casework.services.exchange.send import prepare_due
from casework.services.hold import hold
from casework.services.uploads import File, add_document
from casework.services.verify import verify
from statemachines.convenant import Veldklasse
from statemachines.engine import Refused
from tests import pdfs, sending
from tests.casework.test_sending import bytes_of, opened
from tests.conftest import SWV
from tests.post import VOORZITTER

pytestmark = pytest.mark.usefixtures("light")
FIXED = "staat al vast"


def add(work, ident, subject=Subject.GEWOON, naam="dagen.pdf", pdf=None, **more):
    file = File(naam, pdf or pdfs.plain(), **more)
    return add_document(work, ident, subject, file, by=VOORZITTER)


def contents(work, ident, **changed):
    """Return what would go now, if the exchange said this."""
    case, _ = hold(work, ident, SYSTEEM)
    return contents_for(work, replace(case, dossier={**case.dossier, **changed}))


def refused(work, ident, **changed):
    with pytest.raises(Refused) as refusal:
        contents(work, ident, **changed)
    return [reason.sentence for reason in refusal.value.reasons]


def test_a_document_is_in_the_package_that_leaves_and_nothing_in_it_can_run(desk):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.own_key(work)
        _, opener = sending.partner_of_leerrecht(work)
        ident = sending.chosen(work)
        add(work, ident, naam="overzicht dagen.pdf", pdf=pdfs.evil())
    sending.checked(desk, ident)
    prepare_due(desk, SWV)
    [data] = bytes_of(desk, ident)
    files = {file.name: file.data for file in opened(desk, data, opener).files}
    assert set(files) == {"gegevens.html", "gegevens.json", "stuk-1.pdf"}
    assert b"JavaScript" in pdfs.evil()
    assert files["stuk-1.pdf"].startswith(b"%PDF")
    assert b"JavaScript" not in files["stuk-1.pdf"]
    [told] = json.loads(files["gegevens.json"])["stukken"]
    assert told == {"bestand": "stuk-1.pdf", "naam": "overzicht dagen.pdf"}
    page = files["gegevens.html"].decode()
    assert "overzicht dagen.pdf. Uit deze pdf is gehaald" in page
    with desk.look(SWV) as work:
        assert verify(work).findings == ()


def test_once_all_is_checked_nothing_is_added(desk):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.own_key(work)
        sending.partner_of_leerrecht(work)
        ident = sending.chosen(work)
    sending.checked(desk, ident)
    with desk.work(SWV) as work, pytest.raises(NotAdded, match=FIXED):
        add(work, ident)


@pytest.mark.parametrize("subject", [Subject.ONDERWIJS, Subject.GEZONDHEID])
def test_a_document_about_what_was_not_chosen_stays_here(desk, subject):
    with desk.work(SWV) as work:
        ident = sending.chosen(work)
        add(work, ident, subject)
        [sentence] = refused(work, ident)
        about = Veldklasse(subject.value).naam
        assert f"'dagen.pdf' gaat over {about}" in sentence
        chosen = ["identiteit", "verzuim", subject.value]
        assert contents(work, ident, klassen=chosen).stukken


def test_from_the_samenwerkingsverband_no_document_goes_past_school_and_parents(desk):
    with desk.work(SWV) as work:
        ident = sending.chosen(work)
        add(work, ident)
        [sentence] = refused(work, ident, afzender="swv", ontvanger="jeugdhulp")
        assert "er kan gezondheid in staan" in sentence
        assert contents(work, ident, afzender="swv", ontvanger="school").stukken


def test_without_a_name_no_document_goes(desk):
    with desk.work(SWV) as work:
        ident = sending.chosen(work)
        add(work, ident)
        told = refused(work, ident, zonder_naam=True, klassen=["verzuim"])
        assert any("zonder naam" in sentence for sentence in told)


def test_every_document_says_what_is_wrong_with_it(desk):
    with desk.work(SWV) as work:
        ident = sending.chosen(work)
        add(work, ident, naam="op slot.pdf", pdf=pdfs.locked())
        add(work, ident, Subject.ONDERWIJS, naam="rapport.pdf")
        locked, other = refused(work, ident)
        assert locked.startswith("'op slot.pdf': Deze pdf is beschadigd")
        assert "'rapport.pdf'" in other


def test_the_scanner_must_have_seen_it_when_there_is_one(desk):
    with desk.work(SWV) as work:
        ident = sending.chosen(work)
        add(work, ident)
        scans = replace(work, place=replace(work.place, scans=True))
        assert any("nagekeken op virussen" in said for said in refused(scans, ident))
        work.rows("update upload set scan = %s", [Scan.SCHOON.value])
        assert contents(scans, ident).stukken
