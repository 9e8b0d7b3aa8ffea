"""Hoe lang een gegeven blijft, en waarom juist zo lang (domain.md 1.2 F; AVG 5).

Puur: wie rekent, is `terms.compute`. De dag in ``tot_en_met`` hoort nog bij de
bewaartermijn; wissen mag pas daarna.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from statemachines.bewaring.processen import (
    ACCOUNT,
    DELEN,
    LEERLING,
    PROCESSEN,
    Rij,
)
from statemachines.bewaring.regel import Regel, Vanaf
from statemachines.counting.explained import Explained
from statemachines.rules import RULES
from statemachines.secrecy import DataClass
from statemachines.terms import Period, compute

__all__ = [
    "ACCOUNT",
    "DELEN",
    "LEERLING",
    "WAARSCHUWEN",
    "Bewaartermijn",
    "GeenRegel",
    "Wacht",
    "bewaartermijn",
    "regels_van",
    "twee_personen",
]

WAARSCHUWEN = timedelta(days=60)
"""Zo lang vooraf hoort de privacy officer het (C14)."""
_TWEE = frozenset({DataClass.GEZONDHEID})


class GeenRegel(LookupError):
    """Van dit proces is niet bepaald hoe lang iets blijft: er wordt niets gewist."""

    def __init__(self, proces: str) -> None:
        """Noem het proces."""
        super().__init__(f"Er is geen bewaarregel voor het proces {proces}.")


@dataclass(frozen=True)
class Bewaartermijn:
    """Een bewaartermijn die is uitgerekend, met de uitleg van elke dag.

    ``uiterlijk`` is de dag waarop het wissen klaar moet zijn, als de wet die noemt.
    """

    rule: str
    naam: str
    wet: str
    gebeurtenis: str
    vanaf: date
    tot_en_met: date
    zin: str
    stappen: tuple[Explained, ...]
    uiterlijk: date | None = None

    @property
    def voorstellen_vanaf(self) -> date:
        """Geef de dag waarop de privacy officer het hoort."""
        return self.tot_en_met - WAARSCHUWEN

    def voorbij(self, vandaag: date) -> bool:
        """Zeg of er nu mag worden gewist."""
        return vandaag > self.tot_en_met


@dataclass(frozen=True)
class Wacht:
    """Er is nog geen dag, want de gebeurtenis is er niet of is niet bekend."""

    rule: str
    wet: str
    op: Vanaf


Gebeurtenissen = Mapping[Vanaf, date]
"""De dagen die bekend zijn: de sluiting, de uitschrijving, het stoppen."""


def regels_van(proces: str) -> Rij:
    """Geef de bewaarregels van een proces, of raise `GeenRegel`."""
    if proces not in PROCESSEN:
        raise GeenRegel(proces)
    return PROCESSEN[proces]


def twee_personen(soort: DataClass) -> bool:
    """Zeg of twee mensen het wissen bevestigen: bij gezondheid (AVG 9)."""
    return soort in _TWEE


def bewaartermijn(
    regel: Regel, dagen: Gebeurtenissen, *, verwezen: bool = False
) -> Bewaartermijn | Wacht:
    """Reken uit tot en met welke dag iets blijft, of zeg waar dat op wacht.

    ``verwezen``: de leerling ging naar SBO of SO, en dan geldt soms een andere regel.
    """
    rule = regel.na_verwijzing if verwezen and regel.na_verwijzing else regel.rule
    begin = _begin(regel.vanaf, dagen)
    if begin is None:
        return Wacht(rule, RULES[rule].law, regel.vanaf)
    gebeurtenis, op = begin
    period = compute(rule, op)
    laatste = compute(regel.binnen, period.raw_end) if regel.binnen else None
    return Bewaartermijn(
        rule=rule,
        naam=RULES[rule].name,
        wet=period.wet,
        gebeurtenis=gebeurtenis.value,
        vanaf=op,
        tot_en_met=period.raw_end,
        zin=_zin(gebeurtenis, period),
        stappen=(*period.stappen, *(laatste.stappen if laatste else ())),
        uiterlijk=laatste.raw_end if laatste else None,
    )


def _begin(vanaf: Vanaf, dagen: Gebeurtenissen) -> tuple[Vanaf, date] | None:
    keuze = (
        (Vanaf.UITSCHRIJVING, Vanaf.SLUITING)
        if vanaf is Vanaf.UITSCHRIJVING_OF_SLUITING
        else (vanaf,)
    )
    return next(((een, dagen[een]) for een in keuze if een in dagen), None)


def _zin(gebeurtenis: Vanaf, period: Period) -> str:
    return f"Wij tellen vanaf {gebeurtenis.value}. {period.zin}"
