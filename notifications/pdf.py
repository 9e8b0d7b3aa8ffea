"""A text as a PDF that a screen reader can read: tagged (PDF/UA-1), in Dutch.

The text is what counts and what is kept; a PDF is made from it each time, and not kept.
Nothing is fetched: a letter has no pictures and no links to follow.
"""

from notifications.layout import page
from notifications.letter import Document

_VARIANT = "pdf/ua-1"
_NO_LINK = "\n"  # no word of a line is this: on paper nothing can be clicked


def as_pdf(document: Document, *, footer: tuple[str, ...]) -> bytes:
    """Return a text as a tagged PDF on A4, with ``footer`` below and page numbers."""
    # Imported here: it takes longer to import than a page takes to make.
    from weasyprint import HTML, URLFetcher  # noqa: PLC0415

    nowhere = URLFetcher(allowed_protocols=frozenset())
    html = page(document, link=_NO_LINK, footer=footer)
    made = HTML(string=html, url_fetcher=nowhere)
    return bytes(made.write_pdf(pdf_variant=_VARIANT))
