"""Wat er over de handtekening van een persoon bekend is."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from statemachines.document import Vingerafdruk
from statemachines.grammar import Dossier, Gezin, Tekst


class Inlogniveau(StrEnum):
    """Hoe zeker het portaal weet wie er inlogt (eIDAS)."""

    LAAG = "laag"
    SUBSTANTIEEL = "substantieel"
    HOOG = "hoog"


class Antwoordwijze(StrEnum):
    """Hoe iemand antwoordde die het portaal niet gebruikt."""

    PAPIER = "papier"
    GESPREK = "gesprek"
    TELEFOON = "telefoon"
    E_MAIL = "e_mail"


class HandtekeningDossier(Dossier):
    """Een voorstel, een persoon, een antwoord."""

    document_hash: Vingerafdruk | None = None
    besproken_op: date | None = None
    afgeschermd: bool | None = None
    fg_geraadpleegd_op: date | None = None
    verzonden_op: date | None = None

    getekende_hash: Vingerafdruk | None = None
    inlogniveau: Inlogniveau | None = None
    weigering: Annotated[Tekst | None, Gezin] = None

    antwoord_op: date | None = None
    antwoordwijze: Antwoordwijze | None = None
    bewijs_hash: Vingerafdruk | None = None

    poging_op: date | None = None
    verslag_poging: Annotated[Tekst | None, Gezin] = None
    onbereikbaar_omdat: Annotated[Tekst | None, Gezin] = None
