"""Cases: find, look, and what came before."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from casework.api import problem
from casework.api.caller import LetterReader, Reader
from casework.api.places import (
    FEW,
    Amount,
    Cursor,
    Kenmerk,
    cursor_of,
    etag,
    place_of,
)
from casework.api.problem import documented
from casework.api.strict import StrictRoute
from casework.services.case_history import Happened, Letter, happened, letters_of
from casework.services.case_paging import Listed, Wanted, case_list
from casework.services.case_view import CaseView, TermView, case_view, term_views

router = APIRouter(route_class=StrictRoute, tags=["zaken"])
_FOR_A_CASE = documented(problem.NIET_GEVONDEN)
_SEEN: dict[int | str, dict[str, Any]] = {
    200: {
        "headers": {
            "ETag": {
                "description": "De versie van de zaak, voor `If-Match`.",
                "schema": {"type": "string"},
            }
        }
    }
}
Filter = Annotated[str | None, Query(pattern=r"^[a-z0-9_@]{1,64}$")]
YesOrNo = Annotated[
    Literal["true", "false"] | None,
    Query(alias="open", description="Alleen zaken die lopen, of juist die klaar zijn."),
]
AfterVersion = Annotated[
    int, Query(ge=0, le=10**9, description="`volgende` van de bladzijde hiervoor.")
]


@dataclass(frozen=True)
class Page:
    """Een bladzijde zaken, de nieuwste eerst."""

    zaken: list[Listed]
    volgende: str | None


@dataclass(frozen=True)
class HistoryPage:
    """Een bladzijde van het logboek, het oudste eerst. Zonder namen."""

    regels: list[Happened]
    volgende: int | None


@dataclass(frozen=True)
class Letters:
    """De berichten van een zaak, en waar elk bericht is."""

    berichten: list[Letter]


@dataclass(frozen=True)
class Terms:
    """De termijnen van een zaak, elk met de uitleg."""

    termijnen: list[TermView]


@router.get("/zaken", summary="Zaken zoeken")
def find_cases(
    call: Reader,
    process: Filter = None,
    state: Filter = None,
    is_open: YesOrNo = None,
    na: Cursor = None,
    aantal: Amount = FEW,
) -> Page:
    """Geef de zaken die dit programma mag zien, de nieuwste eerst.

    Een bladzijde begint waar de vorige eindigde: geef `volgende` terug als `na`.
    """
    wanted = Wanted(process, state, None if is_open is None else is_open == "true")
    found, more = case_list(
        call.work, call.by, wanted, after=place_of(na), limit=aantal
    )
    return Page(found, cursor_of(more))


@router.get("/zaken/{kenmerk}", summary="Een zaak", responses={**_SEEN, **_FOR_A_CASE})
def one_case(call: Reader, kenmerk: Kenmerk, response: Response) -> CaseView:
    """Laat zien waar een zaak staat, met haar termijnen en gekoppelde zaken.

    Van een geheim feit staat er alleen `(verzegeld)`. Dat u keek, staat in het
    overzicht van wie de zaak bekeek.
    """
    case = call.held(kenmerk, "api: zaak")
    response.headers.update(etag(case.version))
    return case_view(call.work, case.id, call.by)


@router.get(
    "/zaken/{kenmerk}/termijnen",
    summary="De termijnen van een zaak",
    responses=_FOR_A_CASE,
)
def terms(call: Reader, kenmerk: Kenmerk) -> Terms:
    """Geef elke termijn met haar twee laatste dagen, en hoe die berekend zijn.

    `raw_end` is om op te plannen, `legal_end` is na de Algemene termijnenwet.
    """
    return Terms(term_views(call.work, call.id_of(kenmerk), call.by))


@router.get(
    "/zaken/{kenmerk}/tijdlijn",
    summary="Wat er in een zaak gebeurde",
    responses=_FOR_A_CASE,
)
def history(
    call: Reader, kenmerk: Kenmerk, na: AfterVersion = 0, aantal: Amount = FEW
) -> HistoryPage:
    """Geef het logboek van een zaak, zonder namen en zonder wat er geschreven is."""
    case = call.held(kenmerk, "api: tijdlijn")
    found, more = happened(call.work, case.id, call.by, after=na, limit=aantal)
    return HistoryPage(found, more)


@router.get(
    "/zaken/{kenmerk}/berichten",
    summary="De berichten van een zaak",
    responses=_FOR_A_CASE,
)
def letters(call: LetterReader, kenmerk: Kenmerk) -> Letters:
    """Geef van elk bericht waar het is: verzonden, per post, niet bezorgd.

    Wat erin staat en aan welk adres het ging, staat er niet bij.
    """
    case = call.held(kenmerk, "api: berichten")
    return Letters(letters_of(call.work, case.id, call.by))
