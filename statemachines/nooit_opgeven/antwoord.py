"""De zaak die om geld vraagt: een aanvraag tegelijk, en zij hoort wat er besloten is.

Daar horen de ouders het, van wie zij kennen: de kerngroep kent hun naam niet. Een
proces dat een aanvraag opent, neemt deze stappen op.
"""

from typing import Any

from statemachines.fund import LAW as PLAN
from statemachines.gezag import OUDERS, aan
from statemachines.grammar import Role, Situation, State, Step, guard, stays
from statemachines.nooit_opgeven.toestanden import ONBESLIST as WACHT

ONBESLIST = frozenset(state.name for state in WACHT)

_NIEUWS = {
    "vragen_vernemen": "Horen dat de kerngroep vragen heeft",
    "toekenning_vernemen": "Horen dat de kerngroep geld gaf",
    "afwijzing_vernemen": "Horen dat de kerngroep geen geld gaf",
    "intrekking_vernemen": "Horen dat de aanvraag om geld is ingetrokken",
}
_BERICHTEN = {
    "toekenning_vernemen": aan("nooit_opgeven/ouders_toegekend", *OUDERS, Role.IB),
    "afwijzing_vernemen": aan("nooit_opgeven/ouders_afgewezen", *OUDERS, Role.IB),
}


@guard(
    "Er loopt al een aanvraag bij Nooit Opgeven.",
    law=PLAN,
    lifted_by="de SWV-er en de voorzitter, die haar kunnen intrekken",
)
def nog_geen_geld_gevraagd(zaak: Situation[Any]) -> bool:
    aanvragen = zaak.linked.get("nooit_opgeven", ())
    return not any(aanvraag.state in ONBESLIST for aanvraag in aanvragen)


def antwoorden(source: tuple[State, ...]) -> tuple[Step[Any], ...]:
    """Geef de stappen waarmee een zaak hoort wat de kerngroep deed."""
    return tuple(
        step
        for action, label in _NIEUWS.items()
        for step in stays(
            source=source,
            action=action,
            label=label,
            by=(Role.SYSTEEM,),
            law="WPO 18a lid 13",
            notifies=_BERICHTEN.get(action, ()),
        )
    )
