"""The check page: everything at a glance, and only then it is really sent."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from casework.services.family.cases import own_key
from casework.services.family.draft import drop_draft
from casework.services.family.shared import shared_in
from casework.services.people import people_of
from casework.web.ouder.blad import parent_page
from casework.web.ouder.lijst import Lijst, NietNu, as_read, lijst_of, wrong_with
from casework.web.ouder.send import fingerprint, send
from casework.web.ouder.vraag import not_now
from casework.web.posted import Posted
from casework.web.taal import language_of
from casework.web.visit import Parent, Visit
from statemachines.engine import Refused

router = APIRouter(include_in_schema=False)
_CHECK = "/mijn/zaken/{kenmerk}/{action}/controle"


@dataclass(frozen=True)
class Regel:
    """One question with the answer that was given, and where to change it."""

    vraag: str
    antwoord: str
    path: str


@router.get(_CHECK)
def check(visit: Parent, kenmerk: str, action: str) -> Response:
    """Show everything before it is sent; a question without an answer comes first."""
    found = lijst_of(visit, kenmerk, action)
    if isinstance(found, NietNu):
        return not_now(visit, found)
    if open_ := _open_question(visit, found):
        return RedirectResponse(open_, 303)
    return _page(visit, found)


@router.post(_CHECK)
def sent(visit: Parent, form: Posted, kenmerk: str, action: str) -> Response:
    """Send the answer. Sending it twice, or at the same time, sends it once."""
    found = lijst_of(visit, kenmerk, action)
    if isinstance(found, NietNu):
        return not_now(visit, found)
    if open_ := _open_question(visit, found):
        return RedirectResponse(open_, 303)
    if form.text("stuk") != fingerprint(visit, found):
        return RedirectResponse(found.first, 303)
    try:
        receipt = send(visit, found)
    except Refused as refusal:
        return not_now(visit, NietNu(found.case, action, refusal.reasons))
    drop_draft(visit.work, found.case, visit.by, action)
    return RedirectResponse(receipt, 303)


@router.post("/mijn/zaken/{kenmerk}/{action}/weggooien")
def thrown_away(visit: Parent, kenmerk: str, action: str) -> Response:
    """Forget what was typed and not sent."""
    found = lijst_of(visit, kenmerk, action)
    drop_draft(visit.work, found.case, visit.by, action)
    return RedirectResponse(f"/mijn/zaken/{found.case.kenmerk}", 303)


def _page(visit: Visit, lijst: Lijst) -> Response:
    text = language_of(visit.request).text
    return parent_page(
        visit,
        "controle.html",
        lijst=lijst,
        regels=[
            Regel(text(f.label), as_read(visit, f), f"{lijst.path}/{n}")
            for n, f in enumerate(lijst.fields, start=1)
        ],
        stuk=fingerprint(visit, lijst),
        mailbox=_mailbox(visit, lijst),
        terug=_back(lijst),
        gedeeld_wordt=shared_in(visit.work, lijst.case, visit.by),
    )


def _back(lijst: Lijst) -> str:
    """Return the page before: the last question, the document, or the case."""
    if lijst.fields:
        return f"{lijst.path}/{len(lijst.fields)}"
    return lijst.first if lijst.woorden.stuk else f"/mijn/zaken/{lijst.case.kenmerk}"


def _open_question(visit: Visit, lijst: Lijst) -> str | None:
    """Return the page of the first question that is not well answered yet."""
    return next(
        (
            f"{lijst.path}/{number}"
            for number, field in enumerate(lijst.fields, start=1)
            if wrong_with(visit, lijst, field)
        ),
        None,
    )


def _mailbox(visit: Visit, lijst: Lijst) -> str:
    """Return enough of the e-mail address to see a typing error, and no more."""
    key = own_key(lijst.case, visit.by)
    person = people_of(visit.work, lijst.case.id, lijst.case.people).get(key or "")
    if person is None or not person.party.e_consent:
        return ""
    if person.party.afgeschermd or person.party.geheim_adres:
        return ""
    name, at, place = person.identity.email.partition("@")
    return f"{name[:1]}\u2022\u2022\u2022{at}{place}" if at else ""
