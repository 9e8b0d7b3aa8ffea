"""Notes and documents: kept sealed, for who may read them, whatever a term does."""

import io
import zipfile
from contextlib import suppress

import pytest

from casework.access import Actor
from casework.demo.people import GEDRAGSWETENSCHAPPER, IB, VOORZITTER, everyone
from casework.services.added import readable
from casework.services.advance import advance
from casework.services.file_kind import FileKind, NotTaken, kind_of_file
from casework.services.hold import find, view
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.verify import verify
from statemachines.roles import Role
from statemachines.situation import Party
from tests.conftest import SWV
from tests.web.browser import HOST

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(20) + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(20) + b"\xff\xd9"
LERAAR = Actor("u-leraar", Role.LERAAR)


def package(*entries):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in entries:
            file.writestr(name, text)
    return made.getvalue()


WORD = (("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"))
ODT = (
    ("mimetype", "application/vnd.oasis.opendocument.text"),
    ("content.xml", "<office/>"),
)
LINK = (
    '<Relationships><Relationship Type="x/relationships/{}" TargetMode="External"/>'
    "</Relationships>"
)
TEMPLATE = LINK.format("attachedTemplate")
DISGUISES = (
    TEMPLATE.replace("ship Type", "ship\n Type"),
    TEMPLATE.replace("<Relationship ", "<r:Relationship "),
    TEMPLATE.replace("TargetMode=", "TargetMode = "),
    TEMPLATE.replace("External", "&#69;xternal"),
    TEMPLATE.replace(" TargetMode", ' Target="//x/relationships/hyperlink" TargetMode'),
    TEMPLATE.encode("utf-16"),
    TEMPLATE.replace("<R", '<!DOCTYPE x [<!ENTITY e "External">]><R', 1),
    LINK.format("afChunk").replace("External", "Internal"),
    "<Relationships>",
)
"""A template from another place, as Word reads it and a careless reader does not."""
ELSEWHERE = (
    '<o><draw:image xlink:href="https://x.example/i.png"/></o>',
    '<o><draw:image xlink:href="//x.example/i.png"/></o>',
    '<o><text:a xlink:href="vnd.sun.star.script:x"/></o>',
    "<o><script:event-listener/></o>",
)


@pytest.fixture
def ot(desk, browser):
    teacher = Person(
        Party("leraar", Role.LERAAR, e_consent=True),
        Identity("Leraar Demonstratie"),
        LERAAR.id,
    )
    with desk.work(SWV) as work:
        made = open_case(work, "ot", [*everyone(), teacher], by=IB)
    browser.sign_in(IB)
    return f"/zaken/{made.kenmerk}"


def send(browser, path, name, content, subject="gewoon"):
    return browser.post(
        f"{path}/stukken",
        data={"csrf": browser.csrf, "onderwerp": subject},
        files={"bestand": (name, content)},
        headers={"origin": HOST},
    )


def test_a_note_is_kept_sealed_with_who_and_when(desk, browser, ot):
    note = {"onderwerp": "gewoon", "tekst": "Moeder belde: <b>donderdag</b> kan."}
    done = browser.submit(f"{ot}/notities", note)
    assert (done.status_code, done.headers["location"]) == (
        303,
        f"{ot}/notities?bewaard=ja",
    )
    page = browser.get(f"{ot}/notities").text
    assert "Moeder belde: &lt;b&gt;donderdag" in page
    assert "Intern begeleider Demonstratie" in page
    with desk.work(SWV) as work:
        [(kept,)] = work.rows("select ciphertext from note", [])
    assert b"Moeder" not in bytes(kept)


def test_what_is_about_health_is_not_for_everybody_in_the_case(browser, ot):
    browser.submit(f"{ot}/notities", {"onderwerp": "gezondheid", "tekst": "Moe."})
    send(browser, ot, "onderzoek.pdf", PDF, "gezondheid")
    page = browser.get(f"{ot}/stukken").text
    address = page.split(f'href="{ot}/stukken/')[1].split('"')[0]
    browser.sign_in(LERAAR)
    assert "Moe." not in browser.get(f"{ot}/notities").text
    assert "onderzoek" not in browser.get(f"{ot}/stukken").text
    assert browser.get(f"{ot}/stukken/{address}").status_code == 404
    secret = {"onderwerp": "gezondheid", "tekst": "Ik ook."}
    assert browser.submit(f"{ot}/notities", secret).status_code == 422
    browser.sign_in(GEDRAGSWETENSCHAPPER)
    assert "Moe." in browser.get(f"{ot}/notities").text
    assert browser.get(f"{ot}/stukken/{address}").status_code == 200


