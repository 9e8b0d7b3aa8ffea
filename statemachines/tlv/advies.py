"""Het advies van twee deskundigen, ook over nieuwe feiten (WPO 18a lid 11)."""

from statemachines.bewaking import bewaakt
from statemachines.grammar import Situation, Step, guard, stays
from statemachines.tlv import berichten, termijnen
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.eisen_besluit import (
    aan_criteria_getoetst,
    aangewezen_deskundige,
    adviseur_blijft_aangewezen,
    andere_deskundige,
    deskundigen_zonder_belang,
    orthopedagoog_of_psycholoog_erbij,
    twee_adviezen,
    twee_verschillende_deskundigen,
)
from statemachines.tlv.horen import (
    iedereen_gehoord,
    nieuwe_feiten_nog_niet_voorgelegd,
    nieuwe_feiten_voorgelegd,
    zienswijzen_verwerkt,
)
from statemachines.tlv.rollen import ADMIN, BEHANDELAARS, DESKUNDIGEN, SYSTEEM
from statemachines.tlv.toestanden import (
    AANVULLING_VERLOPEN,
    ADVIES_1,
    ADVIES_COMPLEET,
    ADVIES_GEVRAAGD,
    BESLOTEN_AF,
    BESLOTEN_TOE,
    BESLUITRIJP,
    IN_BEHANDELING,
    INCOMPLEET,
    ONTVANGEN,
)

WIE = (
    "deskundige_1",
    "naam_deskundige_1",
    "discipline_1",
    "deskundige_2",
    "naam_deskundige_2",
    "discipline_2",
    "geen_belang_verklaard",
)
DESKUNDIG = (
    twee_verschillende_deskundigen,
    orthopedagoog_of_psycholoog_erbij,
    deskundigen_zonder_belang,
)

AANWIJZEN = (
    Step(
        action="deskundigen_aanwijzen",
        label="Twee deskundigen aanwijzen",
        source=(IN_BEHANDELING,),
        target=ADVIES_GEVRAAGD,
        by=BEHANDELAARS,
        law="WPO 18a lid 11",
        asks=WIE,
        requires=DESKUNDIG,
        starts=(termijnen.ADVISEREN_BINNEN,),
        notifies=berichten.ADVIES_GEVRAAGD,
    ),
    *stays(
        source=(ADVIES_GEVRAAGD, ADVIES_1),
        action="deskundige_vervangen",
        label="Een deskundige vervangen",
        by=BEHANDELAARS,
        law="WPO 18a lid 11",
        asks=WIE,
        requires=(*DESKUNDIG, adviseur_blijft_aangewezen),
        notifies=berichten.ADVIES_GEVRAAGD,
    ),
    *bewaakt(
        termijnen.AANWIJZEN_BINNEN,
        "Er zijn nog geen deskundigen",
        source=(IN_BEHANDELING,),
        notifies=(berichten.NOG_AANWIJZEN,),
    ),
)

ADVISEREN = (
    Step(
        action="adviseren",
        label="Advies geven",
        source=(ADVIES_GEVRAAGD,),
        target=ADVIES_1,
        by=DESKUNDIGEN,
        law="WPO 18a lid 11; WPO 18a lid 14",
        asks=("advies_1",),
        requires=(aangewezen_deskundige,),
        starts=(termijnen.AFSCHRIFT_BINNEN,),
        notifies=(berichten.AFSCHRIFT_ADVIES_1,),
    ),
    Step(
        action="adviseren",
        label="Het tweede advies geven",
        source=(ADVIES_1,),
        target=ADVIES_COMPLEET,
        by=DESKUNDIGEN,
        law="WPO 18a lid 11; WPO 18a lid 14",
        asks=("advies_2",),
        requires=(aangewezen_deskundige, andere_deskundige),
        starts=(termijnen.AFSCHRIFT_BINNEN,),
        stops=("C5",),
        notifies=(berichten.AFSCHRIFT_ADVIES_2,),
    ),
    *bewaakt(
        termijnen.ADVISEREN_BINNEN,
        "Het advies is er nog niet",
        source=(ADVIES_GEVRAAGD, ADVIES_1),
        notifies=berichten.NOG_ADVISEREN,
    ),
)

