"""Wat de TLV-zaak hoort van een bezwaar of beroep tegen haar besluit.

Komt er een laat bezwaar of beroep, dan staat de verklaring niet meer vast. Zij blijft
wel gelden (Awb 6:16).
"""

from statemachines.grammar import Step, stays
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.rollen import SYSTEEM
from statemachines.tlv.toestanden import (
    AFWIJZING_BEKENDGEMAAKT,
    BEKENDGEMAAKT,
    GELDIG,
    ONHERROEPELIJK,
    VERLOOPT,
)

BEZWAAR_HOREN: tuple[Step[TlvDossier], ...] = (
    Step(
        action="bezwaar_vernemen",
        label="Er kwam alsnog bezwaar of beroep: de TLV staat nog niet vast",
        source=(ONHERROEPELIJK,),
        target=BEKENDGEMAAKT,
        by=SYSTEEM,
        law="Awb 6:11; Awb 6:16",
    ),
    *stays(
        source=(BEKENDGEMAAKT, AFWIJZING_BEKENDGEMAAKT, GELDIG, VERLOOPT),
        action="bezwaar_vernemen",
        label="Er is bezwaar of beroep tegen het besluit",
        by=SYSTEEM,
        law="Awb 6:16",
    ),
)
