"""Put a text in the page it is shown and printed on. The page escapes every word."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from notifications.dutch import datum
from notifications.letter import Document, Letter

_HEADING, _ITEM = "## ", "- "
_PAGES = Environment(
    loader=PackageLoader("notifications", "."),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Block:
    """A heading, a list or a paragraph, with its lines."""

    kind: str
    lines: tuple[str, ...]


def as_html(document: Document, letter: Letter) -> str:
    """Return the letter as a page of its own, with kenmerk, date and sender below."""
    sender = letter.afzender
    footer = (
        f"Kenmerk {letter.kenmerk}",
        datum(letter.datum),
        f"{sender.naam}, telefoon {sender.telefoon}",
    )
    return page(document, link=letter.link, footer=footer)


def page(document: Document, *, link: str, footer: tuple[str, ...]) -> str:
    """Return any text as a page. Only ``link`` can be clicked, nothing people typed."""
    return _PAGES.get_template("layout.html").render(
        titel=document.title, blokken=[*blocks(document.body)], link=link, voet=footer
    )


def blocks(body: str) -> Iterator[Block]:
    """Yield the headings, lists and paragraphs of a text."""
    for paragraph in filter(None, body.split("\n\n")):
        lines = paragraph.splitlines()
        plain = tuple(line for line in lines if not line.startswith(_ITEM))
        items = tuple(x.removeprefix(_ITEM) for x in lines if x.startswith(_ITEM))
        if plain and plain[0].startswith(_HEADING):
            yield Block("kop", (plain[0].removeprefix(_HEADING),))
        elif plain:
            yield Block("alinea", plain)
        if items:
            yield Block("lijst", items)
