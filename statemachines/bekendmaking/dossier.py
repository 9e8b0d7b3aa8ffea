"""Wat er over een bekendmaking bekend is: het besluit, de verzending, het bezwaar."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.grammar import Tekst, Zienswijze
from statemachines.tlv.dossier import Besluit


class Wijze(StrEnum):
    """Hoe een besluit op papier bij iemand komt (Awb 3:41)."""

    POST = "post"
    UITGEREIKT = "uitgereikt"


class Uitkomst(StrEnum):
    """Hoe een bezwaar of beroep afliep."""

    GEGROND = "gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class BekendmakingDossier(Besluit):
    """Het besluit zoals het is bekendgemaakt, en wat er daarna gebeurde."""

    verzonden_op: date | None = None
    wijze: Wijze | None = None
    bezwaar_ontvangen_op: date | None = None
    bezwaar_gepost_op: date | None = None
    bezwaar: Annotated[Tekst | None, Zienswijze] = None
    reden_te_laat: Annotated[Tekst | None, Zienswijze] = None
    nieuwe_einddatum: date | None = None
    beslist_op: date | None = None
    beroep_ontvangen_op: date | None = None
    uitkomst: Uitkomst | None = None
