"""Wat er over een bekendmaking bekend is: het besluit, de verzending, het bezwaar."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.grammar import Gezondheid, Tekst, Zienswijze
from statemachines.tlv.dossier import Besluit


class Wijze(StrEnum):
    """Hoe een besluit op papier bij iemand komt (Awb 3:41)."""

    POST = "post"
    UITGEREIKT = "uitgereikt"


class Uitkomst(StrEnum):
    """Hoe een bezwaar of beroep afliep."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class Verzuim(StrEnum):
    """Wat er aan een bezwaarschrift kan ontbreken (Awb 6:5, 6:6)."""

    NAAM_EN_ADRES = "naam_en_adres"
    HANDTEKENING = "handtekening"
    REDENEN = "redenen"
    MACHTIGING = "machtiging"


class BekendmakingDossier(Besluit):
    """Het besluit zoals het is bekendgemaakt, en wat er daarna gebeurde."""

    verzonden_op: date | None = None
    wijze: Wijze | None = None
    bezwaar_ontvangen_op: date | None = None
    bezwaar_gepost_op: date | None = None
    bezwaar_te_laat: bool | None = None
    bezwaar: Annotated[Tekst | None, Zienswijze] = None
    reden_te_laat: Annotated[Tekst | None, Zienswijze] = None
    verzuim: tuple[Verzuim, ...] = ()
    verzuim_hersteld_op: date | None = None
    nieuwe_einddatum: date | None = None
    beslist_op: date | None = None
    uitkomst: Uitkomst | None = None
    motivering_bezwaar: Annotated[Tekst | None, Gezondheid] = None
    advies_bezwaarcommissie: Annotated[Tekst | None, Gezondheid] = None
    afwijking_van_commissie: Annotated[Tekst | None, Gezondheid] = None
    bob_verzonden_op: date | None = None
    beroep_ontvangen_op: date | None = None
    uitspraak: Uitkomst | None = None
    uitspraak_verzonden_op: date | None = None
    hoger_beroep_ontvangen_op: date | None = None
