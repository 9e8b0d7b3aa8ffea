"""Een bericht dat iemand wil sturen, zoals het convenant ernaar kijkt."""

from dataclasses import dataclass

from statemachines.gegevensdeling.codes import Doel, Grondslag, Partij, Veldklasse
from statemachines.gegevensdeling.toestemming import GEEN, Toestemming


@dataclass(frozen=True, kw_only=True)
class Bericht:
    """Wie wat aan wie wil geven. ``doel_zaak``: het doel van de zaak, als die er is.

    ``pseudoniem``: er staat geen naam in en niets waaraan iemand het kind herkent.
    """

    van: Partij
    naar: Partij
    doel: Doel
    klassen: frozenset[Veldklasse]
    grondslag: Grondslag
    toestemming: Toestemming = GEEN
    doel_zaak: Doel | None = None
    pseudoniem: bool = False
