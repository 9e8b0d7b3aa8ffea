"""Wat er in de brief over een datalek staat: wat AVG 34 lid 2 daarvan vraagt."""

from datetime import date
from typing import Annotated

from statemachines.grammar import Dossier, Tekst, Zienswijze


class DatalekBerichtDossier(Dossier):
    """Aard, gevolgen, maatregelen, en wat iemand zelf kan doen."""

    datalek: str | None = None
    ontdekt_op: date | None = None
    uitleg: Annotated[Tekst | None, Zienswijze] = None
    gevolgen: Annotated[Tekst | None, Zienswijze] = None
    maatregelen: Annotated[Tekst | None, Zienswijze] = None
    wat_kunt_u_doen: Annotated[Tekst | None, Zienswijze] = None
