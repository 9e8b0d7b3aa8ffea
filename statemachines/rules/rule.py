"""What a rule about a term is: the columns of the deadline table, frozen.

The rule: a rule is data. It computes nothing; `statemachines.terms` does.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Final

from statemachines.length import Length


class Roll(StrEnum):
    """What happens when the counted end falls on a free day."""

    ATW = "atw"
    """A statutory term: Atw 1 and 2, unless Atw 4 takes it out."""
    EU = "eu"
    """A term of a European regulation: Verordening 1182/71, article 3."""
    WERKDAG = "werkdag"
    """A date that the organisation sets itself: it names a working day."""
    GEEN = "geen"
    """Nothing: counted back, a validity, an agreement, a retention period."""


class Shape(StrEnum):
    """How the end is found."""

    VOORUIT = "vooruit"
    TERUG = "terug"
    JAARDAG = "jaardag"
    """The first such day of the year, on or after the event."""
    TLV_EINDE = "tlv_einde"
    """One full school year, and the rest of the current one (WPO 40 lid 13)."""
    LEERPLICHT = "leerplicht"
    """The first school day of the month after the fifth birthday (LPW 3)."""


class Local(StrEnum):
    """Which other length an organisation may choose for itself."""

    KORTER = "korter"
    """Shorter than the law, never longer."""
    VRIJ = "vrij"
    """Any: the length is an agreement, not a law."""
    VAST = "vast"
    """None: the term is somebody else's right, a minimum, or a fixed day."""


class Redelijk(Enum):
    """The law sets no maximum, but the new term must be reasonable."""

    REDELIJK = "een redelijke termijn"

    def __str__(self) -> str:
        """Return what the law says."""
        return str(self.value)


REDELIJK: Final = Redelijk.REDELIJK


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row of the deadline table: what starts it, how long, and by which law.

    ``suspendable`` and ``extension_law`` are the articles that allow it, or nothing.
    ``extension`` is the most that may be added.
    """

    id: str
    name: str
    law: str
    event: str
    length: Length | None = None
    shape: Shape = Shape.VOORUIT
    roll: Roll = Roll.ATW
    local: Local = Local.KORTER
    suspendable: str | None = None
    extension: Length | Redelijk | None = None
    extension_law: str | None = None
    year_day: tuple[int, int] | None = None
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        """Refuse a rule that could never be computed."""
        counted = self.shape in {Shape.VOORUIT, Shape.TERUG}
        if counted != (self.length is not None):
            raise ValueError(f"{self.id}: een lengte hoort bij tellen, en andersom")
        if (self.shape is Shape.JAARDAG) != (self.year_day is not None):
            raise ValueError(f"{self.id}: een jaardag hoort bij die vorm, en andersom")
        if (self.extension is None) != (self.extension_law is None):
            raise ValueError(f"{self.id}: verlengen vraagt een artikel, en andersom")