@pytest.mark.parametrize("role", [Role.LEERRECHT, Role.JOS, Role.WIJKTEAM])
def test_who_has_a_file_of_their_own_sees_and_adds_nothing(desk, browser, role):
    partner = Person(Party("partner", role), Identity("Partner"), "u-partner")
    with desk.work(SWV) as work:
        made = open_case(work, "ot", [*everyone(), partner], by=IB)
    path = f"/zaken/{made.kenmerk}"
    note = {"onderwerp": "gewoon", "tekst": "Alleen voor ons."}
    browser.sign_in(IB)
    browser.submit(f"{path}/notities", note)
    browser.sign_in(Actor("u-partner", role))
    page = browser.get(f"{path}/notities")
    assert page.status_code == 200
    assert "Alleen voor ons." not in page.text
    assert "Notitie bewaren" not in page.text
    assert browser.submit(f"{path}/notities", note).status_code == 422


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"onderwerp": "gewoon"},
        {"tekst": "x"},
        {"onderwerp": "vreemd", "tekst": "x"},
        {"onderwerp": "gewoon", "tekst": "BSN 123456782"},
        {"onderwerp": "gewoon", "tekst": "x\u202e"},
        {"onderwerp": "gewoon", "tekst": "x" * 10_001},
    ],
)
def test_a_note_that_cannot_be_kept_is_shown_again(desk, browser, ot, sent):
    answer = browser.submit(f"{ot}/notities", sent)
    assert answer.status_code == 422
    assert "Dit moet nog anders" in answer.text
    with desk.work(SWV) as work:
        assert work.rows("select 1 from note", []) == []


def test_a_document_comes_back_as_it_went_and_never_as_a_page(desk, browser, ot):
    done = send(browser, ot, "C:\\map\\verslag école.pdf", PDF)
    assert done.status_code == 303, done.text
    page = browser.get(f"{ot}/stukken").text
    assert "verslag école.pdf" in page
    address = page.split(f'href="{ot}/stukken/')[1].split('"')[0]
    got = browser.get(f"{ot}/stukken/{address}")
    assert got.content == PDF
    assert got.headers["content-disposition"].startswith("attachment; filename*=UTF-8")
    assert got.headers["content-security-policy"].startswith("sandbox")
    assert got.headers["x-content-type-options"] == "nosniff"
    with desk.work(SWV) as work:
        [(name, kept)] = work.rows("select sealed, ciphertext from upload", [])
    assert b"verslag" not in bytes(name)
    assert PDF not in bytes(kept)


def test_a_document_of_another_case_is_not_there(desk, browser, ot):
    send(browser, ot, "verslag.pdf", PDF)
    page = browser.get(f"{ot}/stukken").text
    address = page.split(f'href="{ot}/stukken/')[1].split('"')[0]
    with desk.work(SWV) as work:
        other = open_case(work, "ot", everyone(), by=IB)
    for path in (f"/zaken/{other.kenmerk}/stukken/{address}", f"{ot}/stukken/1"):
        assert browser.get(path).status_code == 404


@pytest.mark.parametrize("name", ["verslag.exe", "verslag", "verslag.html"])
def test_a_document_of_another_kind_is_refused(desk, browser, ot, name):
    answer = send(browser, ot, name, PDF)
    assert answer.status_code == 422
    assert "pdf, png, jpeg, docx of odt" in answer.text


def test_too_much_is_refused(desk, browser, ot):
    assert send(browser, ot, "leeg.pdf", b"").status_code == 422
    assert send(browser, ot, "groot.pdf", PDF + bytes(20_000_000)).status_code == 422
    with desk.work(SWV) as work:
        send(browser, ot, "goed.pdf", PDF)
        work.rows("update upload set size = 100000000", [])
    assert "100 MB" in send(browser, ot, "nog.pdf", PDF).text


