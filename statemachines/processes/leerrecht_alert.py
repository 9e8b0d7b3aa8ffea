"""Het alert aan Leerrecht, namens het hoofd van de school (LPW 18 en 21a).

Een eigen zaak, want bevestigen en opnieuw sturen lopen naast de rondetafel. Het alert
gaat vanzelf weg op de dag van het signaal. De afzender is altijd het hoofd: het
samenwerkingsverband mag dit niet sturen (WPO 18a lid 13). De ouders krijgen precies
wat Leerrecht kreeg. Zolang Leerrecht zwijgt, gaat het bericht opnieuw weg en belt de
school. Een volgend bericht gaat pas als het vorige weg is: na een storing komt er een,
en geen stapel. Klopt het niet, dan hoort iedereen die het kreeg dat het niet geldt, ook
als de zaak over het verzuim al klaar is.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import (
    Notice,
    Process,
    Role,
    Step,
    Term,
    lapsed,
    stays,
)
from statemachines.leerrecht_alert.dossier import LeerrechtAlertDossier
from statemachines.leerrecht_alert.einde import EINDE
from statemachines.leerrecht_alert.terug import TERUG_LATEN_WETEN
from statemachines.leerrecht_alert.toestanden import (
    BEVESTIGD,
    NIET_BEZORGD,
    ONBEVESTIGD,
    ONDERWEG,
    OPEN,
    TERUG_TE_ROEPEN,
    VERZONDEN,
)
from statemachines.verzending import niet_voor_de_opdracht

GRONDSLAG = "LPW 18; LPW 21a"
SYSTEEM = (Role.SYSTEEM,)

# -- Termijnen en berichten ------------------------------------------------------------

BEZORGEN = Term("L112", then="bezorging_nagaan")
ANTWOORDEN = Term("L113", then="opnieuw_sturen")
BELLEN = Term("L114", then="bellen_nagaan")

ALERT = Notice(
    "leerrecht_alert/alert",
    to=Role.LEERRECHT,
    law=GRONDSLAG,
    sent="verzending_vastleggen",
    failed="bezorging_mislukken",
)
KOPIE = tuple(
    Notice(
        "leerrecht_alert/kopie",
        to=rol,
        law="AVG 13",
        sent="kopie_verzonden",
        failed="kopie_niet_bezorgd",
    )
    for rol in OUDERS
)
BEL = aan("leerrecht_alert/bel_leerrecht", *SCHOOL)
# -- Versturen -------------------------------------------------------------------------

VERSTUREN = (
    Step(
        action="verzending_vastleggen",
        label="Vastleggen dat het alert weg is",
        source=(ONDERWEG, VERZONDEN),
        target=VERZONDEN,
        by=SYSTEEM,
        law=GRONDSLAG,
        starts=(ANTWOORDEN,),
        stops=("L112",),
    ),
    Step(
        action="per_post_verzonden",
        label="Vastleggen dat het alert op papier weg is",
        source=(ONDERWEG,),
        target=VERZONDEN,
        by=SCHOOL,
        law=GRONDSLAG,
        asks=("verzonden_op",),
        requires=(niet_voor_de_opdracht("L112"),),
        on="verzonden_op",
        starts=(ANTWOORDEN,),
        stops=("L112",),
    ),
    Step(
        action="bezorging_mislukken",
        label="Vastleggen dat het alert niet aankwam: de school belt vandaag",
        source=(ONDERWEG, VERZONDEN),
        target=NIET_BEZORGD,
        by=SYSTEEM,
        law=GRONDSLAG,
        starts=(BELLEN,),
        stops=("L112", "L113"),
        notifies=BEL,
    ),
    Step(
        action="telefonisch_doorgeven",
        label="Vastleggen dat de school Leerrecht heeft gebeld",
        source=(ONDERWEG, NIET_BEZORGD, VERZONDEN),
        target=VERZONDEN,
        by=SCHOOL,
        law=GRONDSLAG,
        asks=("gebeld_op",),
        on="gebeld_op",
        starts=(ANTWOORDEN,),
        stops=("L112", "L114"),
    ),
    Step(
        action="nog_eens_versturen",
        label="Het alert nog een keer versturen",
        source=(NIET_BEZORGD,),
        target=ONDERWEG,
        by=SCHOOL,
        law=GRONDSLAG,
        starts=(BEZORGEN,),
        stops=("L114",),
        notifies=(ALERT,),
    ),
    *bewaakt(
        BEZORGEN,
        "De school laten bellen: er is geen bewijs dat het alert weg is",
        source=(ONDERWEG,),
        notifies=BEL,
    ),
    *bewaakt(
        BELLEN,
        "De school eraan herinneren dat Leerrecht nog niets weet",
        source=(NIET_BEZORGD,),
        notifies=BEL,
    ),
    Step(
        action="opnieuw_sturen",
        label="Het alert opnieuw sturen en de school laten bellen",
        source=(VERZONDEN,),
        target=ONDERWEG,
        by=SYSTEEM,
        law=GRONDSLAG,
        requires=(lapsed("L113"),),
        starts=(BEZORGEN,),
        notifies=(ALERT, *BEL),
    ),
    *stays(
        source=TERUG_TE_ROEPEN,
        action="kopie_verzonden",
        label="Vastleggen dat een ouder het afschrift kreeg",
        by=SYSTEEM,
        law="AVG 13",
    ),
    *stays(
        source=TERUG_TE_ROEPEN,
        action="kopie_niet_bezorgd",
        label="Vastleggen dat een ouder het afschrift nog niet heeft",
        by=SYSTEEM,
        law="AVG 13",
        notifies=aan("leerrecht_alert/kopie_niet_bezorgd", *SCHOOL),
    ),
)

# -- Antwoorden en aanvullen -----------------------------------------------------------

ANTWOORD = (
    Step(
        action="bevestigen",
        label="Bevestigen dat Leerrecht het alert heeft",
        source=ONBEVESTIGD,
        target=BEVESTIGD,
        by=(Role.LEERRECHT,),
        law=GRONDSLAG,
        stops=("L112", "L113", "L114"),
        tells=("alert_bevestigen",),
    ),
    Step(
        action="bevestiging_vastleggen",
        label="Namens Leerrecht: de bevestiging vastleggen",
        source=ONBEVESTIGD,
        target=BEVESTIGD,
        by=SCHOOL,
        law=GRONDSLAG,
        asks=("bevestigd_op",),
        on="bevestigd_op",
        stops=("L112", "L113", "L114"),
        tells=("alert_bevestigen",),
    ),
    *stays(
        source=OPEN,
        action="aanvullen",
        label="Het nummer van DUO doorgeven aan Leerrecht en de ouders",
        by=(Role.VOORZITTER,),
        law="LPW 21a",
        asks=("duo_kenmerk", "duo_gemeld_op"),
        may_ask=("school_acties", "gevraagde_actie", "voorrang", "ot_op"),
        notifies=(
            *aan("leerrecht_alert/aanvulling", Role.LEERRECHT, law=GRONDSLAG),
            *aan("leerrecht_alert/aanvulling_ouders", *OUDERS, law="AVG 13"),
        ),
    ),
)

# -- Het verloop -----------------------------------------------------------------------

LEERRECHT_ALERT = Process(
    code="leerrecht_alert",
    prefix="LA",
    signed_by=Role.VOORZITTER,
    title="Alert aan Leerrecht",
    law=GRONDSLAG,
    dossier=LeerrechtAlertDossier,
    initial=ONDERWEG,
    starts=(BEZORGEN,),
    notifies=(ALERT, *KOPIE),
    steps=(*VERSTUREN, *ANTWOORD, *TERUG_LATEN_WETEN, *EINDE),
)
