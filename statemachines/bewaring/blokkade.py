"""F11: wat het wissen tegenhoudt, ook als de bewaartermijn voorbij is."""

from enum import StrEnum

from statemachines.bekendmaking.toestanden import (
    BEROEP_NAWERKING,
    BEROEPSTERMIJN,
    BOB_TE_VERZENDEN,
    HOGER_BEROEP_NAWERKING,
    HOGER_BEROEPSTERMIJN,
    IN_BEROEP,
    IN_BEZWAAR,
    IN_HOGER_BEROEP,
    VERZUIM_TE_HERSTELLEN,
    VROEG_BEZWAAR,
)


class Blokkade(StrEnum):
    """Waarom iets nog niet mag worden gewist."""

    BEZWAAR = "bezwaar"
    BEROEP = "beroep"
    AVG_VERZOEK = "avg_verzoek"
    DATALEK = "datalek"
    ANDERS = "anders"

    @property
    def zin(self) -> str:
        """Zeg het in gewone woorden."""
        return _ZINNEN[self]


_ZINNEN = {
    Blokkade.BEZWAAR: "Er loopt een bezwaar.",
    Blokkade.BEROEP: "Er loopt een beroep bij de rechter.",
    Blokkade.AVG_VERZOEK: "Er loopt een verzoek over persoonsgegevens.",
    Blokkade.DATALEK: "Er wordt een datalek onderzocht.",
    Blokkade.ANDERS: "Iemand heeft het wissen stilgezet.",
}
_BEZWAAR = (VROEG_BEZWAAR, IN_BEZWAAR, VERZUIM_TE_HERSTELLEN, BOB_TE_VERZENDEN)
_BEROEP = (
    BEROEPSTERMIJN,
    BEROEP_NAWERKING,
    IN_BEROEP,
    HOGER_BEROEPSTERMIJN,
    HOGER_BEROEP_NAWERKING,
    IN_HOGER_BEROEP,
)
_TOESTANDEN = {
    **{state.name: Blokkade.BEZWAAR for state in _BEZWAAR},
    **{state.name: Blokkade.BEROEP for state in _BEROEP},
}
_HELE_ZAAK = {
    "avg_verzoek": Blokkade.AVG_VERZOEK,
    "datalek": Blokkade.DATALEK,
    "datalek_bericht": Blokkade.DATALEK,
}


def blokkade_door(proces: str, toestand: str) -> Blokkade | None:
    """Zeg of een open zaak het wissen in haar hele familie tegenhoudt (F11)."""
    if proces in _HELE_ZAAK:
        return _HELE_ZAAK[proces]
    return _TOESTANDEN.get(toestand) if proces == "bekendmaking" else None
