"""Wie het hoort als een zaak blijft liggen: de ladder.

De regel: een zaak ligt stil als een eigen termijn om is en niemand iets deed, of als de
stap van het systeem niet kan. Steeds na een paar werkdagen hoort een hogere rol het.
Gaat de zaak verder, dan begint de ladder opnieuw.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from statemachines.calendar import NO_HOLIDAYS
from statemachines.counting.arithmetic import add
from statemachines.length import werkdagen
from statemachines.roles import Role
from statemachines.situation import OpenTerm

BELEID = "escalatie_werkdagen"
"""De naam van de beleidswaarde: zoveel werkdagen zitten er tussen twee treden."""


@dataclass(frozen=True)
class Trede:
    """Een trede: wie het hoort, na hoeveel werkdagen, en wat er dan nodig is.

    ``aanbod``: geen bericht dat de zaak stil ligt, maar het aanbod om hulp te vragen.
    """

    rollen: tuple[Role, ...]
    werkdagen: int
    zin: str
    aanbod: bool = False


LADDER = (
    Trede((Role.IB,), 5, "Zet de volgende stap, of leg vast waarom die nog niet kan."),
    Trede((Role.VOORZITTER,), 5, "Bespreek met het team wie de volgende stap zet."),
    Trede((Role.SWV_ER,), 5, "Help de school om verder te komen."),
    Trede((Role.BESTUURDER,), 5, "Beslis wat er nodig is om verder te gaan."),
)
AANBOD = Trede(
    (Role.SWV_ER, Role.VOORZITTER),
    5,
    "Vraag de kerngroep van Nooit Opgeven om mee te denken.",
    aanbod=True,
)
MET_AANBOD = frozenset({"ot", "verzuim"})
"""De processen waarin de kerngroep van Nooit Opgeven gevraagd kan worden."""

VOLGEN = frozenset({"L46", "L64"})
"""Termijnen die iets volgen wat buiten ons ligt: een rechter, een commissie. Dat zo'n
termijn steeds opnieuw begint, betekent niet dat hier iemand iets laat liggen."""


def ladder(process: str) -> tuple[Trede, ...]:
    """Geef de treden voor een zaak van dit proces."""
    return (*LADDER, AANBOD) if process in MET_AANBOD else LADDER


def vastgelopen(
    term: OpenTerm, today: date, process: str, policy: Mapping[str, Any]
) -> OpenTerm:
    """Zet een termijn op de ladder, als zij daar nog niet op staat."""
    if term.stuck_since is not None:
        return term
    return _volgende(replace(term, stuck_since=today), today, process, policy)


def gehoord(
    term: OpenTerm, taken: int, today: date, process: str, policy: Mapping[str, Any]
) -> OpenTerm:
    """Leg vast dat de ladder tot en met deze trede is gezet."""
    return _volgende(replace(term, escalated=taken), today, process, policy)


def weer_verder(term: OpenTerm) -> OpenTerm:
    """Haal een termijn van de ladder: de zaak ging verder."""
    if (term.stuck_since, term.escalate_on, term.escalated) == (None, None, 0):
        return term
    return replace(term, stuck_since=None, escalate_on=None, escalated=0)


def _volgende(
    term: OpenTerm, today: date, process: str, policy: Mapping[str, Any]
) -> OpenTerm:
    ahead = ladder(process)[term.escalated :]
    days = policy.get(BELEID) or (ahead[0].werkdagen if ahead else 0)
    on = add(today, werkdagen(days), NO_HOLIDAYS) if ahead else None
    return replace(term, escalate_on=on)