def test_a_case_that_is_over_takes_nothing_more(desk, browser, ot):
    with desk.work(SWV) as work:
        case_id = find(work, ot.rpartition("/")[2], IB)
        facts = {"reden_intrekking": "Niet nodig."}
        advance(work, case_id, "intrekken", by=VOORZITTER, facts=facts)
    note = {"onderwerp": "gewoon", "tekst": "Nog iets."}
    assert browser.submit(f"{ot}/notities", note).status_code == 422
    assert send(browser, ot, "verslag.pdf", PDF).status_code == 422


def test_a_note_that_was_changed_afterwards_is_found(desk, browser, ot):
    browser.submit(f"{ot}/notities", {"onderwerp": "gewoon", "tekst": "Zo was het."})
    with desk.work(SWV) as work:
        work.rows("update note set ciphertext = ciphertext || '\\x00'", [])
    with desk.look(SWV) as work:
        assert "een notitie of een document is veranderd" in str(verify(work))


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.PDF", PDF, FileKind.PDF),
        ("a.png", PNG, FileKind.PNG),
        ("a.jpg", JPEG, FileKind.JPEG),
        ("a.docx", package(*WORD), FileKind.DOCX),
        (
            "a.docx",
            package(*WORD, ("word/_rels/document.xml.rels", LINK.format("hyperlink"))),
            FileKind.DOCX,
        ),
        ("a.odt", package(*ODT), FileKind.ODT),
    ],
)
def test_what_we_take(name, content, kind):
    assert kind_of_file(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html>" + PDF),
        ("a.pdf", b"GIF89a" + PDF),
        ("a.pdf", PNG),
        ("a.png", PDF),
        ("a.pdf", b"%PDF-1.7 zonder einde"),
        ("a.docx", PDF),
        ("a.docx", package(*ODT)),
        ("a.odt", package(*WORD)),
        ("a.docx", package(*WORD)[:-10]),
        ("a.docx", package(*WORD, ("word/vbaProject.bin", "x"))),
        ("a.docx", package(*WORD, ("word/embeddings/oleObject1.bin", "x"))),
        ("a.docx", package(*WORD, ("word/_rels/a.rels", LINK.format("image")))),
        ("a.docx", package(*WORD, ("../elders.xml", "x"))),
        ("a.docx", package(*WORD, ("word/in.zip", "x"))),
        ("a.docx", package(*WORD, ("word/bom.xml", "0" * 5_000_000))),
        ("a.docx", package(*WORD, *((f"w/{n}.xml", "x") for n in range(200)))),
        ("a.odt", package(*ODT, ("Basic/Standard/script.xml", "x"))),
    ],
)
def test_what_we_refuse(name, content):
    with pytest.raises(NotTaken):
        kind_of_file(name, content)


@pytest.mark.parametrize("links", DISGUISES)
def test_a_template_from_elsewhere_is_refused_in_every_disguise(links):
    with pytest.raises(NotTaken):
        kind_of_file("a.docx", package(*WORD, ("word/_rels/a.rels", links)))


@pytest.mark.parametrize("content", ELSEWHERE)
def test_an_odt_that_fetches_or_runs_is_refused(content):
    with pytest.raises(NotTaken):
        kind_of_file("a.odt", package(ODT[0], ("content.xml", content)))


def test_a_link_to_click_on_in_an_odt_is_fine():
    content = '<o><text:a xlink:href="https://x.example/"/></o>'
    odt = package(ODT[0], ("content.xml", content))
    assert kind_of_file("a.odt", odt) is FileKind.ODT


def test_a_document_that_is_broken_anywhere_is_refused_and_no_fault_of_ours():
    whole = package(*WORD, ("word/_rels/a.rels", LINK.format("hyperlink")))
    for at in range(len(whole)):
        broken = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        with suppress(NotTaken):
            kind_of_file("a.docx", broken)


@pytest.mark.parametrize("role", [Role.JEUGDARTS, Role.ONTVANGENDE_SCHOOL, Role.LBT])
def test_who_is_not_of_the_school_or_the_swv_reads_no_notes_and_adds_none(desk, role):
    guest = Person(Party("gast", role), Identity("Gast"), "een-gast")
    with desk.work(SWV) as work:
        made = open_case(work, "ot", [*everyone(), guest], by=IB)
        case = view(work, made.case_id, Actor("een-gast", role))
        assert readable(case, Actor("een-gast", role)) == []
