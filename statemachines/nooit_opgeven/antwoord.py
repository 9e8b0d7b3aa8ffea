"""Wat de kerngroep besloot, komt terug in de zaak die erom vroeg.

Daar horen de ouders het, van wie zij kennen: de kerngroep kent hun naam niet. Een
proces dat een aanvraag opent, neemt deze stappen op.
"""

from typing import Any

from statemachines.grammar import Notice, Role, State, Step, stays

_NIEUWS = {
    "vragen_vernemen": "Horen dat de kerngroep vragen heeft",
    "toekenning_vernemen": "Horen dat de kerngroep geld gaf",
    "afwijzing_vernemen": "Horen dat de kerngroep geen geld gaf",
    "intrekking_vernemen": "Horen dat de aanvraag om geld is ingetrokken",
}


def antwoorden(
    source: tuple[State, ...], berichten: dict[str, tuple[Notice, ...]]
) -> tuple[Step[Any], ...]:
    """Geef de stappen waarmee een zaak hoort wat de kerngroep deed.

    ``berichten`` zegt per stap wie er bericht van krijgt.
    """
    return tuple(
        step
        for action, label in _NIEUWS.items()
        for step in stays(
            source=source,
            action=action,
            label=label,
            by=(Role.SYSTEEM,),
            law="WPO 18a lid 13",
            notifies=berichten.get(action, ()),
        )
    )
