"""Why a certificate does not hold any more: a code, never a text about somebody."""

from enum import StrEnum


class RevokedFor(StrEnum):
    """Why a certificate does not hold any more."""

    AFGEKEURD = "afgekeurd"
    SLEUTEL_GELEKT = "sleutel_gelekt"
    VERLOREN = "verloren"
    UITGEVER = "uitgever"
    PARTNER_WEG = "partner_weg"

    @property
    def sentence(self) -> str:
        """Say it in words."""
        return _WHY[self]


_WHY = {
    RevokedFor.AFGEKEURD: "De vingerafdruk klopte niet aan de telefoon.",
    RevokedFor.SLEUTEL_GELEKT: "Een ander kan de geheime sleutel hebben.",
    RevokedFor.VERLOREN: "De partner kan de geheime sleutel niet meer gebruiken.",
    RevokedFor.UITGEVER: "De uitgever heeft het certificaat ingetrokken.",
    RevokedFor.PARTNER_WEG: "De partner doet niet meer mee.",
}
