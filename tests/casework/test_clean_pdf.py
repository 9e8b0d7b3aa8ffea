"""What can run is out of the copy of a PDF; a signed one stays as it came."""

import io

import pikepdf
import pytest

from casework.services.clean_pdf import CannotClean, clean_pdf
from tests import pdfs


def unpacked(content):
    """Return a PDF with nothing compressed in it, as one would search it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def test_everything_that_can_run_is_gone_and_the_pages_are_there():
    given = pdfs.evil()
    before = unpacked(given)
    assert all(mark in before for mark in pdfs.MARKS), "the test file is dangerous"
    copy = clean_pdf(given)
    after = unpacked(copy.content)
    assert not [mark for mark in pdfs.MARKS if mark in after]
    for key in (
        *(b"/JS", b"/OpenAction", b"/AA", b"/Launch", b"/EmbeddedFiles", b"/XFA"),
        *(b"/RichMedia", b"/GoToR", b"/FileAttachment", b"/SubmitForm", b"/Screen"),
    ):
        assert key not in after, key
    with pikepdf.open(io.BytesIO(copy.content)) as pdf:
        assert len(pdf.pages) == 1
    assert "een programma" in copy.removed
    assert "een bestand in het bestand" in copy.removed
    assert not copy.signed


def test_cleaning_twice_is_cleaning_once():
    once = clean_pdf(pdfs.evil())
    assert clean_pdf(once.content).removed == ()
    assert clean_pdf(once.content).content == once.content
    assert clean_pdf(pdfs.evil()).removed == once.removed


def test_what_is_harmless_stays_byte_for_byte():
    for given in (pdfs.plain(), pdfs.with_link("https://school.example/weg")):
        assert clean_pdf(given).content == given


@pytest.mark.parametrize("url", ["HTTPS://x.example", "mailto:a@b.example", "tel:1"])
def test_a_link_that_one_clicks_stays(url):
    assert clean_pdf(pdfs.with_link(url)).removed == ()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "\\\\x\\y", "smb://x", " javascript:x", "x", ""]
)
def test_a_link_to_something_else_goes(url):
    assert clean_pdf(pdfs.with_link(url)).removed


def test_a_signed_document_is_not_touched_and_says_so():
    given = pdfs.signed()
    copy = clean_pdf(given)
    assert (copy.content, copy.signed, copy.removed) == (given, True, ())
    assert copy.left == ()


def test_what_looks_signed_hides_nothing():
    given = pdfs.signed(with_script=True)
    copy = clean_pdf(given)
    assert copy.content == given
    assert copy.left == ("een programma", "wat vanzelf begint")


@pytest.mark.parametrize("given", [b"", b"%PDF-1.7\n%%EOF\n", pdfs.plain()[:40]])
def test_what_is_no_pdf_is_one_sentence(given):
    with pytest.raises(CannotClean, match="beschadigd") as caught:
        clean_pdf(given)
    assert caught.value.__context__ is None


def test_what_is_behind_a_password_cannot_be_cleaned():
    with pytest.raises(CannotClean, match="wachtwoord"):
        clean_pdf(pdfs.locked())


def test_a_pdf_made_to_keep_us_busy_is_refused(monkeypatch):
    monkeypatch.setattr("casework.services.clean_pdf.MOST_OBJECTS", 5)
    with pytest.raises(CannotClean, match="ingewikkeld"):
        clean_pdf(pdfs.evil())


def test_every_cut_and_many_flips_are_cleaned_or_refused():
    given = pdfs.evil()
    changed = [given[:length] for length in range(0, len(given), 37)]
    for place in range(0, len(given), 11):
        flipped = bytearray(given)
        flipped[place] ^= 0xFF
        changed.append(bytes(flipped))
    for content in changed:
        try:
            copy = clean_pdf(content)
        except CannotClean:
            continue
        assert copy.signed or b"/OpenAction" not in unpacked(copy.content)
