"""The terms of a case as a page shows them: a word, a day, and how it was computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from casework.services.explain import ExplainedTerm
from statemachines.calendar import NO_HOLIDAYS
from statemachines.counting.arithmetic import add
from statemachines.length import werkdagen
from statemachines.rules import RULES

SOON = werkdagen(3)
"""What must be done within so many working days is almost too late."""


class Badge(StrEnum):
    """How a term stands, in words."""

    OP_TIJD = "op tijd"
    BIJNA = "bijna te laat"
    TE_LAAT = "te laat"
    STAAT_STIL = "staat stil"
    KLAAR = "klaar"


@dataclass(frozen=True)
class Termijn:
    """A term. ``dagen`` says in words how long there still is."""

    naam: str
    badge: Badge
    begin: date
    laatste_dag: date
    stil_sinds: date | None
    dagen: str
    wet: str
    zin: str
    stappen: list[dict[str, Any]]

    @property
    def loopt(self) -> bool:
        """Tell whether its last day can still come, or is past."""
        return self.badge in {Badge.OP_TIJD, Badge.BIJNA, Badge.TE_LAAT}


def terms_for(terms: Iterable[ExplainedTerm], today: date) -> list[Termijn]:
    """Return the terms, the open ones first and the first last day first."""
    shown = [_term(term, today) for term in terms]
    return sorted(shown, key=lambda t: (t.badge is Badge.KLAAR, t.laatste_dag))


def badge_of(last: date, today: date) -> Badge:
    """Say how a term with this last day stands."""
    if last < today:
        return Badge.TE_LAAT
    return Badge.BIJNA if last <= add(today, SOON, NO_HOLIDAYS) else Badge.OP_TIJD


def days_left(last: date, today: date) -> str:
    """Say in words how many days there still are."""
    left = (last - today).days
    if left in _NEAR:
        return _NEAR[left]
    return f"nog {left} dagen" if left > 0 else f"{-left} dagen te laat"


_NEAR = {0: "vandaag", 1: "nog 1 dag", -1: "1 dag te laat"}


def _term(term: ExplainedTerm, today: date) -> Termijn:
    badge = badge_of(term.legal_end, today)
    if term.suspended_on:
        badge = Badge.STAAT_STIL
    if term.closed_at:
        badge = Badge.KLAAR
    runs = badge not in {Badge.STAAT_STIL, Badge.KLAAR}
    return Termijn(
        naam=RULES[term.rule].name,
        badge=badge,
        begin=term.op,
        laatste_dag=term.legal_end,
        stil_sinds=term.suspended_on,
        dagen=days_left(term.legal_end, today) if runs else "",
        wet=term.wet,
        zin=term.zin,
        stappen=term.stappen,
    )
