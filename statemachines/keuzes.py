"""De woorden bij elke keuze: wat een mens leest in een lijst van antwoorden."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from statemachines.bekendmaking.dossier import Uitkomst, Verzuim, Wijze
from statemachines.handtekening.dossier import Antwoordwijze, Inlogniveau
from statemachines.keuzes_delen import DELEN
from statemachines.keuzes_privacy import KEUZES_PRIVACY
from statemachines.leerrecht_alert.dossier import (
    Gesprek,
    GevraagdeActie,
    Schoolactie,
    Terugmelding,
    Voorrang,
)
from statemachines.monitorkind.dossier import RedenEinde as EindeVanVolgen
from statemachines.monitorkind.dossier import Traject
from statemachines.nooit_opgeven.dossier import Effect, Leeftijd, Voorliggend
from statemachines.opp.dossier import Gezagsbron, Hoorwijze, Hulp
from statemachines.opp.dossier import RedenEinde as EindeVanOpp
from statemachines.ot.dossier import Deelnemer, Grondslag, Niveau
from statemachines.tlv.dossier import (
    Afwijzingsgrond,
    Categorie,
    Discipline,
    Intrekkingsgrond,
    OppStatus,
    Opschortingsgrond,
    Soort,
    Stuk,
)
from statemachines.verzuim.dossier import RedenEinde as EindeVanVerzuim
from statemachines.verzuim.dossier import RedenOnterecht
from statemachines.zienswijze.dossier import Toestemming

KEUZES: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    **KEUZES_PRIVACY,
    Niveau: {
        Niveau.GROEP: "1. Hulp van de leraar in de groep",
        Niveau.GROEP_EN_IB: "2. Hulp in de groep, met de intern begeleider",
        Niveau.OT_MET_SWV: "3. Overleg in het ondersteuningsteam, met de SWV-er",
        Niveau.ARRANGEMENT: "4. Extra hulp, op school of in de wijk, soms met zorg",
        Niveau.ANDERE_PLEK: "5. Een andere plek: een andere school, SBO of SO",
    },
    Deelnemer: {
        Deelnemer.VOORZITTER: "De voorzitter van het ondersteuningsteam",
        Deelnemer.IB: "De intern begeleider",
        Deelnemer.LERAAR: "De leraar",
        Deelnemer.OUDER: "Een ouder of voogd",
        Deelnemer.LEERLING: "De leerling",
        Deelnemer.SWV_ER: "De SWV-er: iemand van het samenwerkingsverband",
        Deelnemer.GEDRAGSWETENSCHAPPER: "De gedragswetenschapper",
        Deelnemer.JOS: "De jeugdprofessional op school",
        Deelnemer.JEUGDHULP: "De jeugdhulp",
        Deelnemer.WIJKTEAM: "Het wijkteam",
        Deelnemer.LEERPLICHT: "De leerplichtambtenaar",
    },
    Grondslag: {
        Grondslag.TOESTEMMING: "De ouders gaven toestemming",
        Grondslag.WETTELIJKE_TAAK: "Het is hun taak volgens de wet",
        Grondslag.VITAAL_BELANG: "Iemand is in gevaar, en het kan niet wachten",
    },
    Hoorwijze: {
        Hoorwijze.GESPREK: "In een gesprek",
        Hoorwijze.TEKENING: "Met een tekening",
        Hoorwijze.BRIEF: "Met een brief",
        Hoorwijze.FILMPJE: "Met een filmpje",
        Hoorwijze.SPEL: "Met een spel",
        Hoorwijze.ANDERS: "Op een andere manier",
    },
    Gezagsbron: {
        Gezagsbron.VERKLARING: "De ouders verklaarden het zelf",
        Gezagsbron.UITTREKSEL: "Het staat in het gezagsregister",
        Gezagsbron.BESCHIKKING: "Het staat in een beslissing van de rechter",
    },
    Hulp: {
        Hulp.STEUNPUNT: "Het ouder- en jeugdsteunpunt",
        Hulp.ONDERWIJSCONSULENT: "Een onderwijsconsulent",
        Hulp.SWV_ER: "Een begeleider van het samenwerkingsverband",
    },
    EindeVanOpp: {
        EindeVanOpp.UITSTROOM: "De leerling gaat van school af",
        EindeVanOpp.ANDERE_SCHOOL: "De leerling gaat naar een andere school",
        EindeVanOpp.GEEN_EXTRA_ONDERSTEUNING: "Er is geen extra hulp meer nodig",
        EindeVanOpp.NIET_NODIG_GEBLEKEN: "Er bleek geen OPP nodig te zijn",
    },
    Inlogniveau: {
        Inlogniveau.LAAG: "Met een account zonder extra controle",
        Inlogniveau.SUBSTANTIEEL: "Met een account en een extra controle",
        Inlogniveau.HOOG: "Met een account en een paspoort of ID-kaart",
    },
    Antwoordwijze: {
        Antwoordwijze.PAPIER: "Op papier",
        Antwoordwijze.GESPREK: "In een gesprek",
        Antwoordwijze.TELEFOON: "Aan de telefoon",
        Antwoordwijze.E_MAIL: "Met een e-mail",
    },
    Soort: {
        Soort.SBO: "Speciaal basisonderwijs (SBO)",
        Soort.SO: "Speciaal onderwijs (SO)",
    },
    Categorie: {
        Categorie.LAAG: "Laag",
        Categorie.MIDDEN: "Midden",
        Categorie.HOOG: "Hoog",
    },
    OppStatus: {
        OppStatus.GETEKEND: "Ja, het OPP is getekend",
        OppStatus.NIET_GETEKEND: "Nee, er ontbreekt een handtekening",
    },
    Stuk: {
        Stuk.OPP: "Het ontwikkelingsperspectief (OPP)",
        Stuk.OT_VERSLAG: "Het verslag van het ondersteuningsteam",
        Stuk.HULP_OP_SCHOOL: "Een overzicht van de hulp op school",
        Stuk.TOESTEMMING: "Welke ouders instemmen en welke niet",
        Stuk.PLEK: "Een bericht van de andere school dat er plek is",
        Stuk.TOELICHTING: "Uitleg bij de vraag",
    },
    Discipline: {
        Discipline.ORTHOPEDAGOOG: "Orthopedagoog",
        Discipline.PSYCHOLOOG: "Psycholoog",
        Discipline.KINDERPSYCHOLOOG: "Kinderpsycholoog",
        Discipline.PEDAGOOG: "Pedagoog",
        Discipline.KINDERPSYCHIATER: "Kinderpsychiater",
        Discipline.MAATSCHAPPELIJK_WERKER: "Maatschappelijk werker",
        Discipline.ARTS: "Arts",
    },
    Opschortingsgrond: {
        Opschortingsgrond.VERTRAGING_DOOR_SCHOOL: "Door de school is er vertraging",
        Opschortingsgrond.OVERMACHT: "Het SWV kan door overmacht niet beslissen",
    },
    Afwijzingsgrond: {
        Afwijzingsgrond.SCHOOL_KAN_HELPEN: "De school kan deze hulp zelf geven",
        Afwijzingsgrond.NIET_AAN_CRITERIA: "Dit past niet bij het ondersteuningsplan",
        Afwijzingsgrond.GEEN_NIEUWE_FEITEN: "Er is niets nieuws na de vorige afwijzing",
    },
    Intrekkingsgrond: {
        Intrekkingsgrond.ONJUISTE_GEGEVENS: "De gegevens in de aanvraag klopten niet",
        Intrekkingsgrond.TERUG_NAAR_REGULIER: "De leerling gaat naar een basisschool",
        Intrekkingsgrond.NAAR_BUITENLAND: "De leerling gaat naar het buitenland",
    },
    Toestemming: {
        Toestemming.GEWEIGERD: "De ouder gaf geen toestemming",
        Toestemming.GEEN_REACTIE: "De ouder reageerde niet",
        Toestemming.INGETROKKEN: "De ouder trok de toestemming in",
        Toestemming.GEGEVEN: "De ouder zei ja, maar het besluit wordt anders",
    },
    Wijze: {
        Wijze.POST: "Met de post",
        Wijze.UITGEREIKT: "Het is aan de ontvanger gegeven",
    },
    Uitkomst: {
        Uitkomst.GEGROND: "Gegrond: de indiener krijgt gelijk",
        Uitkomst.DEELS_GEGROND: "Deels gegrond: de indiener krijgt deels gelijk",
        Uitkomst.ONGEGROND: "Ongegrond: de indiener krijgt geen gelijk",
        Uitkomst.NIET_ONTVANKELIJK: "Niet-ontvankelijk: het wordt niet behandeld",
    },
    Verzuim: {
        Verzuim.NAAM_EN_ADRES: "De naam en het adres van de indiener",
        Verzuim.HANDTEKENING: "De handtekening",
        Verzuim.REDENEN: "De redenen: waarom iemand het niet eens is",
        Verzuim.MACHTIGING: "Een bewijs dat iemand voor een ander mag optreden",
    },
    Terugmelding: {
        Terugmelding.CONTACT: "Wij nemen contact op met de ouders",
        Terugmelding.UITGENODIGD: "Wij nodigden de ouders uit",
        Terugmelding.HUISBEZOEK: "Wij gaan op huisbezoek",
        Terugmelding.ONDERZOEK: "Wij doen onderzoek naar het verzuim",
        Terugmelding.RONDETAFEL: "Wij denken mee aan de rondetafel",
        Terugmelding.GEEN_ACTIE: "Wij doen nu niets",
    },
    Gesprek: {
        Gesprek.SCHOOL: "Met de school",
        Gesprek.SCHOOL_EN_OUDERS: "Met de school en de ouders",
    },
    Schoolactie: {
        Schoolactie.OUDERS_GEBELD: "De ouders gebeld",
        Schoolactie.BRIEF_GESTUURD: "Een brief gestuurd",
        Schoolactie.GESPREK_OUDERS: "Met de ouders gesproken",
        Schoolactie.GESPREK_LEERLING: "Met de leerling gesproken",
        Schoolactie.HUISBEZOEK: "Bij de leerling thuis geweest",
        Schoolactie.OVERLEG: "Overlegd in het ondersteuningsteam",
        Schoolactie.AANBOD: "Een ander aanbod voor onderwijs gedaan",
    },
    GevraagdeActie: {
        GevraagdeActie.CONTACT: "Contact met de ouders",
        GevraagdeActie.HUISBEZOEK: "Een bezoek bij de leerling thuis",
        GevraagdeActie.MEEDENKEN: "Meedenken aan de rondetafel",
        GevraagdeActie.ONDERZOEK: "Een onderzoek naar het verzuim",
    },
    Voorrang: {
        Voorrang.GEWOON: "Gewoon",
        Voorrang.SPOED: "Met spoed",
    },
    RedenOnterecht: {
        RedenOnterecht.CORRECTIE_SCHOOL: "De school verbeterde het register",
        RedenOnterecht.VERGISSING: "Het was een vergissing",
    },
    EindeVanVerzuim: {
        EindeVanVerzuim.ANDERE_SCHOOL: "De leerling staat op een andere school",
        EindeVanVerzuim.VRIJSTELLING: "De leerling is vrijgesteld van de leerplicht",
    },
    Traject: {
        Traject.OPBOUW: "Stap voor stap terug naar school",
        Traject.THUISONDERWIJS: "Onderwijs thuis of op afstand",
        Traject.ONDERWIJS_EN_ZORG: "Onderwijs en zorg samen",
        Traject.ANDERE_PLEK: "Een andere school of plek",
    },
    EindeVanVolgen: {
        EindeVanVolgen.ANDERE_SCHOOL: "Het kind staat op een andere school",
        EindeVanVolgen.GEEN_MONITORKIND: "Het kind was toch niet lang afwezig",
        EindeVanVolgen.VERZUIM: "De school telt nu vier lesweken zonder geldige reden",
    },
    Leeftijd: {
        Leeftijd.TOT_8: "4 tot en met 7 jaar",
        Leeftijd.TOT_11: "8 tot en met 10 jaar",
        Leeftijd.VANAF_11: "11 jaar of ouder",
    },
    Voorliggend: {
        Voorliggend.INGEZET: "Dit is gedaan, en het was niet genoeg",
        Voorliggend.AFGEWEZEN: "Dit is gevraagd, en het antwoord was nee",
        Voorliggend.NIET_VOOR_DIT: "Dit is nagegaan, en het is hier niet voor",
    },
    Effect: {
        Effect.BEREIKT: "Ja, het doel is bereikt",
        Effect.DEELS: "Voor een deel",
        Effect.NIET: "Nee, het doel is niet bereikt",
    },
    **DELEN,
}
"""Per lijst de woorden bij elk antwoord, in de volgorde van de lijst."""


def keuze_in_woorden(keuze: StrEnum) -> str:
    """Zeg een keuze zoals zij op het scherm staat; `KeyError` als zij onbekend is."""
    return KEUZES[type(keuze)][keuze]
