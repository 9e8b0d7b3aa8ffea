"""The exact document that a parent signs: found by its fingerprint, or not at all."""

from dataclasses import dataclass
from hashlib import sha256

from casework.access import Actor
from casework.services.hold import Held, view
from casework.services.secret_facts import open_facts
from casework.services.uploads import document_to_sign
from casework.work import Work

_TEXT = "handelingsdeel"
_PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Plan:
    """A document, byte for byte. ``text``: what to show when it is plain text."""

    content: bytes
    media_type: str
    name: str

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of these bytes."""
        return sha256(self.content).hexdigest()

    @property
    def text(self) -> str | None:
        """Return the text of a plan that is text; a file has none."""
        return self.content.decode() if self.media_type == _PLAIN else None


def plan_of(work: Work, case: Held, by: Actor) -> Plan | None:
    """Return the document with the fingerprint that is to be signed in this case.

    That is the text of the help itself, or the file that was added for it. Nothing
    when we do not have those very bytes: then there is nothing here to sign, and paper
    is the way (security.md 4.3).
    """
    wanted = case.dossier.get("document_hash")
    if wanted is None or case.parent_id is None:
        return None
    main = view(work, case.parent_id, by)
    for text in open_facts(work, main.id, (_TEXT,)).values():
        plan = Plan(text.encode(), _PLAIN, "plan.txt")
        if plan.fingerprint == wanted:
            return plan
    found = document_to_sign(work, case, wanted)
    if found is None:
        return None
    stuk, content = found
    return Plan(content, stuk.kind.media_type, f"plan.{stuk.kind.value}")
