"""De woorden bij de keuzes van een verzoek over persoonsgegevens en van een datalek."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from statemachines.avg_verzoek.dossier import (
    Controle,
    Kanaal,
    Leeftijd,
    Ontvangers,
    Over,
    Soort,
    Verantwoordelijke,
    Weigergrond,
)
from statemachines.datalek.dossier import Aard, Bron, Risico, Uitzondering

KEUZES_PRIVACY: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Soort: {
        Soort.INZAGE: "Weten welke gegevens wij hebben (inzage)",
        Soort.RECTIFICATIE: "Gegevens laten verbeteren",
        Soort.WISSING: "Gegevens laten wissen",
        Soort.BEPERKING: "Gegevens voorlopig niet gebruiken",
        Soort.AFSCHRIFT: "Een bestand met de eigen gegevens krijgen",
        Soort.BEZWAAR: "Niet willen dat wij de gegevens gebruiken (bezwaar)",
    },
    Kanaal: {
        Kanaal.PORTAAL: "Op de eigen pagina",
        Kanaal.BRIEF: "Met een brief of een e-mail",
        Kanaal.TELEFOON: "Aan de telefoon",
        Kanaal.GESPREK: "In een gesprek",
    },
    Controle: {
        Controle.PORTAAL: "Ingelogd met de eigen link en een code",
        Controle.BEWIJS: "Een paspoort of ID-kaart laten zien",
        Controle.BEKEND: "Iemand kent deze persoon, en sprak hem zelf",
        Controle.TERUGGEBELD: "Teruggebeld op het nummer dat wij al hadden",
    },
    Over: {
        Over.KIND: "Over het kind",
        Over.ZELF: "Over degene die het vraagt",
    },
    Leeftijd: {
        Leeftijd.TOT_12: "Jonger dan 12 jaar",
        Leeftijd.VAN_12: "12, 13, 14 of 15 jaar",
        Leeftijd.VANAF_16: "16 jaar of ouder",
    },
    Verantwoordelijke: {
        Verantwoordelijke.SCHOOL: "De school: de voorzitter beslist",
        Verantwoordelijke.SWV: "Het SWV: de directeur-bestuurder beslist",
    },
    Weigergrond: {
        Weigergrond.ANDEREN: "Het zou de rechten van anderen schaden",
        Weigergrond.WETTELIJKE_PLICHT: "Wij moeten dit volgens de wet bewaren",
        Weigergrond.PROCEDURE: "Er loopt een bezwaar, een klacht of een rechtszaak",
        Weigergrond.KLOPT: "De gegevens kloppen volgens ons",
        Weigergrond.NIET_GERECHTIGD: "Deze persoon mag dit niet vragen",
        Weigergrond.ONBEKEND: "Wij weten niet wie het vraagt",
        Weigergrond.BUITENSPORIG: "Er is geen grond, of het is steeds hetzelfde",
    },
    Ontvangers: {
        Ontvangers.INGELICHT: "Ja, iedereen die de gegevens kreeg weet het",
        Ontvangers.GEEN: "Niet nodig: niemand kreeg deze gegevens",
        Ontvangers.ONMOGELIJK: "Nee, dat kan niet of kost veel te veel moeite",
    },
    Aard: {
        Aard.VERKEERD_VERZONDEN: "Aan de verkeerde persoon gestuurd of gegeven",
        Aard.INGEZIEN: "Gelezen door iemand die dat niet mocht",
        Aard.GESTOLEN: "Gestolen of gehackt",
        Aard.VERLOREN: "Kwijtgeraakt",
        Aard.GEWIJZIGD: "Veranderd door iemand die dat niet mocht",
        Aard.NIET_BEREIKBAAR: "Niet meer te openen",
    },
    Bron: {
        Bron.EIGEN: "Bij ons",
        Bron.VERWERKER: "Bij een bedrijf dat voor ons werkt",
        Bron.PARTNER: "Bij een partner, die het zelf meldt",
    },
    Risico: {
        Risico.GEEN: "Waarschijnlijk geen risico voor mensen",
        Risico.RISICO: "Een risico voor mensen",
        Risico.HOOG: "Een hoog risico voor mensen",
    },
    Uitzondering: {
        Uitzondering.ONLEESBAAR: "Niemand kon de gegevens lezen",
        Uitzondering.RISICO_WEG: "Wij haalden het hoge risico weg",
        Uitzondering.OPENBAAR: "Wij maakten het voor iedereen bekend",
    },
}
"""Per lijst de woorden bij elk antwoord, in de volgorde van de lijst."""
