"""Een eigen termijn: een afspraak, geen wet. De brief noemt altijd een werkdag."""

from statemachines.length import Length
from statemachines.rules.rule import Local, Roll, Rule

PLAN = "Afspraak in het ondersteuningsplan"


def afspraak(rule: str, name: str, event: str, length: Length, law: str = PLAN) -> Rule:
    """Geef een termijn die elke instelling zelf een andere lengte mag geven."""
    return Rule(
        id=rule,
        name=name,
        law=law,
        event=event,
        length=length,
        roll=Roll.WERKDAG,
        local=Local.VRIJ,
    )
