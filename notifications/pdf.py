"""A text as a PDF that a screen reader can read: tagged (PDF/UA-1), in Dutch.

The text is what counts and what is kept; a PDF is made from it each time, and not kept.
Nothing is fetched: a letter has no pictures and no links to follow.
"""

from typing import NoReturn

from notifications.layout import page
from notifications.letter import Document

_VARIANT = "pdf/ua-1"
_NO_LINK = "\n"  # no word of a line is this: on paper nothing can be clicked


class NothingIsFetched(Exception):
    """A text tried to make the PDF fetch something."""


def as_pdf(document: Document, *, footer: tuple[str, ...]) -> bytes:
    """Return a text as a tagged PDF on A4, with ``footer`` below and page numbers."""
    # Imported here: it takes longer to import than a page takes to make.
    from weasyprint import HTML, URLFetcher  # noqa: PLC0415

    class Nowhere(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> NoReturn:
            raise NothingIsFetched(url.partition(":")[0])

    html = page(document, link=_NO_LINK, footer=footer)
    made = HTML(string=html, url_fetcher=Nowhere(), base_url=None)
    pdf: bytes | None = made.write_pdf(pdf_variant=_VARIANT)
    assert pdf is not None  # noqa: S101  it only is None when a file was named
    return pdf
