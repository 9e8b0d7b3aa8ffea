"""A letter on paper as others may read it: without the way in of the one who got it.

Paper carries the link of a parent and the letters to type over. Who prints it must see
them; who reads the letter later in the case need not, and so does not.
"""

import re

from notifications.letter import Document
from notifications.render import fill

INSTEAD = "(hier staat de persoonlijke link van wie deze brief kreeg)"
_LINK = re.compile(r"https?://\S+/l/[a-z0-9_]+/\S+")


def without_way_in(text: Document) -> Document:
    """Return the text with no link or code in it that lets somebody in."""
    head, clause, _ = text.body.partition(f"\n\n{_heading()}")
    body = _LINK.sub(INSTEAD, head)
    return Document(text.title, f"{body}\n\n{INSTEAD}" if clause else body)


def _heading() -> str:
    """Return how the clause begins that paper carries, from its own template."""
    clause = fill("online", {"adres": "-", "letters": "-", "tot": "-"})
    return clause.body.partition("\n")[0]
