"""The flows of parents, as data: one module per process, and what is always there."""

from collections.abc import Mapping
from typing import Any

from casework.web.ouder.vragen.altijd import ALTIJD, FIELDS
from casework.web.ouder.vragen.avg_verzoek import AVG_VERZOEK
from casework.web.ouder.vragen.bekendmaking import BEKENDMAKING
from casework.web.ouder.vragen.handtekening import HANDTEKENING
from casework.web.ouder.vragen.opp import OPP
from casework.web.ouder.vragen.ot import OT
from casework.web.ouder.vragen.uitwisseling import UITWISSELING
from casework.web.ouder.vragen.woorden import Antwoord, Zaakwoorden
from casework.web.ouder.vragen.zienswijze import ZIENSWIJZE
from casework.web.taal import nl
from statemachines.grammar import Process, Step

__all__ = ["ALTIJD", "FIELDS", "Antwoord", "Zaakwoorden", "antwoord", "woorden"]

WOORDEN: Mapping[str, Zaakwoorden] = {
    "avg_verzoek": AVG_VERZOEK,
    "bekendmaking": BEKENDMAKING,
    "datalek_bericht": Zaakwoorden(nl("Een brief over een datalek")),
    "handtekening": HANDTEKENING,
    "opp": OPP,
    "ot": OT,
    "uitwisseling": UITWISSELING,
    "zienswijze": ZIENSWIJZE,
    "tlv": Zaakwoorden(nl("De aanvraag voor een andere soort school")),
    "verzuim": Zaakwoorden(nl("Uw kind is niet op school")),
    "leerrecht_alert": Zaakwoorden(nl("De melding aan de leerplichtambtenaar")),
    "duo_melding": Zaakwoorden(nl("De melding van de school bij DUO")),
    "monitorkind": Zaakwoorden(nl("Hoe het gaat met uw kind")),
    "nooit_opgeven": Zaakwoorden(nl("Extra geld voor hulp")),
}


def woorden(process: Process[Any]) -> Zaakwoorden:
    """Return how a case of this process is told; without words: its own title."""
    return WOORDEN.get(process.code) or Zaakwoorden(process.title)


def antwoord(process: Process[Any], step: Step[Any]) -> Antwoord:
    """Return the words of a step; one without words of its own has its label."""
    own = woorden(process).antwoorden.get(step.action)
    return own or Antwoord(step.label)
