"""The words of a page that came in a package: what could run in it stays outside."""

from html.parser import HTMLParser

_SILENT = frozenset({"head", "script", "style", "template"})
_LINES = frozenset(
    {"br", "dd", "div", "dt", "h1", "h2", "h3", "li", "p", "table", "tr"}
)


class _Words(HTMLParser):
    """Keeps the text between the tags; a block begins on a new line."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self._silent += tag in _SILENT
        if tag in _LINES:
            self.told.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.told.append(data)


def page_as_text(page: bytes) -> bytes:
    """Return the text of a page of HTML in UTF-8. Raises `UnicodeDecodeError`."""
    words = _Words()
    words.feed(page.decode())
    words.close()
    lines = (line.strip() for line in "".join(words.told).splitlines())
    return "\n".join(filter(None, lines)).encode()
