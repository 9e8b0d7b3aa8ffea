"""Besluiten: toekennen met een verdeling, of afwijzen met een reden."""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.fund import LAW as PLAN
from statemachines.gezag import aan
from statemachines.grammar import (
    Boeking,
    Booking,
    Guard,
    Notice,
    Role,
    State,
    Step,
    Term,
    stays,
)
from statemachines.nooit_opgeven.aanvraag import (
    GEEN_STEM_MEER,
    SECRETARIAAT,
    VRAGERS,
    VRIJGEVEN,
)
from statemachines.nooit_opgeven.eisen_besluit import (
    einddatum_komt_nog,
    geen_bezwaartermijn_open,
    verdeling_klopt,
)
from statemachines.nooit_opgeven.stemmen import (
    alleen_wie_stemde_betaalt,
    iedereen_stemde,
    kerngroep_is_niet_voor,
    meerderheid_is_voor,
    wie_moet_stemde,
    woongemeente_weigert_haar_deel_niet,
)
from statemachines.nooit_opgeven.subsidie import BEKENDMAKEN, geen_subsidie, is_subsidie
from statemachines.nooit_opgeven.tekst import zonder_gegevens
from statemachines.nooit_opgeven.toestanden import (
    AFGEWEZEN,
    BERAAD,
    BETALING_VOORGESTELD,
    GEWEIGERD,
    INGETROKKEN,
    TOEGEKEND,
)

BESLISSERS = (*SECRETARIAAT, Role.BESTUURDER)
AFRONDEN = Term("L136", then="beraad_bewaken")
AFRONDEN_BIJ_SPOED = Term("L144", then="spoedberaad_bewaken")
BETALEN_BINNEN = Term("L138", then="betaling_nagaan")
ANTWOORD = (*VRAGERS, Role.SCHOOLBESTUUR)
GESTEMD = (wie_moet_stemde, zonder_gegevens("motivering"))


def _toekennen(
    action: str,
    label: str,
    soort: Guard[Any],
    *,
    starts: tuple[Term, ...],
    notifies: tuple[Notice, ...],
) -> Step[Any]:
    return Step(
        action=action,
        label=label,
        source=(BERAAD,),
        target=TOEGEKEND,
        by=BESLISSERS,
        law=PLAN,
        asks=("toegekend_cent", "verdeling", "einddatum", "motivering"),
        requires=(
            soort,
            *GESTEMD,
            meerderheid_is_voor,
            woongemeente_weigert_haar_deel_niet,
            alleen_wie_stemde_betaalt,
            verdeling_klopt,
            einddatum_komt_nog,
        ),
        starts=(BETALEN_BINNEN, *starts),
        stops=("L136", "L144"),
        ends=GEEN_STEM_MEER,
        books=(VRIJGEVEN, Booking(Boeking.TOEZEGGEN, shares="verdeling")),
        tells=("toekenning_vernemen",),
        notifies=(*notifies, *aan("nooit_opgeven/toegekend", Role.KERNGROEP)),
    )


def _afwijzen(
    action: str,
    label: str,
    soort: Guard[Any],
    target: State,
    *,
    starts: tuple[Term, ...],
    notifies: tuple[Notice, ...],
) -> Step[Any]:
    return Step(
        action=action,
        label=label,
        source=(BERAAD,),
        target=target,
        by=BESLISSERS,
        law=PLAN,
        asks=("motivering",),
        requires=(soort, *GESTEMD, kerngroep_is_niet_voor),
        starts=starts,
        stops=("L136", "L144"),
        ends=GEEN_STEM_MEER,
        books=(VRIJGEVEN,),
        tells=("afwijzing_vernemen",),
        notifies=(*notifies, *aan("nooit_opgeven/afgewezen", Role.KERNGROEP)),
    )


BESLUIT = (
    _toekennen(
        "toekennen",
        "Geld toekennen aan het schoolbestuur, als afspraak",
        geen_subsidie,
        starts=(),
        notifies=aan("nooit_opgeven/toekenning", *ANTWOORD),
    ),
    _toekennen(
        "subsidie_verlenen",
        "Geld toekennen als subsidie: een besluit met bezwaar",
        is_subsidie,
        starts=(BEKENDMAKEN,),
        notifies=(
            Notice(
                "nooit_opgeven/subsidiebesluit",
                to=Role.VOORZITTER,
                law="Awb 3:41; Awb 3:45",
                sent="besluit_bekendmaken",
            ),
            *aan("nooit_opgeven/toekenning", Role.SWV_ER, Role.SCHOOLBESTUUR),
        ),
    ),
    _afwijzen(
        "afwijzen",
        "Geen geld toekennen, met reden",
        geen_subsidie,
        AFGEWEZEN,
        starts=(),
        notifies=aan("nooit_opgeven/afwijzing", *ANTWOORD),
    ),
    _afwijzen(
        "subsidie_weigeren",
        "De subsidie weigeren: een besluit met bezwaar",
        is_subsidie,
        GEWEIGERD,
        starts=(BEKENDMAKEN,),
        notifies=(
            Notice(
                "nooit_opgeven/subsidie_geweigerd",
                to=Role.VOORZITTER,
                law="Awb 3:41; Awb 3:45",
                sent="weigering_bekendmaken",
            ),
            *aan("nooit_opgeven/afwijzing", Role.SWV_ER, Role.SCHOOLBESTUUR),
        ),
    ),
    Step(
        action="toekenning_intrekken",
        label="De toekenning intrekken voordat er is betaald",
        source=(TOEGEKEND, BETALING_VOORGESTELD),
        target=INGETROKKEN,
        by=(Role.BESTUURDER,),
        law=PLAN,
        asks=("reden_intrekking",),
        requires=(
            geen_subsidie,
            geen_bezwaartermijn_open,
            zonder_gegevens("reden_intrekking"),
        ),
        books=(Booking(Boeking.INTREKKEN),),
        tells=("intrekking_vernemen",),
        notifies=aan("nooit_opgeven/ingetrokken", *ANTWOORD, *SECRETARIAAT),
    ),
    *stays(
        source=(BERAAD,),
        action="stemmen_compleet",
        label="Alle stemmen zijn binnen",
        by=(Role.SYSTEEM,),
        requires=(iedereen_stemde,),
        notifies=aan("nooit_opgeven/stemmen_compleet", *SECRETARIAAT),
    ),
    *bewaakt(
        AFRONDEN,
        "Het beraad duurt lang",
        source=(BERAAD,),
        notifies=aan("nooit_opgeven/wacht", *BESLISSERS),
    ),
    *bewaakt(
        AFRONDEN_BIJ_SPOED,
        "Het beraad met spoed duurt lang",
        source=(BERAAD,),
        notifies=aan("nooit_opgeven/wacht", *BESLISSERS),
    ),
)
