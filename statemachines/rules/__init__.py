"""Every rule about a term, by its id in the deadline table. Dutch, for jurists.

A change in law is a new row or a changed row here, with its article and its dates.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from statemachines.rules import (
    bezwaar,
    budget,
    delen,
    lokaal,
    opp,
    privacy,
    privacy_afspraken,
    tlv,
    toelating,
    verzuim,
    verzuim_afspraken,
)
from statemachines.rules.rule import REDELIJK, Local, Redelijk, Roll, Rule, Shape

__all__ = ["REDELIJK", "RULES", "Local", "Redelijk", "Roll", "Rule", "Shape"]

_CHAPTERS = (
    toelating,
    opp,
    tlv,
    bezwaar,
    verzuim,
    privacy,
    privacy_afspraken,
    lokaal,
    verzuim_afspraken,
    budget,
    delen,
)


def _by_id(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    table: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in table:
            raise ValueError(f"regel {rule.id} bestaat twee keer")
        table[rule.id] = rule
    return MappingProxyType(table)


RULES = _by_id(rule for chapter in _CHAPTERS for rule in chapter.RULES)
