"""De velden van een manifest die geen code zijn: naam, nummer en laatste dag."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from statemachines.bsn import has_bsn

_MAX_COVENANT: Final = 200
_NUMMER = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._/-]{2,79}", re.ASCII)
_DATUM = re.compile(
    r"(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})(?!\d)"
)
_NAAM = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{2,}(?![A-Za-z])")
_GEEN_NAAM: Final = frozenset({"Zaak", "Case", "Dossier", "Ref", "Kenmerk", "Nummer"})
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?",
    re.ASCII,
)


@dataclass(frozen=True)
class Vorm:
    """Hoe een veld eruit moet zien, en wat iemand leest als het zo niet is."""

    sleutel: str
    klopt: Callable[[object], bool]
    zin: str
    doe: str


def verloopt_op(text: object) -> date | datetime | None:
    """Return when a package is over: a day, or a moment as written; None: neither."""
    if not isinstance(text, str):
        return None
    try:
        if _DAG.fullmatch(text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
    except ValueError:
        return None


def is_convenant(value: object) -> bool:
    """Zeg of dit een naam van een convenant kan zijn: een korte tekst zonder BSN."""
    return (
        isinstance(value, str)
        and value.strip() != ""
        and len(value) <= _MAX_COVENANT
        and value.isprintable()
        and not has_bsn(value)
    )


def is_nummer(value: object) -> bool:
    """Zeg of dit een nummer is dat niets over een mens zegt.

    Geen naam met een hoofdletter, geen datum en geen BSN, ook niet met streepjes.
    """
    if not isinstance(value, str) or not _NUMMER.fullmatch(value):
        return False
    namen = {*_NAAM.findall(value)} - _GEEN_NAAM
    cijfers = re.sub(r"[^0-9]+", " ", value)
    return not (namen or _DATUM.search(value) or has_bsn(cijfers))


VORMEN: Final = (
    Vorm(
        "covenant",
        is_convenant,
        "De naam van het convenant ('covenant') klopt niet. Schrijf de naam van het "
        "convenant waar beide partijen aan meedoen, in hooguit 200 tekens.",
        "vul de naam van het convenant in",
    ),
    Vorm(
        "case_ref",
        is_nummer,
        "Het nummer van de zaak ('case_ref') klopt niet. Schrijf een nummer dat niets "
        "over een mens zegt: letters en cijfers, zoals OT-2026-7F3K-Q. Geen naam, geen "
        "geboortedatum en geen BSN.",
        "gebruik een nummer dat niets over een mens zegt",
    ),
    Vorm(
        "expires",
        lambda value: verloopt_op(value) is not None,
        "De laatste dag ('expires') klopt niet. Schrijf jjjj-mm-dd, of een moment als "
        "2026-12-31T17:00:00+01:00.",
        "vul een dag in waarop het bericht verloopt",
    ),
)
