"""Waarvoor een zaak gegevens nodig heeft: elk proces heeft een doel (domain.md 5.3).

Wie in een zaak kijkt, kijkt voor dat doel en voor geen ander (AVG 5 lid 1 b).
"""

from collections.abc import Mapping

from statemachines.gegevensdeling.codes import Doel

DOEL: Mapping[str, Doel] = {
    "ot": Doel.ONDERSTEUNING_SCHOOL,
    "opp": Doel.OPP,
    "handtekening": Doel.OPP,
    "tlv": Doel.TLV,
    "zienswijze": Doel.TLV,
    "bekendmaking": Doel.TLV,
    "verzuim": Doel.VERZUIM_LPW,
    "duo_melding": Doel.VERZUIM_LPW,
    "leerrecht_alert": Doel.VERZUIM_LPW,
    "monitorkind": Doel.THUISZITTER,
    "nooit_opgeven": Doel.NOOIT_OPGEVEN,
    "kerngroep": Doel.NOOIT_OPGEVEN,
    "stem": Doel.NOOIT_OPGEVEN,
    "spoedstem": Doel.NOOIT_OPGEVEN,
    "jaarbudget": Doel.NOOIT_OPGEVEN,
    "avg_verzoek": Doel.VERANTWOORDING,
    "datalek": Doel.VERANTWOORDING,
    "datalek_bericht": Doel.VERANTWOORDING,
}

EIGEN_DOEL = frozenset({"uitwisseling"})
"""Van deze processen staat het doel in de zaak zelf."""


def doel_van(proces: str) -> Doel | None:
    """Geef het doel van een proces, of niets als de zaak zelf haar doel noemt."""
    return DOEL.get(proces)
