"""Send an answer: a step of the case, or a request to people. Return the receipt."""

from hashlib import sha256

from casework.ids import new_id
from casework.models import Ask
from casework.services.avg.take_up import take_up
from casework.services.family.plan import plan_of
from casework.services.family.requests import ask
from casework.services.links.evidence import Proof, answer
from casework.services.links.shown import shown_document
from casework.web.ouder.lijst import Lijst, facts_of
from casework.web.taal import language_of
from casework.web.visit import Visit

_VERSION = 12


def fingerprint(visit: Visit, lijst: Lijst) -> str:
    """Return the fingerprint of the document that comes first; empty without one."""
    if not lijst.woorden.stuk:
        return ""
    plan = plan_of(visit.work, lijst.case, visit.by)
    return plan.fingerprint if plan else ""


def send(visit: Visit, lijst: Lijst) -> str:
    """Send an answer once, and return the page with its receipt.

    Raises `Refused` when the law has something against it after all.
    """
    ident = lijst.draft.ident if lijst.draft else new_id(visit.work.now)
    if lijst.step is None:
        asked = {field.name: list(field.waarden) for field in lijst.fields}
        kind = Ask(lijst.action)
        with visit.work.savepoint():  # refused: then nothing was asked either
            receipt = ask(visit.work, lijst.case, visit.by, kind, asked, ident)
            if kind is Ask.GEGEVENS:
                take_up(visit.work, lijst.case, receipt, by=visit.by)
        return f"/mijn/verzoek/{receipt}"
    outcome = answer(
        visit.work,
        visit.session,
        lijst.case.id,
        lijst.action,
        proof=_proof(visit, lijst),
        facts=facts_of(visit, lijst),
        key=str(ident),
    )
    return f"/mijn/ontvangst/{outcome.kenmerk}/{outcome.version}"


def _proof(visit: Visit, lijst: Lijst) -> Proof:
    """Return what the parent had on the screen: the document, and the sentence."""
    said = f"{lijst.woorden.keuze} {lijst.woorden.gevolg}"
    version = sha256(said.encode()).hexdigest()[:_VERSION]
    return Proof(_shown(visit, lijst), said, version, language_of(visit.request).code)


def _shown(visit: Visit, lijst: Lijst) -> bytes | None:
    if lijst.woorden.stuk:
        plan = plan_of(visit.work, lijst.case, visit.by)
        return plan.content if plan else None
    letter = shown_document(visit.work, visit.session)
    return letter.content if letter else None
