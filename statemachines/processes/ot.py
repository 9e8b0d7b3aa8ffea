"""De OT-zaak: handelingsgericht werken in het ondersteuningsteam, in rondes.

Signaleren, overleggen, begrijpen, plannen, uitvoeren, evalueren. Ouders zitten aan
tafel en zien het verslag voordat het definitief is. Uit een OT-zaak komen een OPP en
een aanvraag voor een TLV voort; zij gaat niet dicht zolang daar een beslissing wacht.
De hoofdstukken staan in `statemachines.ot`: van voorbereiding tot
opschaling.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, SCHOOL, aan
from statemachines.grammar import Process, Role, Step, stays
from statemachines.nooit_opgeven.antwoord import antwoorden, nog_geen_geld_gevraagd
from statemachines.nooit_opgeven.eisen_aanvraag import er_is_een_fonds
from statemachines.ot.dossier import Deelnemer, OtDossier
from statemachines.ot.eisen_overleg import (
    grondslag_voor_externen,
    mag_meepraten,
)
from statemachines.ot.eisen_plan import (
    als_behoefte_geschreven,
    plan_besproken,
    plan_geschreven,
    zonder_naam,
)
from statemachines.ot.evaluatie import EVALUATIE, EVALUATIE_OPENEN, HGW
from statemachines.ot.koppelingen import (
    geen_beslissing_open,
    nog_geen_aanvraag,
    nog_geen_opp,
    opp_geregeld,
    ouders_trekken_samen_in,
)
from statemachines.ot.onderzoek import NA_HET_OVERLEG, ONDERZOEK
from statemachines.ot.opschaling import OPSCHALING, STARTEN, weg
from statemachines.ot.toestanden import (
    BEGRIJPEN,
    CONCEPT,
    INGETROKKEN,
    OPEN,
    OT_BESPROKEN,
    PLANNEN,
    UITVOEREN,
)
from statemachines.ot.verslag import VERSLAG
from statemachines.ot.voorbereiding import AFMAKEN, HERINNERING, VOORBEREIDING
from statemachines.processes.nooit_opgeven import NOOIT_OPGEVEN
from statemachines.processes.opp import OPP
from statemachines.processes.tlv import TLV
from statemachines.processes.uitwisseling import UITWISSELING

TEAM = (*SCHOOL, Role.LERAAR, Role.JOS, Role.SWV_ER, Role.GEDRAGSWETENSCHAPPER)
SCHRIJVEN = ("behoeften", "als_behoefte_geschreven", "plan")
# -- Plannen en uitvoeren --------------------------------------------------------------

PLANNEN_EN_DOEN = (
    Step(
        action="plan_maken",
        label="Een plan maken binnen de basisondersteuning",
        source=(OT_BESPROKEN, BEGRIJPEN),
        target=PLANNEN,
        by=(Role.IB,),
        law=HGW,
        asks=SCHRIJVEN,
        requires=(*NA_HET_OVERLEG, als_behoefte_geschreven),
        starts=(STARTEN,),
        stops=("L5", "L7", "L91"),
        notifies=aan("ot/plan", *OUDERS),
    ),
    Step(
        action="plan_maken_extra",
        label="Een plan maken met extra ondersteuning: daar hoort een OPP bij",
        source=(OT_BESPROKEN, BEGRIJPEN),
        target=PLANNEN,
        by=(Role.IB,),
        law="WPO 40a lid 1",
        asks=(*SCHRIJVEN, "extra_nodig_op"),
        requires=(*NA_HET_OVERLEG, als_behoefte_geschreven, nog_geen_opp),
        on="extra_nodig_op",
        starts=(STARTEN,),
        stops=("L5", "L7", "L91"),
        opens=(OPP.once(carry=("extra_nodig_op",)),),
        notifies=aan("ot/plan", *OUDERS),
    ),
    *stays(
        source=(PLANNEN,),
        action="plan_schrijven",
        label="Het plan opnieuw schrijven",
        by=(Role.IB,),
        law=HGW,
        asks=SCHRIJVEN,
        requires=(als_behoefte_geschreven,),
        notifies=aan("ot/plan", *OUDERS),
    ),
    *stays(
        source=(PLANNEN,),
        action="opp_starten",
        label="Een OPP beginnen: er is extra hulp nodig",
        by=SCHOOL,
        law="WPO 40a lid 1",
        asks=("extra_nodig_op",),
        requires=(nog_geen_opp,),
        on="extra_nodig_op",
        opens=(OPP.once(carry=("extra_nodig_op",)),),
    ),
    Step(
        action="start_uitvoering",
        label="De hulp beginnen",
        source=(PLANNEN,),
        target=UITVOEREN,
        by=(Role.VOORZITTER,),
        law=HGW,
        asks=("plan_besproken_op",),
        requires=(plan_geschreven, plan_besproken, opp_geregeld),
        starts=(EVALUATIE_OPENEN,),
        stops=("L61",),
        notifies=aan("ot/uitvoering", Role.SWV_ER),
    ),
    *stays(
        source=(UITVOEREN,),
        action="jos_inlichten",
        label="De jeugdprofessional vertellen wat haar deel is",
        by=SCHOOL,
        law="AVG 6",
        requires=(mag_meepraten(Deelnemer.JOS), grondslag_voor_externen),
        notifies=aan("ot/uitvoering", Role.JOS),
    ),
    *bewaakt(
        STARTEN,
        "Eraan herinneren dat de hulp nog niet begonnen is",
        source=(PLANNEN,),
        notifies=HERINNERING,
    ),
)

# -- De TLV ----------------------------------------------------------------------------

TLV_AANVRAGEN = weg(
    "tlv_aanvragen",
    "Een toelaatbaarheidsverklaring voorbereiden",
    "WPO 18a lid 6 c",
    requires=(nog_geen_aanvraag,),
    opens=(TLV.once(),),
)

# -- Nooit Opgeven ---------------------------------------------------------------------

KERNGROEP = (
    weg(
        "kerngroep",
        "De kerngroep van Nooit Opgeven vragen",
        "WPO 18a lid 13",
        by=(Role.VOORZITTER, Role.SWV_ER),
        asks=("zonder_naam",),
        requires=(zonder_naam, er_is_een_fonds, nog_geen_geld_gevraagd),
        opens=(NOOIT_OPGEVEN.once(),),
    ),
    *antwoorden(OPEN),
)

# -- Altijd ----------------------------------------------------------------------------

ALTIJD = (
    *stays(
        source=OPEN,
        action="gegevens_delen",
        label="Gegevens delen met een partner",
        by=(*SCHOOL, Role.SWV_ER),
        law="AVG 6",
        opens=(UITWISSELING.once(),),
    ),
    *stays(
        source=OPEN,
        action="notitie_maken",
        label="Een notitie maken",
        by=TEAM,
        asks=("notitie",),
    ),
    *stays(
        source=OPEN,
        action="instemmen_met_intrekken",
        label="Ermee instemmen dat de zaak wordt ingetrokken",
        by=OUDERS,
        law="BW 1:247",
    ),
    Step(
        action="intrekken",
        label="De zaak intrekken",
        source=OPEN,
        target=INGETROKKEN,
        by=(*OUDERS, Role.VOORZITTER),
        law="Ondersteuningsplan 5.1; WPO 40 lid 4",
        asks=("reden_intrekking",),
        requires=(ouders_trekken_samen_in, geen_beslissing_open),
        notifies=aan("ot/ingetrokken", *OUDERS, Role.IB, Role.SWV_ER),
    ),
)

# -- Het verloop -----------------------------------------------------------------------

OT = Process(
    code="ot",
    prefix="OT",
    signed_by=Role.VOORZITTER,
    title="Ondersteuningsteam",
    law="Ondersteuningsplan 5.1",
    dossier=OtDossier,
    initial=CONCEPT,
    opened_by=(Role.IB, Role.LERAAR, Role.VOORZITTER),
    starts=(AFMAKEN,),
    steps=(
        *VOORBEREIDING,
        *VERSLAG,
        *ONDERZOEK,
        *PLANNEN_EN_DOEN,
        *EVALUATIE,
        *OPSCHALING,
        TLV_AANVRAGEN,
        *KERNGROEP,
        *ALTIJD,
    ),
)
