"""Wat er over een zienswijze bekend is. Wat de ouder zegt, is verzegeld."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.grammar import Dossier, Onderwijs, Tekst, Zienswijze
from statemachines.tlv.dossier import Categorie, Intrekkingsgrond, OppStatus, Soort


class Toestemming(StrEnum):
    """Wat de ouder de school liet weten."""

    GEWEIGERD = "geweigerd"
    GEEN_REACTIE = "geen_reactie"
    INGETROKKEN = "ingetrokken"
    GEGEVEN = "gegeven"
    """Wie instemde, wordt gehoord als het besluit anders is dan waarmee."""


class ZienswijzeDossier(Dossier):
    """Wat er over deze zienswijze bekend is."""

    soort: Soort | None = None
    categorie: Categorie | None = None
    voorgenomen_soort: Soort | None = None
    voorgenomen_categorie: Categorie | None = None
    besluit_soort: Soort | None = None
    besluit_categorie: Categorie | None = None
    beoogde_school: Tekst | None = None
    geprobeerd: Annotated[Tekst | None, Onderwijs] = None
    opp_status: OppStatus | None = None
    opp_reden: Annotated[Tekst | None, Onderwijs] = None
    ot_verslag_op: date | None = None
    intrekkingsgrond: Intrekkingsgrond | None = None
    toestemming: Toestemming | None = None
    gegevens_bijgevoegd: bool | None = None
    verzonden_op: date | None = None
    uitstel_tot: date | None = None
    zienswijze: Annotated[Tekst | None, Zienswijze] = None
    zienswijze_ontvangen_op: date | None = None
    aanvulling: Annotated[Tekst | None, Zienswijze] = None
    tolk_nodig: bool | None = None
    gesprek_op: date | None = None
    gesprek_tijd: Tekst | None = None
    gesprek_plaats: Tekst | None = None
    verslag: Annotated[Tekst | None, Zienswijze] = None
    correctie: Annotated[Tekst | None, Zienswijze] = None
    reactie: Annotated[Tekst | None, Zienswijze] = None
    nieuwe_feiten: bool | None = None
