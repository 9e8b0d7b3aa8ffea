"""The page of a letter: readable for everyone, complete, and safe."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from notifications.layout import as_html
from notifications.letter import Document
from tests.notifications.samples import LETTER

BODY = (
    """Datum: vandaag
Kenmerk: X

## Wat kunt u doen?

U kunt:
- bellen;
- schrijven.

"""
    + LETTER.link
)


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [v for k, v in attrs if k in {"href", "src"}]

    def handle_data(self, data):
        self.text += data


def test_a_page_has_the_parts_a_screen_reader_looks_for():
    html = as_html(Document("Uw aanvraag", BODY), LETTER)
    assert html.startswith('<!doctype html>\n<html lang="nl">')
    assert "<title>Uw aanvraag</title>" in html
    assert "<h1>Uw aanvraag</h1>" in html
    assert "<h2>Wat kunt u doen?</h2>" in html
    assert "<p>U kunt:</p>\n<ul>\n<li>bellen;</li>\n<li>schrijven.</li>" in html
    assert "<p>Datum: vandaag<br>Kenmerk: X</p>" in html


def test_the_foot_of_a_page_has_kenmerk_date_sender_and_telephone():
    footer = as_html(Document("t", "b"), LETTER).partition("<footer>")[2]
    assert "Kenmerk TLV-2026-7F3K-Q" in footer
    assert "dinsdag 24 november 2026" in footer
    assert "SWV Voorbeeldstad, telefoon 010 000 00 00" in footer


def test_a_printed_page_is_numbered():
    assert 'content: "pagina " counter(page) " van " counter(pages)' in as_html(
        Document("t", "b"), LETTER
    )


def test_a_page_fetches_nothing():
    html = as_html(Document("t", BODY), LETTER)
    page = Page(html)
    assert page.links == [LETTER.link]
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert "@import" not in html
    assert "url(" not in html


@given(st.text(), st.text())
def test_nothing_people_typed_becomes_markup(title, body):
    page = Page(as_html(Document(title, body + " <a href=//evil.example>"), LETTER))
    clean = Page(as_html(Document("t", "b"), LETTER))
    assert set(page.tags) <= {*clean.tags, "h2", "ul", "li", "br", "p"}
    assert page.links == []


def test_a_link_that_people_typed_cannot_be_clicked():
    page = Page(as_html(Document("t", "zie https://evil.example nu"), LETTER))
    assert page.links == []
    assert "https://evil.example" in page.text
