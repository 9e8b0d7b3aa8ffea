"""Verzuim zonder geldige reden: van het eerste signaal tot terug op school.

De signalen komen uit de verzuimregistratie; het systeem zet ze in de zaak. Bij 16 uur
en bij vier lesweken hoort een melding bij DUO, en bij vier lesweken een alert aan
Leerrecht: dat zijn eigen zaken, want zij lopen naast de hulp. Daarna komen rondetafel,
plan van aanpak en terugkeer. Blijft een passend aanbod drie maanden uit, dan wordt er
opgeschaald. Verklaart de jeugdarts dat het kind niet helemaal kan deelnemen, dan is het
geen verzuim: deze zaak stopt, en een monitorkind krijgt een eigen zaak, waar Leerrecht
niet bij is. De hoofdstukken staan in `statemachines.verzuim`: `signalen`, `aanpak`,
`opschaling`, `terugkeer`, `correctie`.
"""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.gezag import SCHOOL, aan
from statemachines.grammar import Process, Role, Step, stays
from statemachines.leerrecht_alert.dossier import MEEGEGEVEN
from statemachines.nooit_opgeven.antwoord import antwoorden, nog_geen_geld_gevraagd
from statemachines.nooit_opgeven.eisen_aanvraag import er_is_een_fonds
from statemachines.processes.duo_melding import DUO_MELDING
from statemachines.processes.leerrecht_alert import LEERRECHT_ALERT
from statemachines.processes.monitorkind import MONITORKIND
from statemachines.processes.nooit_opgeven import NOOIT_OPGEVEN
from statemachines.processes.uitwisseling import UITWISSELING
from statemachines.verzuim.aanpak import AANPAK
from statemachines.verzuim.correctie import CORRECTIE, geoorloofd
from statemachines.verzuim.dossier import VerzuimDossier
from statemachines.verzuim.eisen import (
    ALERT_WET,
    WET,
    nieuwe_eerste_dag,
    nog_geen_alert,
    vier_lesweken,
    zestien_uren,
)
from statemachines.verzuim.opschaling import OPSCHALING
from statemachines.verzuim.signalen import (
    GETELD,
    SCHOOL_HANDELT,
    SIGNALEN,
    TELLER,
)
from statemachines.verzuim.termijnen import (
    ALERT_BINNEN,
    DRIE_MAANDEN,
    DRIE_MAANDEN_OPNIEUW,
    EVALUEREN,
    GESPREK,
    RONDETAFEL_BINNEN,
    TEAM,
    VOLGEN,
)
from statemachines.verzuim.terugkeer import TERUGKEER
from statemachines.verzuim.toestanden import (
    ALERT_VERZONDEN,
    GEREGISTREERD,
    LRV,
    NA_ALERT,
    OPEN,
    OPGESCHAALD,
    SIGNAAL_2W,
    SIGNAAL_3W,
    TERUG_OP_SCHOOL,
    UITVOERING,
    VOOR_LRV,
    WETTELIJK_16U,
)

HOOFD = (Role.VOORZITTER,)

# -- Zestien uur -----------------------------------------------------------------------

ZESTIEN_UUR: dict[str, Any] = {
    "action": "signaal_16u",
    "label": "Signaal: 16 uur of meer in vier lesweken",
    "by": TELLER,
    "law": WET,
    "asks": ("signaaldatum", "uren"),
    "requires": (zestien_uren,),
    "on": "signaaldatum",
    "opens": (DUO_MELDING.once(carry=("signaaldatum", "uren")),),
}
SIGNAAL_16U: tuple[Step[VerzuimDossier], ...] = (
    Step(
        **ZESTIEN_UUR,
        source=(GEREGISTREERD, WETTELIJK_16U),
        target=WETTELIJK_16U,
        starts=(VOLGEN, GESPREK),
        notifies=aan("verzuim/signaal_16u", *SCHOOL),
    ),
    *stays(
        **ZESTIEN_UUR,
        source=(SIGNAAL_2W, SIGNAAL_3W, LRV, *NA_ALERT),
        notifies=aan("verzuim/signaal_16u", *SCHOOL),
    ),
    Step(
        **ZESTIEN_UUR,
        source=(TERUG_OP_SCHOOL,),
        target=UITVOERING,
        starts=(EVALUEREN, DRIE_MAANDEN_OPNIEUW),
        stops=("L109",),
        notifies=aan("verzuim/signaal_16u", *TEAM),
    ),
)

