"""Een eigen termijn bewaakt dat een zaak niet blijft liggen.

De regel: bewaken verandert niets aan de zaak. Iemand krijgt bericht, en de termijn
begint opnieuw, vanaf de dag waarop zij om was: niet weer vanaf een vaste dag, want dan
was zij meteen weer om. De drie berichten hier hebben alle processen
gemeen; wie ze krijgt, volgt uit de waarschuwing of uit de ladder.
"""

from dataclasses import replace
from typing import Any

from statemachines.grammar import Notice, Role, State, Step, Term, lapsed, stays

WAARSCHUWING = Notice("bewaking/waarschuwing", to=None)
BLIJFT_LIGGEN = Notice("bewaking/blijft_liggen", to=None)
NOOIT_OPGEVEN_AANBOD = Notice("bewaking/nooit_opgeven_aanbod", to=None)
BERICHTEN = {
    notice.template: notice
    for notice in (WAARSCHUWING, BLIJFT_LIGGEN, NOOIT_OPGEVEN_AANBOD)
}


def bewaakt(
    term: Term, label: str, *, source: tuple[State, ...], notifies: tuple[Notice, ...]
) -> tuple[Step[Any], ...]:
    """Geef de stap die het systeem zet als een eigen termijn om is."""
    return stays(
        source=source,
        action=term.then,
        label=label,
        by=(Role.SYSTEEM,),
        requires=(lapsed(term.rule),),
        starts=(replace(term, from_=None),),
        notifies=notifies,
    )
