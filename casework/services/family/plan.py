"""The exact document that a parent signs: found by its fingerprint, or not at all."""

from hashlib import sha256

from casework.access import Actor
from casework.services.hold import Held, view
from casework.services.secret_facts import open_facts
from casework.work import Work

_TEXT = "handelingsdeel"


def plan_of(work: Work, case: Held, by: Actor) -> bytes | None:
    """Return the bytes with the fingerprint that is to be signed in this case.

    Nothing when we do not have those very bytes: then there is nothing here to sign,
    and paper is the way (security.md 4.3).
    """
    wanted = case.dossier.get("document_hash")
    if wanted is None or case.parent_id is None:
        return None
    main = view(work, case.parent_id, by)
    texts = open_facts(work, main.id, (_TEXT,)).values()
    found = (text.encode() for text in texts)
    return next((raw for raw in found if sha256(raw).hexdigest() == wanted), None)
