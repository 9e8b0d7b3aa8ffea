"""A page for a parent: in their language, with the help that is always there."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup
from starlette.responses import HTMLResponse

from casework.access import CaseNotFound
from casework.services.family.cases import family_case, family_cases
from casework.services.hold import Held
from casework.services.people import Person, people_of
from casework.services.sender import SenderUnknown, sender_of
from casework.web.fields import Field
from casework.web.page import page
from casework.web.taal import LANGUAGES, Language, language_of
from casework.web.visit import Visit
from notifications.letter import Sender
from statemachines.processes import PROCESSES
from statemachines.roles import Role

_BETWEEN = re.compile(r"[\s().-]")
_NUMBER = re.compile(r"\+?[0-9]{8,15}")


def parent_page(
    visit: Visit,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **names: Any,  # noqa: ANN401  what the template names
) -> HTMLResponse:
    """Return a page in the language that this parent chose."""
    chosen = language_of(visit.request)
    known = {
        "_": chosen.text,
        "taal": chosen,
        "talen": LANGUAGES,
        "dag_in_woorden": chosen.day,
        "ned": "" if chosen.is_dutch else Markup(' lang="nl"'),
        "bel": call,
        "hulp": sender(visit, None, ()),
    }
    return page(visit, f"ouder/{template}", status, headers, **{**known, **names})


def call(number: str) -> str | Markup:
    """Return a telephone number that a tap calls; text that is none stays text."""
    digits = _BETWEEN.sub("", number)
    if not _NUMBER.fullmatch(digits):
        return number
    return Markup('<a class="utrecht-link" href="tel:{}">{}</a>').format(digits, number)


def cases_of(visit: Visit) -> list[Held]:
    """Return the cases about the child of this link that the parent may see.

    Raises `CaseNotFound` when there is none any more.
    """
    assert visit.session.case_id  # noqa: S101  `Parent` let nobody in without one
    found = family_cases(visit.work, visit.session.case_id, visit.by)
    if not found:
        raise CaseNotFound
    return found


def case_of(visit: Visit, kenmerk: str) -> Held:
    """Return one of them, or raise `CaseNotFound`."""
    assert visit.session.case_id  # noqa: S101  `Parent` let nobody in without one
    return family_case(visit.work, visit.session.case_id, kenmerk, visit.by)


def sender_in(visit: Visit, case: Held) -> Sender | None:
    """Return who asks something in a case: the school, or the samenwerkingsverband."""
    people = people_of(visit.work, case.id, case.people).values()
    asks = sender(visit, PROCESSES[case.process].signed_by, tuple(people))
    return asks or sender(visit, None, ())


def sender(
    visit: Visit, role: Role | None, people: tuple[Person, ...]
) -> Sender | None:
    """Return whom a parent can call; nothing while nobody filled that in."""
    try:
        return sender_of(visit.work, role, people)
    except SenderUnknown:
        return None


def said(field: Field, language: Language) -> Field:
    """Return a question in the language of the reader, as far as it has words there."""
    text = language.text
    return replace(
        field,
        label=text(field.label),
        hulp=text(field.hulp) if field.hulp else "",
        fout=text(field.fout) if field.fout else "",
        keuzes=tuple(replace(c, text=language.shown(c.text)) for c in field.keuzes),
    )
