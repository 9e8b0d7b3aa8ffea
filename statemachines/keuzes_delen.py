"""De woorden bij de keuzes van het delen: die van het convenant zelf."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from statemachines.convenant import Doel, Grondslag, Partij, Veldklasse
from statemachines.dutch import capital
from statemachines.uitwisseling.dossier import Overleg, Wisantwoord

DELEN: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Overleg: {
        Overleg.ONDERSTEUNINGSTEAM: "Het overleg van het ondersteuningsteam",
        Overleg.RONDETAFEL: "De rondetafel over het verzuim",
        Overleg.OVERDRACHT: "De overdracht naar een andere school",
        Overleg.AANVRAAG: "De aanvraag van hulp, geld of een TLV",
        Overleg.ANDERS: "Een ander overleg",
    },
    Wisantwoord: {
        Wisantwoord.GEWIST: "Alles is gewist",
        Wisantwoord.DEELS: "Een deel is gewist, en de rest moet blijven",
        Wisantwoord.NIET: "Er is niets gewist",
    },
    **{
        soort: {code: capital(code.naam) for code in soort}
        for soort in (Partij, Doel, Veldklasse, Grondslag)
    },
}
