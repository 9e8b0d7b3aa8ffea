"""The glass file: what was shared and why, who looked, the terms, the own letters."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from casework.services.exchange.received import Received
from casework.services.explain import ExplainedTerm, explain
from casework.services.family.letters import (
    OwnLetter,
    Told,
    own_letter,
    own_letters,
    told_others,
)
from casework.services.family.shared import Shared, came_in, shared_in
from casework.services.hold import Held
from casework.services.looked import looked
from casework.web.ouder.blad import cases_of, parent_page
from casework.web.ouder.kijken import Kijk, who_looked_in_words
from casework.web.ouder.overzicht import zaak_van
from casework.web.ouder.vragen import woorden
from casework.web.visit import Parent, Visit
from statemachines.processes import PROCESSES
from statemachines.rules import RULES

router = APIRouter(include_in_schema=False)
_SEEN = "dossier voor de ouder"
_NO_MORE = "toestemming_intrekken"


@dataclass(frozen=True)
class Termijn:
    """A term with its name, as the explanation was kept."""

    naam: str
    uitleg: ExplainedTerm


@dataclass(frozen=True)
class Pakket:
    """What is shared with a partner, where that stands, and where to say no to it."""

    wat: Shared
    stand: str
    intrekken: str


@dataclass(frozen=True)
class Deel:
    """What a parent may know of one case."""

    case: Held
    titel: str
    gedeeld: list[Told]
    gekeken: list[Kijk]
    termijnen: list[Termijn]
    brieven: list[OwnLetter]
    pakket: Pakket | None
    gekregen: list[Received]


@router.get("/mijn/dossier")
def glass(visit: Parent) -> HTMLResponse:
    """Show the whole file as far as it is this parent's to see."""
    delen = [_deel(visit, case) for case in cases_of(visit)]
    for deel in delen:
        looked(visit.work, deel.case, visit.by, _SEEN)
    return parent_page(visit, "dossier.html", delen=delen)


@router.get("/mijn/brieven/{ident}.txt")
def keep(visit: Parent, ident: str) -> Response:
    """Give one letter to this parent as a file of text."""
    found = _letter(visit, ident)
    name = f"brief-{found.day:%Y-%m-%d}.txt"
    return Response(
        f"{found.title}\n\n{found.body}\n",
        media_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/mijn/brieven/{ident}")
def letter(visit: Parent, ident: str) -> HTMLResponse:
    """Show one letter to this parent, as it was sent."""
    return parent_page(visit, "brief.html", brief=_letter(visit, ident))


def _letter(visit: Visit, ident: str) -> OwnLetter:
    return own_letter(visit.work, cases_of(visit), ident, visit.by)


def _deel(visit: Visit, case: Held) -> Deel:
    terms = explain(visit.work, case.id, visit.by)
    return Deel(
        case,
        woorden(PROCESSES[case.process]).titel,
        told_others(visit.work, case),
        who_looked_in_words(visit, case),
        [Termijn(RULES[term.rule].name, term) for term in terms],
        own_letters(visit.work, case, visit.by),
        _pakket(visit, case),
        came_in(visit.work, case, visit.by),
    )


def _pakket(visit: Visit, case: Held) -> Pakket | None:
    shared = shared_in(visit.work, case, visit.by)
    if shared is None:
        return None
    zaak = zaak_van(visit, case)
    can = _NO_MORE in {keuze.action for keuze in zaak.keuzes}
    return Pakket(shared, zaak.stand, f"{zaak.path}/{_NO_MORE}" if can else "")
