"""What a case is opened with."""

from typing import Any

from statemachines.engine import Facts, Refused
from statemachines.facts import add_facts, given_names, objections_to_opening
from statemachines.grammar import Dossier, Process


def open_dossier(
    process: Process[Any], facts: Facts, *, by_hand: bool
) -> tuple[Dossier, tuple[str, ...]]:
    """Return the dossier a case opens with, and which facts it was given.

    By hand a case opens only with the facts that the process asks for then. Raises
    `Refused`.
    """
    known = process.opening_asks if by_hand else tuple(process.dossier.model_fields)
    blank = process.dossier()
    if reasons := tuple(objections_to_opening(process.code, facts, blank, known)):
        raise Refused(*reasons)
    return add_facts(facts, blank), given_names(facts)
