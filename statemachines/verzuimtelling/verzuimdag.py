"""One day of absence of one pupil, and what its reason means.

Hours are whole ten-thousandths of an hour, never floats: ten times 1.6 hours is 16
hours, and a sum of floats would say that it is less.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

UUR = 10_000
"""Hours are counted in this many parts."""


class Reden(StrEnum):
    """Why a pupil was absent, as the school wrote it down."""

    ONGEOORLOOFD = "ongeoorloofd"
    ONBEKEND = "onbekend"
    ZIEK = "ziek"
    ZIEK_KAN_DEELNEMEN = "ziek_kan_deelnemen"
    VERLOF = "verlof"
    GESCHORST = "geschorst"
    VRIJSTELLING = "vrijstelling"


ZONDER_GELDIGE_REDEN = frozenset({Reden.ONGEOORLOOFD, Reden.ZIEK_KAN_DEELNEMEN})
"""Unlawful. Unknown is not unlawful before the parents were asked (domain.md 2.6)."""

NIET_OP_SCHOOL = frozenset(Reden) - {Reden.VRIJSTELLING}
"""What counts for a monitorkind: every reason but an exemption (domain.md 2.7)."""


class Verzuimdag(NamedTuple):
    """One day: hours missed and hours of lessons, in ten-thousandths of an hour."""

    datum: date
    gemist: int
    les: int
    reden: Reden

    @property
    def hele_dag(self) -> bool:
        """Whether every lesson of the day was missed, of at least one."""
        return self.gemist >= self.les > 0

    @property
    def ongeoorloofd(self) -> int:
        """Hours missed without a valid reason."""
        return self.gemist if self.reden in ZONDER_GELDIGE_REDEN else 0
