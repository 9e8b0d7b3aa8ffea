"""Het budget van het fonds Nooit Opgeven voor een jaar.

Elke keer dat er een budget komt of verandert, is dat een zaak die meteen klaar is. Zo
hoort ook het budget bij een stap in het logboek. Een jaar begint met wat het profiel
van het samenwerkingsverband zegt; de directeur-bestuurder kan dat veranderen.
"""

from typing import Annotated

from pydantic import Field

from statemachines.fund import LAW as PLAN
from statemachines.grammar import (
    Boeking,
    Booking,
    Dossier,
    Process,
    Role,
    State,
    Tekst,
)
from statemachines.money import Cent


class BudgetDossier(Dossier):
    """Voor welk jaar, en hoeveel elke financier geeft."""

    jaar: Annotated[int, Field(ge=2020, le=2199)] | None = None
    verdeling: dict[Tekst, Cent] | None = None


VASTGESTELD = State("vastgesteld", "Het budget is vastgesteld.", final=True)

JAARBUDGET = Process(
    code="jaarbudget",
    prefix="JB",
    title="Jaarbudget Nooit Opgeven",
    law=PLAN,
    dossier=BudgetDossier,
    initial=VASTGESTELD,
    opened_by=(Role.BESTUURDER, Role.SYSTEEM),
    opening_asks=("jaar", "verdeling"),
    books=(Booking(Boeking.BEGROTEN, shares="verdeling", year="jaar"),),
    steps=(),
)
