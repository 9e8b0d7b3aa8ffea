"""Betalen met vier ogen, verantwoorden na drie maanden, en teruggeven wat over is."""

from statemachines.bewaking import bewaakt
from statemachines.fund import LAW as PLAN
from statemachines.gezag import aan
from statemachines.grammar import Boeking, Booking, Role, Step, Term, lapsed, stays
from statemachines.nooit_opgeven.aanvraag import SECRETARIAAT, VRAGERS
from statemachines.nooit_opgeven.besluit import ANTWOORD, BESLISSERS, BETALEN_BINNEN
from statemachines.nooit_opgeven.eisen_besluit import (
    alles_besteed,
    ander_keurt_goed,
    einddatum_niet_voorbij,
    er_is_geld_over,
    geen_bezwaartermijn_open,
    niet_meer_besteed_dan_betaald,
)
from statemachines.nooit_opgeven.tekst import zonder_gegevens
from statemachines.nooit_opgeven.toestanden import (
    BETALING_VOORGESTELD,
    GESLOTEN,
    TOEGEKEND,
    UITBETAALD,
    VERANTWOORD,
)

VIER_OGEN = f"Vier ogen; {PLAN}"
GOEDKEUREN_BINNEN = Term("L139", then="goedkeuring_nagaan")
VERANTWOORDEN = Term("L140", then="verantwoording_vragen")
NASTUREN = Term("L141", then="verantwoording_nagaan")
AFSLUITEN_BINNEN = Term("L142", then="afsluiting_nagaan")

BETALEN = (
    Step(
        action="betaling_voorstellen",
        label="De betaling voorstellen",
        source=(TOEGEKEND,),
        target=BETALING_VOORGESTELD,
        by=BESLISSERS,
        law=VIER_OGEN,
        requires=(einddatum_niet_voorbij,),
        starts=(GOEDKEUREN_BINNEN,),
        stops=("L138",),
        notifies=aan("nooit_opgeven/betaling_voorgesteld", *BESLISSERS),
    ),
    Step(
        action="betaling_terugnemen",
        label="Het voorstel om te betalen terugnemen",
        source=(BETALING_VOORGESTELD,),
        target=TOEGEKEND,
        by=BESLISSERS,
        law=VIER_OGEN,
        starts=(BETALEN_BINNEN,),
        stops=("L139",),
    ),
    Step(
        action="betaling_goedkeuren",
        label="De betaling goedkeuren, als ander dan wie haar voorstelde",
        source=(BETALING_VOORGESTELD,),
        target=UITBETAALD,
        by=BESLISSERS,
        law=VIER_OGEN,
        asks=("betaald_op",),
        requires=(ander_keurt_goed, einddatum_niet_voorbij),
        on="betaald_op",
        starts=(VERANTWOORDEN,),
        stops=("L138", "L139", "L143"),
        books=(Booking(Boeking.BETALEN, after="betaling_voorstellen"),),
        notifies=aan("nooit_opgeven/uitbetaald", *ANTWOORD),
    ),
    *bewaakt(
        BETALEN_BINNEN,
        "De betaling is nog niet voorgesteld",
        source=(TOEGEKEND,),
        notifies=aan("nooit_opgeven/wacht", *BESLISSERS),
    ),
    *bewaakt(
        GOEDKEUREN_BINNEN,
        "De betaling is nog niet goedgekeurd",
        source=(BETALING_VOORGESTELD,),
        notifies=aan("nooit_opgeven/betaling_voorgesteld", *BESLISSERS),
    ),
)

VERANTWOORDING = (
    *stays(
        source=(UITBETAALD,),
        action="verantwoording_vragen",
        label="De school vragen wat zij met het geld deed",
        by=(Role.SYSTEEM,),
        law=PLAN,
        requires=(lapsed("L140"),),
        starts=(NASTUREN,),
        notifies=aan("nooit_opgeven/verantwoording_vragen", *ANTWOORD),
    ),
    Step(
        action="verantwoorden",
        label="Vertellen wat er met het geld is gedaan, en wat het opleverde",
        source=(UITBETAALD,),
        target=VERANTWOORD,
        by=(*VRAGERS, Role.SCHOOLBESTUUR),
        law=PLAN,
        asks=("besteed_cent", "effect", "verantwoording"),
        requires=(niet_meer_besteed_dan_betaald, zonder_gegevens("verantwoording")),
        starts=(AFSLUITEN_BINNEN,),
        stops=("L140", "L141"),
        notifies=(
            *aan("nooit_opgeven/verantwoording_ontvangen", *ANTWOORD),
            *aan("nooit_opgeven/verantwoord", *SECRETARIAAT),
        ),
    ),
    Step(
        action="sluiten",
        label="De zaak sluiten: al het geld is besteed",
        source=(VERANTWOORD,),
        target=GESLOTEN,
        by=BESLISSERS,
        law=PLAN,
        requires=(alles_besteed, geen_bezwaartermijn_open),
        notifies=aan("nooit_opgeven/gesloten", *ANTWOORD, Role.KERNGROEP),
    ),
    Step(
        action="terug_ontvangen",
        label="Vastleggen dat het geld dat over was, terug is",
        source=(VERANTWOORD,),
        target=GESLOTEN,
        by=BESLISSERS,
        law=PLAN,
        asks=("terug_ontvangen_op",),
        requires=(er_is_geld_over, geen_bezwaartermijn_open),
        on="terug_ontvangen_op",
        books=(Booking(Boeking.TERUGSTORTEN, shares="terug_te_storten"),),
        notifies=aan("nooit_opgeven/gesloten", *ANTWOORD, Role.KERNGROEP),
    ),
    *bewaakt(
        NASTUREN,
        "De verantwoording is er nog niet",
        source=(UITBETAALD,),
        notifies=aan("nooit_opgeven/verantwoording_vragen", *ANTWOORD, *SECRETARIAAT),
    ),
    *bewaakt(
        AFSLUITEN_BINNEN,
        "De zaak is nog niet afgesloten",
        source=(VERANTWOORD,),
        notifies=(
            *aan("nooit_opgeven/geld_terug", *ANTWOORD),
            *aan("nooit_opgeven/verantwoord", *SECRETARIAAT),
        ),
    ),
)
