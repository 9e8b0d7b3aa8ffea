"""What came of the step that was just taken, made again from the journal.

The address carries the number of the entry and nothing else; only who took the step
sees the sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.services.hold import Held
from casework.services.since import entry_of
from casework.web.visit import Visit
from notifications.render import title_of

_CHILD = "de leerling"
_LONGEST = 9


@dataclass(frozen=True)
class Recorded:
    """The result of a step: what, where the case is now, terms, and letters."""

    wat: str
    waar: str
    termijnen: tuple[tuple[str, date], ...]
    berichten: tuple[str, ...]


def recorded(visit: Visit, case: Held, names: Mapping[str, str]) -> Recorded | None:
    """Return the result that ``?vastgelegd=`` asks for, or nothing.

    ``names`` says how the people of the case are called, by their key.
    """
    asked = visit.request.query_params.get("vastgelegd", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST):
        return None
    entry = entry_of(visit.work, case, int(asked))
    if entry is None or not entry.done_by(visit.by):
        return None
    return Recorded(
        entry.label,
        f"De zaak gaat verder: {entry.meaning}" if entry.moved else "",
        entry.terms,
        tuple(
            f"Er gaat een bericht naar {names.get(key, key)}: "
            f"{title_of(template, _CHILD)}."
            if key in names
            else f'Voor het bericht "{title_of(template, _CHILD)}" is nog niemand.'
            for template, key in entry.letters
        ),
    )
