"""Lees een grondslag zoals mensen hem schrijven: "6.1.c", "AVG 6 lid 1 onder e"."""

import re
from collections.abc import Mapping
from typing import Final

from statemachines.gegevensdeling.codes import Grondslag
from statemachines.situation import Reason

_G = Grondslag
ARTIKELEN: Final[Mapping[str, Grondslag]] = {
    "LPW 18": _G.WETTELIJKE_PLICHT,
    "LPW 21a": _G.WETTELIJKE_PLICHT,
    "WRO 12": _G.WETTELIJKE_PLICHT,
    "WPO 42": _G.WETTELIJKE_PLICHT,
    "WPO 182": _G.WETTELIJKE_PLICHT,
    "STB 2012": _G.WETTELIJKE_PLICHT,
    "AVG 15": _G.WETTELIJKE_PLICHT,
    "WPO 18a lid 14": _G.WETTELIJKE_PLICHT,
    "WPO 18a": _G.PUBLIEKE_TAAK,
    "UAVG 30": _G.PUBLIEKE_TAAK,
    "WPO 8": _G.PUBLIEKE_TAAK,
    "JEUGDWET 7.3.11": _G.TOESTEMMING,
    "BW 7:457": _G.TOESTEMMING,
}
"""De artikelen van de tabel, met de grondslag die iemand bedoelt die ze noemt."""
_LETTERS: Final[Mapping[str, Grondslag]] = {
    "6a": _G.TOESTEMMING,
    "6c": _G.WETTELIJKE_PLICHT,
    "6e": _G.PUBLIEKE_TAAK,
    "6f": _G.GERECHTVAARDIGD_BELANG,
    "9a": _G.UITDRUKKELIJKE_TOESTEMMING,
}
_WOORDEN: Final[Mapping[str, Grondslag]] = {
    "uitdrukkelijke toestemming": _G.UITDRUKKELIJKE_TOESTEMMING,
    "explicit consent": _G.UITDRUKKELIJKE_TOESTEMMING,
    "toestemming": _G.TOESTEMMING,
    "consent": _G.TOESTEMMING,
    "wettelijke plicht": _G.WETTELIJKE_PLICHT,
    "wettelijke verplichting": _G.WETTELIJKE_PLICHT,
    "publieke taak": _G.PUBLIEKE_TAAK,
    "algemeen belang": _G.PUBLIEKE_TAAK,
    "gerechtvaardigd belang": _G.GERECHTVAARDIGD_BELANG,
}
_GEWOON: Final = (
    (re.compile(r"leerplichtwet(?: 1969)?"), "lpw"),
    (re.compile(r"wet op het primair onderwijs"), "wpo"),
    (re.compile(r"\b(artikel|art\.?)\s*"), ""),
    (re.compile(r"\beerste lid\b"), "lid 1"),
    (re.compile(r"\btweede lid\b"), "lid 2"),
    (re.compile(r"\b(aanhef en onder|onderdeel|sub|letter)\b"), "onder"),
    (re.compile(r"_"), " "),
    (re.compile(r"\s+"), " "),
)
_LETTER = re.compile(
    r"(?<![\d.:])(6|9)[\s.,(]*(?:lid )?([12])[\s.,)(]*(?:onder )?([a-j])\b(?!\w)"
)
_ARTIKEL = re.compile(
    r"\b(lpw|wpo|wro|uavg|avg|jeugdwet|bw|stb)\.? ?(\d+(?:[.:]\d+)*[a-z]?)\b"
    r"(?:[ ,]*lid (\d+))?"
)
_ACHTERAAN = re.compile(
    r"(?<![\d.:])(\d+(?:[.:]\d+)*[a-z]?)(?:[ ,]*lid (\d+))?[ ,]*(?:van )?(?:de )?"
    r"\b(lpw|wpo|wro|uavg|avg|jeugdwet)\b"
)
"""Hetzelfde met de wet achteraan: "18a lid 13 WPO"."""
_MAX: Final = 200


def grondslag_uit(text: str) -> Grondslag | None:
    """Return the basis that a text names, or None when it names none, or two.

    Reads "6.1.c", "AVG 6.1 e", "AVG 6 lid 1 onder c", "toestemming", and the articles
    of the table, such as "LPW 21a" or "WPO 18a lid 13".
    """
    plain = _plain(text)
    found = _letters(plain) | _words(plain)
    if _G.UITDRUKKELIJKE_TOESTEMMING in found:
        found -= {_G.TOESTEMMING}
    found = found or {ARTIKELEN[key] for key in _keys(plain)}
    return found.pop() if len(found) == 1 else None


def artikelen_uit(text: str) -> frozenset[str]:
    """Return the articles of the table that a text names, without their lid."""
    return frozenset(key.partition(" lid ")[0] for key in _keys(_plain(text)))


def onbekende_grondslag() -> Reason:
    """Zeg welke manieren er zijn om een grondslag te schrijven."""
    codes = ", ".join(grondslag.value for grondslag in Grondslag)
    wetten = ", ".join(key for key in ARTIKELEN if key != "STB 2012")
    return Reason(
        f"De grondslag is niet te lezen. Schrijf een van deze: {codes}; of 6.1.a, "
        f"6.1.c, 6.1.e, 6.1.f of 9.2.a; of een van deze artikelen: {wetten}.",
        "AVG 6 lid 1",
        "wie het bericht maakt: schrijf een grondslag",
    )


def _plain(text: str) -> str:
    plain = text[:_MAX].lower().strip()
    for pattern, said in _GEWOON:
        plain = pattern.sub(said, plain)
    return plain


def _letters(plain: str) -> set[Grondslag]:
    keys = {
        f"{m[1]}{m[3]}"
        for m in _LETTER.finditer(plain)
        if (m[1] == "6") == (m[2] == "1")
    }
    return {_LETTERS[key] for key in keys if key in _LETTERS}


def _words(plain: str) -> set[Grondslag]:
    return {basis for words, basis in _WOORDEN.items() if words in plain}


def _keys(plain: str) -> set[str]:
    found = set()
    behind = [(law, number, lid) for number, lid, law in _ACHTERAAN.findall(plain)]
    for law, number, lid in (*_ARTIKEL.findall(plain), *behind):
        article = f"{law.upper()} {number}"
        with_lid = f"{article} lid {lid}"
        found |= {with_lid if with_lid in ARTIKELEN else article} & ARTIKELEN.keys()
    return found
