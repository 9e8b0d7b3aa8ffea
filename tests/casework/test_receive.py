"""A package of a partner comes in: all of it, once, or one sentence and nothing."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from casework.access import Actor, CaseNotFound
from casework.exchange import CannotOpen, File
from casework.exchange.described import Use
from casework.exchange.refusal import SENTENCE
from casework.models import Scan, Subject
from casework.services.advance import advance
from casework.services.datalek.readers import Asked, who_read
from casework.services.exchange.certificate_life import revoke
from casework.services.exchange.certificates import certificates_of
from casework.services.exchange.members import add_member
from casework.services.exchange.partners import approve_partner, change_partner
from casework.services.exchange.receive import receive, receive_by_reference
from casework.services.exchange.received import received_in
from casework.services.exchange.revoked_for import RevokedFor
from casework.services.hold import view
from casework.services.uploads import document_of, documents_around
from casework.services.verify import verify
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.partners import ASKS, FG, WIJKTEAM
from tests.post import VOORZITTER
from tests.received import (
    PDF,
    WIJK,
    clean,
    identity,
    our_certificate,
    sender_of,
    stranger,
)

NOTHING = (0, 0)
STOP = {"reden_intrekking": "Verzonnen reden."}


@pytest.fixture
def sender(desk):
    with desk.work(SWV) as work:
        return sender_of(work)


@pytest.fixture
def member(desk, light, sender):
    """Let the account of the wijkteam be of the partner."""
    make(desk, WIJK.id, "w@wijk.example", (WIJK.role,))
    with desk.work(SWV) as work:
        add_member(work, sender.partner, WIJK.id, by=ASKS)
    return WIJK


def kept(desk):
    """Return how many packages and documents there are."""
    with desk.work(SWV) as work:
        [found] = work.rows(
            """select (select count(*) from received_package),
            (select count(*) from upload)""",
            [],
        )
    return found


def takes(desk, sender, data, by=VOORZITTER, scan=clean):
    with desk.work(SWV) as work:
        return receive(work, sender.case_id, data, scan, by=by)


def refuses(desk, sender, data, by=VOORZITTER, scan=clean):
    """Tell whether a package is refused with the one sentence, and nothing stays."""
    before = kept(desk)
    with desk.work(SWV) as work, pytest.raises(CannotOpen) as refused:
        receive(work, sender.case_id, data, scan, by=by)
    return str(refused.value) == SENTENCE and kept(desk) == before


def test_what_is_in_a_package_becomes_documents_of_the_case(desk, sender):
    receipt = takes(desk, sender, sender.sealed(desk.clock()))
    assert (receipt.kenmerk, receipt.files) == (sender.kenmerk, 2)
    with desk.work(SWV) as work:
        case = view(work, sender.case_id, VOORZITTER)
        found = {s.naam: s for s in documents_around(work, case, VOORZITTER)}
        [told] = received_in(work, case)
        _, pdf = document_of(work, case, found["verslag.pdf"].id, VOORZITTER)
    assert pdf == PDF
    assert {name: (s.kind, s.scan) for name, s in found.items()} == {
        "verslag.pdf": ("pdf", Scan.SCHOON),
        "brief.txt": ("txt", Scan.SCHOON),
    }
    assert {s.subject for s in found.values()} == {Subject.ONDERWIJS}
    assert (told.partner, told.party) == (WIJKTEAM.naam, "wijkteam")
    assert (told.purpose, told.ground) == ("ondersteuning_school", "toestemming")
    with desk.work(SWV) as work:
        assert verify(work).findings == ()


def test_nothing_of_it_is_in_clear(desk, sender):
    takes(desk, sender, sender.sealed(desk.clock(), File("geheim.txt", b"Verzonnen.")))
    with desk.work(SWV) as work:
        rows = work.rows(
            "select u::text, r::text from upload u, received_package r", []
        )
    assert "geheim" not in str(rows)
    assert b"Verzonnen.".hex() not in str(rows)


def test_health_is_for_who_may_read_about_health(desk, sender):
    data = sender.sealed(
        desk.clock(), classes=["gezondheid"], legal_basis="uitdrukkelijke_toestemming"
    )
    takes(desk, sender, data)
    with desk.work(SWV) as work:
        case = view(work, sender.case_id, VOORZITTER)
        subjects = {s.subject for s in documents_around(work, case, VOORZITTER)}
    assert subjects == {Subject.GEZONDHEID}


def test_a_package_opens_once(desk, sender):
    data = sender.sealed(desk.clock())
    takes(desk, sender, data)
    assert refuses(desk, sender, data)


def test_two_at_the_same_moment_are_one(desk, sender):
    data, gate = sender.sealed(desk.clock()), threading.Barrier(2)

    def together(_):
        gate.wait()
        try:
            return takes(desk, sender, data).files
        except CannotOpen:
            return 0

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(together, range(2))) == [0, 2]
    assert kept(desk) == (1, 2)


def test_whatever_is_wrong_is_one_sentence_and_nothing_stays(desk, sender, caplog):
    now = desk.clock()
    good = sender.sealed(now)
    wrong = {
        "nonsense": ("cut off", b"x"),
        "a flipped byte": ("changed", good[:-1] + bytes([good[-1] ^ 1])),
        "of nobody we know": ("nobody knows", stranger(sender).sealed(now)),
        "for another": (
            "not locked for us",
            sender.sealed(now, to=identity(Use.ENCRYPT, "Verzonnen ander").certificate),
        ),
        "another party": (
            "covenant",
            sender.sealed(now, sender_role="jeugdhulp", purpose="ondersteuning_school"),
        ),
        "for the SWV-VO": ("covenant", sender.sealed(now, recipient_roles=["swv_vo"])),
        "a BSN": ("covenant", sender.sealed(now, classes=["bsn"])),
        "not in the covenant": ("covenant", sender.sealed(now, classes=["geld"])),
        "another purpose": (
            "another purpose than",
            sender.sealed(now, purpose="thuiszitter"),
        ),
        "a program": ("Kies een bestand", sender.sealed(now, File("x.exe", b"MZ"))),
        "not what it says": (
            "niet wat de naam",
            sender.sealed(now, File("x.pdf", b"MZ")),
        ),
        "no text": ("geen gewone tekst", sender.sealed(now, File("x.txt", b"\0"))),
        "nothing in it": ("leeg", sender.sealed(now, File("x.txt", b""))),
    }
    for what, (why, data) in wrong.items():
        caplog.clear()
        assert refuses(desk, sender, data), what
        [line] = caplog.records
        assert why in line.getMessage(), what
    assert kept(desk) == NOTHING
    assert "verslag" not in caplog.text
    assert takes(desk, sender, good).files == 2


def test_a_package_that_is_over_stays_shut(desk, sender, clock):
    ends = (clock.time + timedelta(minutes=5)).isoformat()
    data = sender.sealed(desk.clock(), expires=ends)
    clock.forward(minutes=5)
    assert refuses(desk, sender, data)


def test_a_virus_in_one_file_keeps_all_of_it_out(desk, sender):
    data = sender.sealed(desk.clock())
    assert refuses(
        desk, sender, data, scan=lambda c: Scan.BESMET if c == PDF else Scan.SCHOON
    )


def test_who_was_revoked_signs_nothing(desk, sender):
    data = sender.sealed(desk.clock())
    with desk.work(SWV) as work:
        [known] = certificates_of(work, sender.partner)
        revoke(work, known.id, RevokedFor.SLEUTEL_GELEKT, by=FG)
    assert refuses(desk, sender, data)


def test_a_partner_of_another_role_in_the_registry_is_not_believed(desk, sender):
    with desk.work(SWV) as work:
        change_partner(
            work, sender.partner, replace(WIJKTEAM, rol="jeugdhulp"), by=ASKS
        )
        approve_partner(work, sender.partner, by=FG)
    assert refuses(desk, sender, sender.sealed(desk.clock()))


def test_a_stranger_to_the_case_hears_that_there_is_none(desk, sender):
    data = sender.sealed(desk.clock())
    for by in (Actor("u-vreemd", Role.VOORZITTER), Actor("u-moeder", Role.LEERLING)):
        with desk.work(SWV) as work, pytest.raises(CaseNotFound):
            receive(work, sender.case_id, data, clean, by=by)
    assert kept(desk) == NOTHING


def test_who_takes_part_but_keeps_no_documents_here_brings_nothing(desk, sender):
    assert refuses(desk, sender, sender.sealed(desk.clock()), by=WIJK)


def test_a_partner_brings_its_own_packages(desk, sender, member):
    data = sender.sealed(desk.clock())
    with desk.work(SWV) as work:
        receipt = receive_by_reference(work, data, clean, by=member)
    assert (receipt.kenmerk, receipt.files, receipt.repeated) == (
        sender.kenmerk,
        2,
        False,
    )
    with desk.work(SWV) as work:
        again = receive_by_reference(work, data, clean, by=member)
    assert again == replace(receipt, repeated=True)
    assert kept(desk) == (1, 2)
    with desk.work(SWV) as work, pytest.raises(CannotOpen):
        receive_by_reference(work, data, clean, by=VOORZITTER)


def test_a_number_of_a_case_that_is_not_theirs_is_the_same_sentence(
    desk, sender, member
):
    for ref in ("OT-2026-7F3K-Q", "niets", "TLV-2026-7F3K9-Q"):
        data = sender.sealed(desk.clock(), case_ref=ref)
        with desk.work(SWV) as work, pytest.raises(CannotOpen) as refused:
            receive_by_reference(work, data, clean, by=member)
        assert str(refused.value) == SENTENCE
    assert kept(desk) == NOTHING


def test_a_package_for_the_school_is_locked_for_the_school(desk, sender):
    """Who may get health data may not be who has a key by chance."""
    with desk.work(SWV) as work:
        swv = our_certificate(work, "swv")
    assert refuses(desk, sender, sender.sealed(desk.clock(), to=swv))


def test_a_key_that_was_followed_by_another_still_opens(desk, sender):
    with desk.work(SWV) as work:
        our_certificate(work)
    assert takes(desk, sender, sender.sealed(desk.clock())).files == 2


def test_without_keys_of_our_own_nothing_opens(desk, sender):
    with desk.work(SWV) as work:
        work.rows("update own_key set der = null, state = 'requested'", [])
    assert refuses(desk, sender, sender.sealed(desk.clock()))


def test_json_is_text_too(desk, sender):
    told = json.dumps({"lesweken": 4}).encode()
    assert takes(desk, sender, sender.sealed(desk.clock(), File("g.json", told))).files


def test_of_a_page_only_the_words_come_in(desk, sender):
    page = b"""<!doctype html><html><head><style>p{}</style></head><body>
    <h1>Gegevens</h1><dl><dt>Les</dt><dd>Twee &amp; drie <b>uur</b></dd></dl>
    <script>boos()</script><p onclick="boos()">Klaar.</p></body></html>"""
    takes(desk, sender, sender.sealed(desk.clock(), File("gegevens.html", page)))
    with desk.work(SWV) as work:
        case = view(work, sender.case_id, VOORZITTER)
        [stuk] = documents_around(work, case, VOORZITTER)
        _, content = document_of(work, case, stuk.id, VOORZITTER)
    assert stuk.naam == "gegevens.txt"
    assert content.decode() == "Gegevens\nLes\nTwee & drie uur\nKlaar."


def test_who_read_is_told_with_what_came_in(desk, sender):
    takes(desk, sender, sender.sealed(desk.clock()))
    with desk.work(SWV) as work:
        day = timedelta(days=1)
        asked = Asked(work.now - day, work.now + day, zaak=sender.kenmerk)
        [read] = who_read(work, asked)
        nobody = who_read(work, replace(asked, account="u-ander"))
    assert (read.wat, read.account) == ("pakket van een partner", VOORZITTER.id)
    assert (read.velden, read.doel) == (("onderwijs",), "ondersteuning_school")
    assert nobody == []


def test_what_came_in_is_a_leaf_of_the_log(desk, sender):
    takes(desk, sender, sender.sealed(desk.clock()))
    with desk.work(SWV) as work:
        waiting = work.rows("select kind from unsealed", [])
    assert ("received_package",) in waiting


def test_a_closed_case_takes_nothing(desk, sender):
    with desk.work(SWV) as work:
        advance(work, sender.case_id, "intrekken", by=VOORZITTER, facts=STOP)
    assert refuses(desk, sender, sender.sealed(desk.clock()))
