"""De woorden bij elk feit: wat een mens leest waar een stap iets vraagt.

Een feit heeft zijn eigen woorden in een proces, of de woorden die het overal heeft.
"""

from collections.abc import Mapping
from typing import Final

from statemachines.vragen.avg_verzoek import AVG_VERZOEK
from statemachines.vragen.bekendmaking import BEKENDMAKING
from statemachines.vragen.datalek import DATALEK
from statemachines.vragen.fonds import JAARBUDGET, KERNGROEP, NOOIT_OPGEVEN, STEM
from statemachines.vragen.gedeeld import GEDEELD
from statemachines.vragen.handtekening import HANDTEKENING
from statemachines.vragen.leerrecht import DUO_MELDING, LEERRECHT_ALERT
from statemachines.vragen.monitorkind import MONITORKIND
from statemachines.vragen.opp import OPP
from statemachines.vragen.ot_hulp import OT_HULP
from statemachines.vragen.ot_overleg import OT_OVERLEG
from statemachines.vragen.tlv_aanvraag import TLV_AANVRAAG
from statemachines.vragen.tlv_besluit import TLV_BESLUIT
from statemachines.vragen.uitwisseling import UITWISSELING
from statemachines.vragen.verzuim import VERZUIM
from statemachines.vragen.vraag import Vraag
from statemachines.vragen.zienswijze import ZIENSWIJZE

__all__ = ["EIGEN", "GEDEELD", "Vraag", "vraag"]

EIGEN: Final[Mapping[str, Mapping[str, Vraag]]] = {
    "avg_verzoek": AVG_VERZOEK,
    "bekendmaking": BEKENDMAKING,
    "datalek": DATALEK,
    "duo_melding": DUO_MELDING,
    "handtekening": HANDTEKENING,
    "jaarbudget": JAARBUDGET,
    "kerngroep": KERNGROEP,
    "leerrecht_alert": LEERRECHT_ALERT,
    "monitorkind": MONITORKIND,
    "nooit_opgeven": NOOIT_OPGEVEN,
    "opp": OPP,
    "ot": {**OT_OVERLEG, **OT_HULP},
    "spoedstem": STEM,
    "stem": STEM,
    "tlv": {**TLV_AANVRAAG, **TLV_BESLUIT},
    "uitwisseling": UITWISSELING,
    "verzuim": VERZUIM,
    "zienswijze": ZIENSWIJZE,
}
"""Per proces (de code ervan) de feiten die daar hun eigen woorden hebben."""


def vraag(process: str, fact: str) -> Vraag:
    """Geef de woorden bij een feit dat een proces vraagt.

    ``process`` is de code van het proces. Een feit dat geen mens invult, heeft alleen
    zijn eigen naam, in losse woorden.
    """
    eigen = EIGEN.get(process, {}).get(fact) or GEDEELD.get(fact)
    return eigen or Vraag(fact.replace("_", " "))
