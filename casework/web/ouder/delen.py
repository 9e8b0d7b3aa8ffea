"""Who shares what with whom: the covenant in the words of parents, from its table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from casework.web.ouder.blad import parent_page
from casework.web.visit import Parent
from statemachines.convenant import HARDE_REGELS, TABEL, Partij, Regel

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Stroom:
    """What one party may give another, and whether a parent must say yes to it."""

    wat: tuple[str, ...]
    waarvoor: tuple[str, ...]
    vraagt: bool
    wetten: tuple[str, ...]
    uitleg: str


@dataclass(frozen=True)
class Ontvanger:
    """Who gets something, and what."""

    naam: str
    stromen: tuple[Stroom, ...]


@dataclass(frozen=True)
class Gever:
    """Who gives something, and to whom."""

    naam: str
    ontvangers: tuple[Ontvanger, ...]


@router.get("/mijn/delen")
def sharing(visit: Parent) -> HTMLResponse:
    """Show who may share what with whom; nothing here is about this child."""
    tussen = [r for r in TABEL if Partij.OUDER not in {r.van, r.naar}]
    return parent_page(
        visit,
        "delen.html",
        gevers=[*_gevers(tussen)],
        regels=[regel for regel in HARDE_REGELS if regel.voor_ouders],
        zien=[_naam(regel.van) for regel in TABEL if regel.naar is Partij.OUDER],
    )


def _gevers(regels: Iterable[Regel]) -> Iterator[Gever]:
    parties = [*Partij]
    for van, van_een in groupby(
        sorted(regels, key=lambda r: (parties.index(r.van), parties.index(r.naar))),
        key=lambda r: r.van,
    ):
        yield Gever(
            _naam(van),
            tuple(
                Ontvanger(_naam(naar), _stromen([*aan_een]))
                for naar, aan_een in groupby(van_een, key=lambda r: r.naar)
            ),
        )


def _stromen(regels: list[Regel]) -> tuple[Stroom, ...]:
    """Put rows together that differ only in the reason why they may."""
    soorten = dict.fromkeys((r.klassen, r.doelen, r.op_toestemming) for r in regels)
    return tuple(
        _stroom([r for r in regels if (r.klassen, r.doelen, r.op_toestemming) == soort])
        for soort in soorten
    )


def _stroom(regels: list[Regel]) -> Stroom:
    eerste = regels[0]
    return Stroom(
        tuple(klasse.naam for klasse in eerste.klassen),
        tuple(doel.naam for doel in eerste.doelen),
        eerste.op_toestemming,
        tuple(dict.fromkeys(wet for regel in regels for wet in regel.basis.wet)),
        eerste.basis.uitleg,
    )


def _naam(partij: Partij) -> str:
    return partij.naam
