"""Wat een bewaarregel is: hoe lang, vanaf welke gebeurtenis, en wie er bevestigt."""

from dataclasses import dataclass
from enum import StrEnum


class Vanaf(StrEnum):
    """De gebeurtenis waarna een bewaartermijn begint."""

    SLUITING = "de sluiting van de zaak"
    UITSCHRIJVING = "de uitschrijving van de leerling"
    UITSCHRIJVING_OF_SLUITING = (
        "de uitschrijving van de leerling, of anders de sluiting van de zaak"
    )
    GESTOPT = "de dag dat het account is gestopt"


@dataclass(frozen=True)
class Regel:
    """Een regel van de tabel F, vanaf een gebeurtenis.

    ``na_verwijzing`` geldt in plaats daarvan als de leerling naar SBO of SO ging.
    ``binnen`` zegt tot wanneer het wissen na het einde mag duren.
    """

    rule: str
    vanaf: Vanaf
    na_verwijzing: str | None = None
    binnen: str | None = None
