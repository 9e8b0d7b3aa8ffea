"""What a case is opened with."""

from collections.abc import Iterator
from typing import Any

from statemachines.engine import Facts, Refused
from statemachines.fact_words import in_words
from statemachines.facts import add_facts, given_names, objections_to_opening
from statemachines.grammar import Dossier, Process, Reason


def open_dossier(
    process: Process[Any], facts: Facts, *, by_hand: bool
) -> tuple[Dossier, tuple[str, ...]]:
    """Return the dossier a case opens with, and which facts it was given.

    By hand a case opens only with the facts that the process asks for then. Raises
    `Refused`.
    """
    known = process.opening_asks if by_hand else tuple(process.dossier.model_fields)
    blank = process.dossier()
    reasons = [*objections_to_opening(process.code, facts, blank, known)]
    if by_hand:
        reasons += _missing(process, facts)
    if reasons:
        raise Refused(*reasons)
    return add_facts(facts, blank), given_names(facts)


def _missing(process: Process[Any], facts: Facts) -> Iterator[Reason]:
    given = given_names(facts)
    for name in process.opening_needs:
        if name not in given:
            sentence = f"Vul nog in: {in_words(process.code, name)}."
            yield Reason(sentence, process.law, about=(name,))
