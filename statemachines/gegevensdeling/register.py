"""Schrijf het convenant op: als data, en als register van gegevensstromen."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from statemachines.gegevensdeling.codes import Code, Doel, Grondslag, Partij, Veldklasse
from statemachines.gegevensdeling.harde_regels import HARDE_REGELS
from statemachines.gegevensdeling.regel import Regel
from statemachines.gegevensdeling.tabel import TABEL

_KOPPEN: Final = (
    *("aan", "waarvoor", "wat", "grondslag", "gezondheid mag door", "wie ja zegt"),
    "artikel en uitleg",
)
_INLEIDING: Final = """\
# Het convenant: wie deelt wat met wie

Dit register is gemaakt uit de tabel die ook beslist (`statemachines/convenant.py`).
Schrijf er niet in: draai `make docs`. Wat hier niet staat, mag niet. De bron is
domain.md 5.2; elke weigering noemt het artikel en wie het kan oplossen.

Een manifest draagt geen bewijs van toestemming. Wie er "toestemming" in zet, verklaart
dat hij die heeft. In een zaak kijkt het systeem zelf naar de antwoorden van de ouders.
"""


def as_data() -> dict[str, Any]:
    """Return the whole covenant as JSON data: the codes, the rows, the hard rules."""
    soorten = {
        "partijen": Partij,
        "doelen": Doel,
        "klassen": Veldklasse,
        "grondslagen": Grondslag,
    }
    return {
        **{naam: [code.value for code in soort] for naam, soort in soorten.items()},
        "namen": {
            naam: {code.value: code.naam for code in soort}
            for naam, soort in soorten.items()
        },
        "regels": [_row(regel) for regel in TABEL],
        "harde_regels": [
            {
                "code": r.code,
                "zin": r.zin,
                "wet": r.wet,
                "opgelost_door": r.opgelost_door,
            }
            for r in HARDE_REGELS
        ],
    }


def register() -> str:
    """Return the register of data flows as Markdown."""
    return "\n".join(_lines()) + "\n"


def _row(regel: Regel) -> dict[str, Any]:
    bijzonder = regel.basis.bijzonder
    return {
        "van": regel.van.value,
        "naar": regel.naar.value,
        "doelen": [doel.value for doel in regel.doelen],
        "klassen": [klasse.value for klasse in regel.klassen],
        "grondslag": regel.grondslag.value,
        "bijzonder": bijzonder.value if bijzonder else None,
        "toestemming": regel.instemming.value,
        "wet": list(regel.basis.wet),
        "uitleg": regel.basis.uitleg,
    }


def _lines() -> Iterator[str]:
    yield _INLEIDING
    yield "## Regels zonder uitzondering\n"
    for hard in HARDE_REGELS:
        yield f"- {hard.zin} ({hard.wet}) Op te lossen door {hard.opgelost_door}."
    for van, regels in groupby(sorted(TABEL, key=_volgorde), key=lambda r: r.van):
        yield f"\n## Wat {van.naam} mag sturen\n"
        yield f"| {' | '.join(_KOPPEN)} |"
        yield f"{'|---' * len(_KOPPEN)}|"
        for regel in regels:
            yield _tabelrij(regel)
    yield "\n## De woorden\n"
    for titel, soort in (
        ("Partijen", Partij),
        ("Doelen", Doel),
        ("Klassen van gegevens", Veldklasse),
        ("Grondslagen", Grondslag),
    ):
        yield f"{titel}: {_met_naam(soort)}.\n"


def _volgorde(regel: Regel) -> int:
    return [*Partij].index(regel.van)


def _tabelrij(regel: Regel) -> str:
    bijzonder = regel.basis.bijzonder
    cellen = (
        regel.naar.naam,
        _codes(regel.doelen),
        _codes(regel.klassen),
        regel.grondslag.naam,
        bijzonder.naam if bijzonder else "niet",
        regel.instemming.naam,
        f"{'; '.join(regel.basis.wet)}. {regel.basis.uitleg}",
    )
    return f"| {' | '.join(cellen)} |"


def _codes(codes: Iterable[Code]) -> str:
    return ", ".join(f"`{code.value}`" for code in codes)


def _met_naam(codes: Iterable[Code]) -> str:
    return "; ".join(f"`{code.value}` ({code.naam})" for code in codes)
