"""Wat er in een alert aan Leerrecht mag staan (domain.md 4.5), en niets anders.

De witte lijst is dit dossier zelf. Een alert is een eigen zaak, en het sjabloon kent
alleen de feiten van die zaak: wat hier niet staat, kan er niet in. Vrije tekst, ziekte
en gezin hebben hier geen veld (WPO 18a lid 13; AVG 5).
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from statemachines.grammar import Dossier

_NUMMER = re.compile(r"(?=.*[0-9])[A-Za-z0-9.-]{1,30}")


def _nummer(value: str) -> str:
    if not _NUMMER.fullmatch(value):
        raise ValueError(
            "dit is geen nummer (cijfers, en ook letters, punt of streepje)"
        )
    return value


Nummer = Annotated[str, AfterValidator(_nummer)]
"""Een nummer van DUO: geen plaats voor een zin of een naam."""

Uren = Annotated[float, Field(gt=0, le=2000)]
Lesweken = Annotated[int, Field(ge=1, le=60)]


class Schoolactie(StrEnum):
    """Wat de school al deed. Een keuzelijst, zodat er geen ziekte in kan staan."""

    OUDERS_GEBELD = "de ouders gebeld"
    BRIEF_GESTUURD = "een brief gestuurd"
    GESPREK_OUDERS = "met de ouders gesproken"
    GESPREK_LEERLING = "met de leerling gesproken"
    HUISBEZOEK = "bij de leerling thuis geweest"
    OVERLEG = "overlegd in het ondersteuningsteam"
    AANBOD = "een ander onderwijsaanbod gedaan"


class GevraagdeActie(StrEnum):
    """Wat de school van de gemeente vraagt."""

    CONTACT = "contact met de ouders"
    HUISBEZOEK = "een huisbezoek"
    MEEDENKEN = "meedenken aan de rondetafel"
    ONDERZOEK = "een onderzoek naar het verzuim"


class Voorrang(StrEnum):
    """Hoe snel de school een antwoord nodig heeft."""

    GEWOON = "gewoon"
    SPOED = "spoed"


class Terugmelding(StrEnum):
    """Wat Leerrecht doet of deed. Een keuzelijst: over het gezin staat hier niets."""

    CONTACT = "contact met de ouders"
    UITGENODIGD = "de ouders uitgenodigd"
    HUISBEZOEK = "een huisbezoek"
    ONDERZOEK = "een onderzoek naar het verzuim"
    RONDETAFEL = "meedenken aan de rondetafel"
    GEEN_ACTIE = "nu geen actie"


class Gesprek(StrEnum):
    """Met wie Leerrecht wil praten."""

    SCHOOL = "de school"
    SCHOOL_EN_OUDERS = "de school en de ouders"


class LeerrechtAlertDossier(Dossier):
    """De witte lijst, wat de school bijhoudt, en wat Leerrecht terug liet weten."""

    eerste_dag: date | None = None
    lesweken: Lesweken | None = None
    uren: Uren | None = None
    laatste_dag: date | None = None
    alle_lessen: bool | None = None
    school_acties: tuple[Schoolactie, ...] = ()
    gevraagde_actie: GevraagdeActie | None = None
    voorrang: Voorrang | None = None
    ot_op: date | None = None
    duo_kenmerk: Nummer | None = None
    duo_gemeld_op: date | None = None

    verzonden_op: date | None = None
    gebeld_op: date | None = None
    bevestigd_op: date | None = None

    terugmelding: tuple[Terugmelding, ...] = ()
    gesprek_met: Gesprek | None = None
    gesprek_voor: date | None = None


INTERN: Final = ("verzonden_op", "gebeld_op", "bevestigd_op")
"""Dagen die de school bijhoudt; zij gaan niet mee naar Leerrecht."""

VAN_LEERRECHT: Final = ("terugmelding", "gesprek_met", "gesprek_voor")
"""Wat Leerrecht zelf terug liet weten; het gaat de andere kant op."""

NA_DE_MELDING: Final = ("duo_kenmerk", "duo_gemeld_op")
"""Wat er pas is als het hoofd bij DUO meldde; het komt er later bij."""

WITTE_LIJST: Final = tuple(
    name
    for name in LeerrechtAlertDossier.model_fields
    if name not in {*INTERN, *VAN_LEERRECHT}
)
"""Alles wat Leerrecht over het verzuim mag lezen; daarbij de leerling en de school."""

MEEGEGEVEN: Final = tuple(name for name in WITTE_LIJST if name not in NA_DE_MELDING)
"""Wat de zaak over het verzuim meegeeft als het alert begint."""
