"""Nagaan wie het vraagt, verlengen, adviseren, en bewaken dat er antwoord komt."""

from statemachines.avg_verzoek.eisen import (
    BESLISSERS,
    TERMIJN,
    advies_bleef_uit,
    beslist_over_eigen_gegevens,
    binnen_de_eerste_maand,
    verzoeker_mag_dit_vragen,
)
from statemachines.avg_verzoek.termijnen import (
    ADVIES,
    BEHANDELAARS,
    BESLUIT,
    HERINNERING,
    OPPAKKEN,
    TE_LAAT,
    UITVOERDERS,
    VERZOEKERS,
    WIE_BENT_U,
    verzoeker,
)
from statemachines.avg_verzoek.toestanden import (
    GEADVISEERD,
    IDENTITEIT_GEVRAAGD,
    IN_BEHANDELING,
    INGETROKKEN,
    ONBEANTWOORD,
    ONTVANGEN,
    VOOR_HET_ADVIES,
    VOOR_HET_BESLUIT,
)
from statemachines.bewaking import bewaakt
from statemachines.gezag import aan
from statemachines.grammar import Extension, Role, Step, lapsed, stays

WIE = (
    Step(
        action="identiteit_vaststellen",
        label="Vastleggen wie het vraagt, en dat dat mag",
        source=VOOR_HET_ADVIES,
        target=IN_BEHANDELING,
        by=BEHANDELAARS,
        law="AVG 12 lid 6; UAVG 5",
        asks=("over", "controle", "verantwoordelijke"),
        may_ask=("leeftijd", "leerling_weet_het"),
        requires=(verzoeker_mag_dit_vragen,),
        starts=(ADVIES,),
        stops=("L160", "L167"),
        notifies=aan("avg_verzoek/advies_gevraagd", Role.FG, law="AVG 39"),
    ),
    Step(
        action="identiteit_vragen",
        label="De verzoeker vragen om te laten zien wie hij is",
        source=(ONTVANGEN,),
        target=IDENTITEIT_GEVRAAGD,
        by=BEHANDELAARS,
        law="AVG 12 lid 6",
        starts=(WIE_BENT_U,),
        stops=("L167",),
        notifies=verzoeker("wie_bent_u", "AVG 12 lid 6"),
    ),
    *bewaakt(
        OPPAKKEN,
        "Eraan herinneren dat niemand dit verzoek oppakt",
        source=(ONTVANGEN,),
        notifies=HERINNERING,
    ),
    *bewaakt(
        WIE_BENT_U,
        "Eraan herinneren dat wij nog niet weten wie het vraagt",
        source=(IDENTITEIT_GEVRAAGD,),
        notifies=HERINNERING,
    ),
    *stays(
        source=VOOR_HET_ADVIES,
        action="advies_vooraf",
        label="Vooraf advies geven over dit verzoek",
        by=(Role.FG,),
        law="AVG 39",
        asks=("advies_fg",),
    ),
    Step(
        action="intrekken",
        label="Het verzoek intrekken",
        source=VOOR_HET_BESLUIT,
        target=INGETROKKEN,
        by=(*VERZOEKERS, *BEHANDELAARS),
        notifies=aan("avg_verzoek/ingetrokken", Role.FG, Role.SWV_ADMIN),
    ),
)

ADVISEREN = (
    Step(
        action="adviseren",
        label="Advies geven over het antwoord",
        source=(IN_BEHANDELING,),
        target=GEADVISEERD,
        by=(Role.FG,),
        law="AVG 39",
        asks=("advies_fg",),
        starts=(BESLUIT,),
        stops=("L161",),
        notifies=aan("avg_verzoek/advies_klaar", Role.VOORZITTER, Role.BESTUURDER),
    ),
    Step(
        action="zonder_advies_verder",
        label="Verder zonder advies, met de reden",
        source=(IN_BEHANDELING,),
        target=GEADVISEERD,
        by=BESLISSERS,
        law="AVG 38 lid 1",
        asks=("reden_zonder_advies",),
        requires=(advies_bleef_uit, beslist_over_eigen_gegevens),
        starts=(BESLUIT,),
        stops=("L161",),
        notifies=aan("avg_verzoek/zonder_advies", Role.FG, law="AVG 38 lid 1"),
    ),
    *bewaakt(
        ADVIES,
        "Eraan herinneren dat er nog geen advies is",
        source=(IN_BEHANDELING,),
        notifies=aan("avg_verzoek/herinnering", Role.FG, Role.BESTUURDER),
    ),
    *bewaakt(
        BESLUIT,
        "Eraan herinneren dat er nog geen besluit is",
        source=(GEADVISEERD,),
        notifies=aan("avg_verzoek/herinnering", Role.VOORZITTER, Role.BESTUURDER),
    ),
)

OP_TIJD = (
    *stays(
        source=VOOR_HET_BESLUIT,
        action="verlengen",
        label="Meer tijd nemen, ten hoogste twee maanden",
        by=(*BESLISSERS, Role.SWV_ADMIN),
        law=TERMIJN,
        asks=("verlengd_tot", "reden_verlenging"),
        requires=(binnen_de_eerste_maand,),
        extends=(Extension("F2", until="verlengd_tot"),),
        notifies=verzoeker("verlengd", TERMIJN),
    ),
    *stays(
        source=ONBEANTWOORD,
        action="antwoord_te_laat",
        label="Laten weten dat het antwoord te laat is",
        by=(Role.SYSTEEM,),
        law=TERMIJN,
        requires=(lapsed("F2"),),
        starts=(TE_LAAT,),
        notifies=(
            *aan("avg_verzoek/te_laat", *UITVOERDERS, Role.FG, law=TERMIJN),
            *verzoeker("te_laat_verzoeker", "AVG 12 lid 4"),
        ),
    ),
    *bewaakt(
        TE_LAAT,
        "Er opnieuw aan herinneren dat het antwoord te laat is",
        source=ONBEANTWOORD,
        notifies=aan("avg_verzoek/te_laat", Role.BESTUURDER, Role.FG, law=TERMIJN),
    ),
)
