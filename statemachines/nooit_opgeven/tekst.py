"""Wat er in een tekst voor de kerngroep nooit mag staan (domain.md 5.3)."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from statemachines.fact_words import in_words
from statemachines.grammar import Guard, Reason, Situation, guard
from statemachines.nooit_opgeven.woorden import BEGINNEN, PRECIES

WET = "WPO 18a lid 13"
_CIJFERS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)")
_MAIL = re.compile(r"\S@\S")
_TELEFOON = re.compile(
    r"(?<![\d€,.])(?:\+31|0031|0)[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}(?!\d)"
)
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")
_WOORD = re.compile(r"[^\W\d_]+")
_LENGTE_BSN = 9


def verraadt(tekst: str) -> Iterator[str]:
    """Noem wat er in een tekst staat dat iemand of iemands gezondheid verraadt."""
    if any(_is_bsn(gevonden[0]) for gevonden in _CIJFERS.finditer(tekst)):
        yield "een burgerservicenummer"
    if _MAIL.search(tekst):
        yield "een e-mailadres"
    if _TELEFOON.search(tekst):
        yield "een telefoonnummer"
    if _POSTCODE.search(tekst):
        yield "een postcode"
    if any(_is_zorg(woord) for woord in _WOORD.findall(_kaal(tekst))):
        yield "een woord over gezondheid of geboorte"


def zonder_gegevens(*namen: str, proces: str = "nooit_opgeven") -> Guard[Any]:
    """Geef de eis dat deze teksten niets verraden.

    De voorwaarde ziet alleen een tekst die met deze stap komt: wat er al stond, is
    verzegeld en toen bekeken.
    """

    @guard(
        "Deze tekst verraadt iets over het kind.",
        law=WET,
        lifted_by="wie de tekst schrijft",
        about=namen,
    )
    def tekst_zonder_gegevens(zaak: Situation[Any]) -> bool | Reason:
        for naam in namen:
            tekst = getattr(zaak.dossier, naam)
            if tekst and (gevonden := [*verraadt(tekst)]):
                wat = " en ".join(gevonden)
                zin = f"In '{in_words(proces, naam)}' staat {wat}. Haal dat weg."
                return Reason(zin, WET, "wie de tekst schrijft")
        return True

    return tekst_zonder_gegevens


def _is_bsn(gevonden: str) -> bool:
    """Pas de elfproef toe; een nummer van acht cijfers krijgt een nul ervoor."""
    cijfers = re.sub(r"\D", "", gevonden).zfill(_LENGTE_BSN)
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = sum(int(c) * g for c, g in zip(cijfers, gewichten, strict=True))
    return som % 11 == 0 and any(c != "0" for c in cijfers)


def _kaal(tekst: str) -> str:
    """Geef de tekst zonder accenten en hoofdletters."""
    letters = unicodedata.normalize("NFKD", tekst.lower())
    return "".join(c for c in letters if not unicodedata.combining(c))


def _is_zorg(woord: str) -> bool:
    return woord in PRECIES or woord.startswith(BEGINNEN)
