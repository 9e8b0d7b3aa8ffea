"""Of een stap gevolgen heeft die de wet regelt, of die niet terug te draaien zijn.

De regel: het volgt uit de stap zelf. Wie zo'n stap zet, leest eerst na wat er gebeurt
(WCAG 3.3.4). Een afspraak van school en samenwerkingsverband is geen wet.
"""

from collections.abc import Iterable
from typing import Final

from statemachines.roles import Role
from statemachines.rules import RULES

AFSPRAKEN: Final = (
    "Aanwijzing",
    "Afspraak",
    "Ondersteuningsplan",
    "Reglement",
    "Richtlijn",
    "Thuiszitterspact",
    "Vier ogen",
)
"""Zo begint een grondslag die geen wet is; al het andere telt als wet."""

SCHOOL: Final = frozenset({Role.VOORZITTER, Role.IB, Role.LERAAR})
"""Wie op de school werkt. Een bericht aan een ander haalt niemand terug."""


def is_wet(law: str | None) -> bool:
    """Zeg of een grondslag een wet noemt, alleen of naast een afspraak."""
    parts = (part.strip() for part in (law or "").split(";"))
    return any(part and not part.startswith(AFSPRAKEN) for part in parts)


def raakt_wettelijke_termijn(rules: Iterable[str]) -> bool:
    """Zeg of een van deze termijnen in de wet staat."""
    return any(is_wet(RULES[rule].law) for rule in rules)


def gaat_de_school_uit(to: Iterable[Role | None]) -> bool:
    """Zeg of een bericht naar iemand buiten de school gaat.

    Zonder rol is het de persoon om wie de zaak gaat: een ouder of de leerling.
    """
    return any(role not in SCHOOL for role in to)
