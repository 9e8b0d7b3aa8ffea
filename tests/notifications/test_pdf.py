"""A letter as a PDF: tagged, Dutch, the whole text, and nothing from elsewhere."""

import re
import subprocess
import sys
import zlib

from notifications.letter import Document
from notifications.pdf import as_pdf

TEXT = Document("Ons besluit", "Beste mevrouw De Wit,\n\n## Waarom\n\n- een\n- twee")
PARTS = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def readable(pdf):
    """Return the bytes with every compressed part opened."""
    opened = [pdf]
    for part in PARTS.findall(pdf):
        try:
            opened.append(zlib.decompress(part))
        except zlib.error:
            continue
    return b"\n".join(opened)


def test_a_pdf_is_tagged_and_says_in_which_language_it_is():
    pdf = as_pdf(TEXT, footer=("Kenmerk X",))
    inside = readable(pdf)
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in inside
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", inside)
    assert re.search(rb"/Lang\s*\(nl\)", inside)
    assert b"pdfuaid:part" in inside
    assert b"/H1" in inside
    assert b"/LI" in inside


def test_nothing_is_fetched(monkeypatch):
    asked = []
    monkeypatch.setattr(
        "urllib.request.OpenerDirector.open", lambda *tried, **_: asked.append(tried)
    )
    monkeypatch.setattr(
        "notifications.pdf.page",
        lambda *_a, **_k: "<html lang=nl><title>x</title><img src='file:///etc/hosts'>",
    )
    assert as_pdf(TEXT, footer=()).startswith(b"%PDF-")
    assert asked == []


def test_the_program_starts_without_the_pdf_library():
    code = "import casework.app, sys; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
