"""Opschalen: een niveau hoger, met een reden, en daarna een van vijf wegen.

Elke weg leidt terug naar een plan: de school houdt de zorgplicht.
"""

from statemachines.bewaking import bewaakt
from statemachines.gezag import OUDERS, aan
from statemachines.grammar import Guard, Opens, Role, Step, Term
from statemachines.ot.dossier import OtDossier
from statemachines.ot.eisen_onderzoek import (
    leerling_van_twaalf_stemt_in,
)
from statemachines.ot.eisen_overleg import (
    ouders_kregen_verslag,
)
from statemachines.ot.eisen_plan import (
    een_niveau_hoger,
    gezagdragers_stemmen_in_met_jeugdhulp,
)
from statemachines.ot.toestanden import EVALUEREN, OPGESCHAALD, OT_BESPROKEN, PLANNEN

ANTWOORDEN = Term("L8", then="opschaling_nagaan")
STARTEN = Term("L61", then="start_nagaan")
Eisen = tuple[Guard[OtDossier], ...]


def weg(  # noqa: PLR0913 -- een weg bestaat uit precies deze delen
    action: str,
    label: str,
    law: str,
    *,
    by: tuple[Role, ...] = (Role.VOORZITTER,),
    asks: tuple[str, ...] = (),
    may_ask: tuple[str, ...] = (),
    requires: Eisen = (),
    opens: tuple[Opens, ...] = (),
) -> Step[OtDossier]:
    """Geef een van de vijf wegen: van opgeschaald terug naar een plan."""
    return Step(
        action=action,
        label=label,
        source=(OPGESCHAALD,),
        target=PLANNEN,
        by=by,
        law=law,
        asks=("keuze_toegelicht", *asks),
        may_ask=may_ask,
        requires=requires,
        starts=(STARTEN,),
        stops=("L8",),
        opens=opens,
        notifies=aan("ot/keuze", *OUDERS),
    )


OPSCHALING = (
    Step(
        action="opschalen",
        label="Opschalen naar het volgende niveau",
        source=(OT_BESPROKEN, EVALUEREN),
        target=OPGESCHAALD,
        by=(Role.VOORZITTER,),
        law="Ondersteuningsplan 3",
        asks=("niveau", "opschalen_omdat"),
        requires=(ouders_kregen_verslag, een_niveau_hoger),
        starts=(ANTWOORDEN,),
        stops=("L5", "L24"),
        notifies=aan("ot/opgeschaald", Role.SWV_ER),
    ),
    weg(
        "arrangement",
        "Een arrangement inzetten: dat is extra hulp, met een OPP",
        "WPO 40a lid 1",
        by=(Role.VOORZITTER, Role.SWV_ER),
    ),
    weg(
        "oza",
        "Onderwijs en zorg samen inzetten (OZA)",
        "Ondersteuningsplan 3; Jeugdwet 7.3.4",
        asks=("toestemming_jeugdhulp_van", "leerling_is_twaalf"),
        may_ask=("leerling_stemt_in",),
        requires=(gezagdragers_stemmen_in_met_jeugdhulp, leerling_van_twaalf_stemt_in),
    ),
    weg("andere_school", "Een andere basisschool zoeken", "WPO 40 lid 4"),
    *bewaakt(
        ANTWOORDEN,
        "Eraan herinneren dat er nog geen antwoord is op de opschaling",
        source=(OPGESCHAALD,),
        notifies=aan("ot/herinnering", Role.VOORZITTER, Role.SWV_ER),
    ),
)
