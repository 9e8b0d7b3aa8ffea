"""Per proces en per soort gegeven: de bewaarregel. De rijen zijn van de jurist.

Brieven zijn verzegeld met de sleutel van gezondheid, want zij kunnen een advies
aanhalen. Geen ander gegeven van een zaak is daarom eerder aan de beurt dan dat.
"""

from collections.abc import Mapping
from types import MappingProxyType

from statemachines.bewaring.regel import Regel, Vanaf
from statemachines.secrecy import DataClass

F4 = Regel("F4", Vanaf.UITSCHRIJVING, binnen="F4b")
F5 = Regel("F5", Vanaf.UITSCHRIJVING_OF_SLUITING, na_verwijzing="F5b")
F6 = Regel("F6", Vanaf.SLUITING)
F8 = Regel("F8", Vanaf.SLUITING)
F8B = Regel("F8b", Vanaf.SLUITING)

Rij = Mapping[DataClass, Regel]


def _rij(regel: Regel, **anders: Regel) -> Rij:
    """Geef een regel voor elk soort gegeven, en een andere waar dat is gezegd."""
    return MappingProxyType(
        {soort: anders.get(soort.value, regel) for soort in DataClass}
    )


TLV_DOSSIER = _rij(F6)
"""WPO 18a lid 13. Ook de namen: dat een kind een TLV had, zegt iets van zijn zorg."""
OT_DOSSIER = _rij(F8, identiteit=F8B)
LEERLINGDOSSIER = _rij(F5)
"""Het OPP is van de school: de richtlijn voor het leerlingdossier."""
VERZUIMDOSSIER = _rij(F8, onderwijs=F4, identiteit=F4)
KANTOOR = _rij(F8B)
"""Geen dossier van een leerling: ons eigen logboek (NEN 7513)."""

PROCESSEN: dict[str, Rij] = {
    "ot": OT_DOSSIER,
    "opp": LEERLINGDOSSIER,
    "handtekening": LEERLINGDOSSIER,
    "tlv": TLV_DOSSIER,
    "zienswijze": TLV_DOSSIER,
    "bekendmaking": TLV_DOSSIER,
    "verzuim": VERZUIMDOSSIER,
    "leerrecht_alert": VERZUIMDOSSIER,
    "duo_melding": VERZUIMDOSSIER,
    "monitorkind": VERZUIMDOSSIER,
    "nooit_opgeven": OT_DOSSIER,
    "stem": OT_DOSSIER,
    "spoedstem": OT_DOSSIER,
    "uitwisseling": OT_DOSSIER,
    "jaarbudget": KANTOOR,
    "kerngroep": KANTOOR,
    "avg_verzoek": KANTOOR,
    "datalek": KANTOOR,
    "datalek_bericht": KANTOOR,
}

DELEN = frozenset(
    {
        "handtekening",
        "zienswijze",
        "bekendmaking",
        "leerrecht_alert",
        "duo_melding",
        "monitorkind",
        "stem",
        "spoedstem",
    }
)
"""Deel van een andere zaak: de termijn begint pas als ook de hoofdzaak dicht is."""

LEERLING = F4
"""De inschrijving, de mensen om een leerling heen en het verzuim per dag."""
ACCOUNT = Regel("F8b", Vanaf.GESTOPT)
"""Een medewerker: zo lang het logboek hem nog kan noemen."""