VOOR_BEKENDMAKING = (
    ADVIES_GEVRAAGD,
    ADVIES_1,
    ADVIES_COMPLEET,
    BESLUITRIJP,
    BESLOTEN_TOE,
    BESLOTEN_AF,
)


@guard(
    "Een ouder krijgt het advies op papier. Leg vast wanneer het op de post ging.",
    law="WPO 18a lid 14; Awb 2:8",
    lifted_by="het secretariaat van het SWV",
)
def ieder_krijgt_het_per_mail(zaak: Situation[TlvDossier]) -> bool:
    return all(p.e_consent and not p.afgeschermd for p in zaak.has_gezag())


AFSCHRIFT = (
    *stays(
        source=VOOR_BEKENDMAKING,
        action="afschrift_verzonden",
        label="Het advies is naar de ouders",
        by=SYSTEEM,
        law="WPO 18a lid 14",
        requires=(ieder_krijgt_het_per_mail,),
        stops=("C15",),
    ),
    *stays(
        source=VOOR_BEKENDMAKING,
        action="afschrift_vastleggen",
        label="Vastleggen dat elke ouder het advies heeft gekregen",
        by=ADMIN,
        law="WPO 18a lid 14",
        stops=("C15",),
    ),
    *stays(
        source=VOOR_BEKENDMAKING,
        action="afschrift_niet_bezorgd",
        label="Het advies kwam niet aan bij een ouder",
        by=(*SYSTEEM, *ADMIN),
        law="WPO 18a lid 14; Awb 2:11",
        starts=(termijnen.AFSCHRIFT_BINNEN,),
        notifies=(berichten.NOG_AFSCHRIFT,),
    ),
    *bewaakt(
        termijnen.AFSCHRIFT_BINNEN,
        "Niet elke ouder heeft het advies",
        source=VOOR_BEKENDMAKING,
        notifies=(berichten.NOG_AFSCHRIFT,),
    ),
)

NIEUWE_FEITEN = (
    *stays(
        source=(ONTVANGEN, INCOMPLEET, AANVULLING_VERLOPEN, IN_BEHANDELING),
        action="nieuwe_feiten_voorleggen",
        label="Nieuwe feiten van een ouder bij de aanvraag voegen",
        by=(*SYSTEEM, *BEHANDELAARS),
        law="Awb 3:2",
        requires=(nieuwe_feiten_nog_niet_voorgelegd,),
    ),
    Step(
        action="nieuwe_feiten_voorleggen",
        label="Nieuwe feiten van een ouder aan de deskundigen voorleggen",
        source=(ADVIES_GEVRAAGD, ADVIES_1, ADVIES_COMPLEET, BESLUITRIJP),
        target=ADVIES_GEVRAAGD,
        by=(*SYSTEEM, *BEHANDELAARS),
        law="Awb 3:2; Awb 3:49",
        requires=(nieuwe_feiten_nog_niet_voorgelegd,),
        starts=(termijnen.ADVISEREN_BINNEN,),
        stops=("C7", "L14", "L20"),
        notifies=berichten.NIEUWE_FEITEN,
    ),
)

RIJP_VERKLAREN = (
    Step(
        action="besluitrijp_verklaren",
        label="Alles is er om te besluiten",
        source=(ADVIES_COMPLEET,),
        target=BESLUITRIJP,
        by=BEHANDELAARS,
        law="Awb 3:2; WPO 18a lid 11",
        asks=("criteria_getoetst", "toets"),
        requires=(
            twee_adviezen,
            iedereen_gehoord,
            zienswijzen_verwerkt,
            nieuwe_feiten_voorgelegd,
            aan_criteria_getoetst,
        ),
        starts=(termijnen.BESLUITEN_BINNEN,),
        notifies=(berichten.RIJP,),
    ),
)

ADVIES = (*AANWIJZEN, *ADVISEREN, *AFSCHRIFT, *NIEUWE_FEITEN, *RIJP_VERKLAREN)
