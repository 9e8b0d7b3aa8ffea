"""The letters of a case: the list, one letter as it was sent, and the same as a PDF."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from casework.access import CaseNotFound
from casework.services.case_row import row_of
from casework.services.hold import Held
from casework.services.kept_letters import KeptLetter, kept_letter, readable_letters
from casework.services.looked import looked
from casework.services.papers import paper, papers_of
from casework.services.people import people_of
from casework.web.letter_pdf import pdf_answer
from casework.web.page import page
from casework.web.visit import Staff, Visit
from notifications.layout import blocks
from statemachines.processes import PROCESSES

router = APIRouter(include_in_schema=False)


@router.get("/zaken/{kenmerk}/brieven")
def letters(kenmerk: str, visit: Staff) -> HTMLResponse:
    """Show which letters went out in a case, and where each is."""
    case = _case(visit, kenmerk)
    looked(visit.work, case, visit.by, "brieven")
    return page(
        visit,
        "brieven.html",
        zaak=case,
        soort=PROCESSES[case.process].title,
        brieven=readable_letters(visit.work, case, visit.by),
        documenten=papers_of(case, visit.by),
        aan=_readers(visit, case),
    )


@router.get("/zaken/{kenmerk}/document/{code}.pdf")
def document(kenmerk: str, code: str, visit: Staff) -> Response:
    """Give a document that is made from the facts of a case, as a tagged PDF."""
    case = _case(visit, kenmerk)
    made = paper(visit.work, case, visit.by, code)
    return pdf_answer(made, f"{code}-{case.kenmerk}", (f"Kenmerk {case.kenmerk}",))


@router.get("/zaken/{kenmerk}/brieven/{ident}.pdf")
def letter_as_pdf(kenmerk: str, ident: str, visit: Staff) -> Response:
    """Give the text of a letter as a tagged PDF."""
    case = _case(visit, kenmerk)
    letter = _letter(visit, case, ident)
    if letter.text is None:
        raise CaseNotFound
    footer = (f"Kenmerk {case.kenmerk}",)
    return pdf_answer(letter.text, f"brief-{case.kenmerk}", footer)


@router.get("/zaken/{kenmerk}/brieven/{ident}")
def letter(kenmerk: str, ident: str, visit: Staff) -> HTMLResponse:
    """Show one letter, exactly as it was sent."""
    case = _case(visit, kenmerk)
    found = _letter(visit, case, ident)
    return page(
        visit,
        "brief.html",
        zaak=case,
        brief=found.brief,
        tekst=found.text,
        blokken=[*blocks(found.text.body)] if found.text else [],
        gewist=found.gewist,
        sha256=found.sha256,
        aan=_readers(visit, case),
    )


def _case(visit: Visit, kenmerk: str) -> Held:
    return row_of(visit.work, kenmerk, visit.by).held


def _letter(visit: Visit, case: Held, ident: str) -> KeptLetter:
    return kept_letter(visit.work, case, visit.by, ident)


def _readers(visit: Visit, case: Held) -> dict[str, str]:
    """Name who letters are for: as the letters address them."""
    people = people_of(visit.work, case.id, case.people)
    return {
        key: person.identity.aanhef or person.identity.naam
        for key, person in people.items()
    }