# -- Vier lesweken en het alert --------------------------------------------------------

VIER_WEKEN: dict[str, Any] = {
    "action": "signaal_lrv",
    "label": "Signaal: vier lesweken niet op school",
    "by": TELLER,
    "law": WET,
    "asks": GETELD,
    "requires": (vier_lesweken, nieuwe_eerste_dag),
    "on": "signaaldatum",
    "opens": (
        DUO_MELDING.once(
            carry=("signaaldatum", "uren", "eerste_dag", "lesweken", "laatste_dag")
        ),
    ),
    "notifies": aan("verzuim/signaal_lrv", *TEAM),
}
STUREN: dict[str, Any] = {
    "action": "alert_sturen",
    "label": "Leerrecht en de ouders inlichten, namens het hoofd",
    "by": TELLER,
    "law": ALERT_WET,
    "requires": (vier_lesweken, nog_geen_alert),
    "opens": (LEERRECHT_ALERT.once(carry=MEEGEGEVEN),),
}
ALERT: tuple[Step[VerzuimDossier], ...] = (
    Step(**VIER_WEKEN, source=VOOR_LRV, target=LRV, starts=(ALERT_BINNEN,)),
    *stays(**VIER_WEKEN, source=NA_ALERT, starts=(ALERT_BINNEN,)),
    Step(
        **VIER_WEKEN,
        source=(TERUG_OP_SCHOOL,),
        target=UITVOERING,
        starts=(ALERT_BINNEN, EVALUEREN, DRIE_MAANDEN_OPNIEUW),
        stops=("L109",),
    ),
    Step(
        **STUREN,
        source=(LRV,),
        target=ALERT_VERZONDEN,
        starts=(RONDETAFEL_BINNEN, DRIE_MAANDEN),
        stops=("L103",),
    ),
    *stays(**STUREN, source=NA_ALERT, stops=("L103",)),
    *bewaakt(
        ALERT_BINNEN,
        "Het hoofd waarschuwen dat het alert nog niet weg is",
        source=(LRV, *NA_ALERT),
        notifies=aan("verzuim/alert_niet_weg", *HOOFD, Role.SWV_ER),
    ),
)

# -- Nooit Opgeven ---------------------------------------------------------------------

GELD_VRAGEN: tuple[Step[VerzuimDossier], ...] = (
    *stays(
        source=OPGESCHAALD,
        action="nooit_opgeven_vragen",
        label="Geld vragen uit het budget Nooit Opgeven",
        by=(Role.SWV_ER, Role.VOORZITTER),
        law="Ondersteuningsplan 3.5.3; WPO 18a lid 13",
        requires=(er_is_een_fonds, nog_geen_geld_gevraagd),
        opens=(NOOIT_OPGEVEN.once(),),
    ),
    *antwoorden(OPEN),
)

# -- Delen met een partner -------------------------------------------------------------

DELEN: tuple[Step[VerzuimDossier], ...] = stays(
    source=OPEN,
    action="gegevens_delen",
    label="Gegevens delen met een partner",
    by=(Role.VOORZITTER, Role.IB, Role.SWV_ER),
    law="AVG 6",
    opens=(UITWISSELING.once(),),
)

# -- Het monitorkind -------------------------------------------------------------------

GEVOLGD = ("leerling_id", "school_id", "eerste_dag", "signaaldatum", "lesweken")
"""Wat de zaak van het monitorkind weet als zij uit deze zaak begint."""

# -- Het verloop -----------------------------------------------------------------------

VERZUIM = Process(
    code="verzuim",
    prefix="VZ",
    signed_by=Role.VOORZITTER,
    title="Verzuim zonder geldige reden",
    law=WET,
    dossier=VerzuimDossier,
    initial=GEREGISTREERD,
    opened_by=(Role.SYSTEEM, Role.VOORZITTER, Role.IB),
    opening_asks=("leerling_id", "school_id", "eerste_dag"),
    starts=(VOLGEN,),
    steps=(
        *SIGNAAL_16U,
        *SIGNALEN,
        *SCHOOL_HANDELT,
        *ALERT,
        *AANPAK,
        *OPSCHALING,
        *GELD_VRAGEN,
        *DELEN,
        *TERUGKEER,
        *CORRECTIE,
        *geoorloofd(MONITORKIND.once(carry=GEVOLGD)),
    ),
)
