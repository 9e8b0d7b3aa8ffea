"""Vragen om geld: samen opstellen, indienen, en nagaan of alles er is."""

from statemachines.bewaking import bewaakt
from statemachines.fund import LAW as PLAN
from statemachines.gezag import aan
from statemachines.grammar import Boeking, Booking, Ends, Role, Step, Term, stays
from statemachines.nooit_opgeven.eisen_aanvraag import (
    bedrag_en_periode_kloppen,
    er_is_een_fonds,
    opgesteld,
    reservering_klopt,
    samen_gevraagd,
    spoed_toegelicht,
    woongemeente_betaalt_mee,
)
from statemachines.nooit_opgeven.tekst import zonder_gegevens
from statemachines.nooit_opgeven.toestanden import (
    BERAAD,
    CONCEPT,
    INGEDIEND,
    INGETROKKEN,
    ONBESLIST,
    TERUG,
    VOLLEDIG,
)

VRAGERS = (Role.SWV_ER, Role.VOORZITTER)
SECRETARIAAT = (Role.SWV_ADMIN,)
AFMAKEN = Term("L131", then="concept_nagaan")
VOLLEDIGHEID = Term("L132", then="volledigheid_nagaan")
BERAAD_OPENEN = Term("L133", then="beraad_nagaan")
BEANTWOORDEN = Term("L137", then="antwoord_nagaan")
GEEN_STEM_MEER = (Ends("stem", "vervallen"), Ends("spoedstem", "vervallen"))
VRIJGEVEN = Booking(Boeking.VRIJGEVEN)

AANVRAAG = (
    *stays(
        source=(CONCEPT, TERUG),
        action="opstellen",
        label="De aanvraag schrijven, zonder naam en zonder diagnose",
        by=VRAGERS,
        law="WPO 18a lid 13",
        asks=(
            "leeftijdsgroep",
            "woongemeente",
            "weken_afwezig",
            "basisondersteuning",
            "arrangement",
            "wijkgeld",
            "jeugdwet",
            "wlz_zvw",
            "geprobeerd",
            "effectdoel",
            "bedrag_cent",
            "periode_van",
            "periode_tot",
        ),
        may_ask=("spoed", "spoed_omdat"),
        requires=(
            er_is_een_fonds,
            woongemeente_betaalt_mee,
            bedrag_en_periode_kloppen,
            spoed_toegelicht,
            zonder_gegevens("geprobeerd", "effectdoel", "spoed_omdat"),
        ),
    ),
    Step(
        action="indienen",
        label="De aanvraag indienen, met zijn tweeen",
        source=(CONCEPT, TERUG),
        target=INGEDIEND,
        by=VRAGERS,
        law=PLAN,
        requires=(er_is_een_fonds, opgesteld, samen_gevraagd),
        starts=(VOLLEDIGHEID,),
        stops=("L131", "L137"),
        notifies=(
            *aan("nooit_opgeven/ontvangst", *VRAGERS),
            *aan("nooit_opgeven/ingediend", *SECRETARIAAT),
        ),
    ),
    Step(
        action="volledig_verklaren",
        label="Vastleggen dat de aanvraag volledig is, en het geld reserveren",
        source=(INGEDIEND,),
        target=VOLLEDIG,
        by=SECRETARIAAT,
        law=PLAN,
        asks=("reservering",),
        requires=(reservering_klopt,),
        starts=(BERAAD_OPENEN,),
        stops=("L132",),
        books=(Booking(Boeking.RESERVEREN, shares="reservering"),),
    ),
    Step(
        action="terugsturen",
        label="De aanvraag terugsturen met vragen",
        source=(INGEDIEND, VOLLEDIG, BERAAD),
        target=TERUG,
        by=SECRETARIAAT,
        law=PLAN,
        asks=("vragen",),
        requires=(zonder_gegevens("vragen"),),
        starts=(BEANTWOORDEN,),
        stops=("L132", "L133", "L136", "L144"),
        ends=GEEN_STEM_MEER,
        books=(VRIJGEVEN,),
        tells=("vragen_vernemen",),
        notifies=aan("nooit_opgeven/terug", *VRAGERS),
    ),
    Step(
        action="intrekken",
        label="De aanvraag intrekken",
        source=ONBESLIST,
        target=INGETROKKEN,
        by=VRAGERS,
        law=PLAN,
        asks=("reden_intrekking",),
        requires=(zonder_gegevens("reden_intrekking"),),
        ends=GEEN_STEM_MEER,
        books=(VRIJGEVEN,),
        tells=("intrekking_vernemen",),
        notifies=aan(
            "nooit_opgeven/ingetrokken", *VRAGERS, *SECRETARIAAT, Role.KERNGROEP
        ),
    ),
)

OPLETTEN = (
    *bewaakt(
        AFMAKEN,
        "Eraan herinneren dat de aanvraag nog niet is ingediend",
        source=(CONCEPT,),
        notifies=aan("nooit_opgeven/opstellen", *VRAGERS),
    ),
    *bewaakt(
        VOLLEDIGHEID,
        "Nog niemand keek of de aanvraag volledig is",
        source=(INGEDIEND,),
        notifies=aan("nooit_opgeven/wacht", *SECRETARIAAT, Role.BESTUURDER),
    ),
    *bewaakt(
        BERAAD_OPENEN,
        "Het beraad is nog niet geopend",
        source=(VOLLEDIG,),
        notifies=aan("nooit_opgeven/wacht", *SECRETARIAAT, Role.BESTUURDER),
    ),
    *bewaakt(
        BEANTWOORDEN,
        "De vragen zijn nog niet beantwoord",
        source=(TERUG,),
        notifies=aan("nooit_opgeven/opstellen", *VRAGERS),
    ),
)
