"""The letters on paper: print them with the dates of today, and say they are posted."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from casework.access import CaseNotFound
from casework.services.hold import view
from casework.services.people import people_of
from casework.services.post_room import OnPaper, on_paper, waiting_for_post
from casework.services.print_letter import posted, print_letter, text_on_paper
from casework.web.letter_pdf import pdf_answer
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.visit import Staff, Visit
from notifications.layout import blocks
from notifications.render import title_of
from statemachines.inzage_brieven import verzenders
from statemachines.processes import PROCESSES

router = APIRouter(include_in_schema=False)
_SOMEBODY = "de leerling"


@router.get("/post")
def post_room(visit: Staff) -> HTMLResponse:
    """Show which letters wait for this person to print and post them."""
    _refuse_others(visit)
    letters = waiting_for_post(visit.work, visit.by)
    titles = {x.id: title_of(x.notice, _SOMEBODY) for x in letters}
    return page(
        visit, "post.html", brieven=letters, titels=titles, vandaag=visit.work.today
    )


@router.get("/post/{ident}.pdf")
def printed_pdf(ident: str, visit: Staff) -> Response:
    """Give what must be on the paper, as a PDF."""
    letter = _printed(visit, ident)
    text = text_on_paper(visit.work, letter, visit.by)
    return pdf_answer(text, f"brief-{letter.kenmerk}", (f"Kenmerk {letter.kenmerk}",))


@router.get("/post/{ident}")
def printed(ident: str, visit: Staff) -> HTMLResponse:
    """Show what must be on the paper, ready for the printer."""
    letter = _printed(visit, ident)
    text = text_on_paper(visit.work, letter, visit.by)
    case = view(visit.work, letter.case_id, visit.by)
    person = people_of(visit.work, case.id, case.people)[letter.party]
    return page(
        visit,
        "post_brief.html",
        brief=letter,
        aan=person.identity,
        tekst=text,
        blokken=[*blocks(text.body)],
        vandaag=visit.work.today,
    )


@router.post("/post/{ident}/afdrukken")
def print_it(ident: str, visit: Staff, form: Posted) -> RedirectResponse:
    """Keep that the letter is printed, with the dates of today if it is new."""
    letter = on_paper(visit.work, visit.by, ident)
    anew = form.text("opnieuw") == "ja"
    print_letter(visit.work, letter, visit.by, anew=anew)
    return RedirectResponse(f"/post/{ident}", 303)


@router.post("/post/{ident}/gepost")
def is_posted(ident: str, visit: Staff) -> RedirectResponse:
    """Write down that the letter is in the post."""
    letter = on_paper(visit.work, visit.by, ident)
    if letter.step or letter.printed_at is None:
        raise CaseNotFound
    posted(visit.work, letter, visit.by)
    return RedirectResponse("/post", 303)


def _printed(visit: Visit, ident: str) -> OnPaper:
    letter = on_paper(visit.work, visit.by, ident)
    if letter.printed_at is None:
        raise CaseNotFound
    return letter


def _refuse_others(visit: Visit) -> None:
    """Answer as to a page that is not there: the post is not for this role."""
    if not any(visit.by.role in verzenders(code) for code in PROCESSES):
        raise CaseNotFound
