"""What people choose from what they may do: a weight for each action. Data.

Nothing is scripted: a weight only says how likely somebody is to choose this of what
the law allows at that moment. What is not named here has the weight of its kind.
"""

from collections.abc import Mapping
from typing import Final

MOVES: Final = 10.0
"""An action that takes the case further."""
STAYS: Final = 1.5
"""An action that leaves it where it is; less each time it was done in this case."""
LEAVES: Final = 0.05
"""An action that only ends it (`statemachines.aan_zet.UITGANGEN`)."""
NOTHING: Final = 1.0
"""To look, and do nothing."""
ACTIONS: Final[Mapping[str, float]] = {
    # Leaving: it happens, and not often.
    "ot.intrekken": 0.02,
    "ot.instemmen_met_intrekken": 0.02,
    "ot.notitie_maken": 0.3,
    "ot.opmerking_maken": 0.3,
    "ot.gegevens_delen": 0.15,
    "ot.verslag_delen": 40.0,
    "ot.ot_verzetten": 0.7,
    "ot.opschalen": 5.0,
    "ot.tlv_aanvragen": 14.0,
    "ot.kerngroep": 4.0,
    "ot.onderzoek_nodig": 2.0,
    "ot.plan_maken": 3.0,
    "ot.plan_maken_extra": 9.0,
    "ot.toestemming_intrekken": 0.1,
    "ot.eerder_evalueren": 0.3,
    "opp.evalueren": 0.2,
    "opp.beeindigen": 0.03,
    "opp.voorstel_intrekken": 0.1,
    "opp.niet_kunnen_horen": 0.5,
    "handtekening.digitaal_vragen": 40.0,
    "handtekening.tekenen": 30.0,
    "handtekening.weigeren": 0.8,
    # What the school writes down for a parent: only who answers on paper needs it.
    "handtekening.handtekening_vastleggen": 0.02,
    "handtekening.weigering_vastleggen": 0.005,
    "zienswijze.schriftelijk_vastleggen": 0.05,
    "zienswijze.mondeling_kiezen": 2.0,
    "zienswijze.niet_bezorgd_melden": 0.05,
    "zienswijze.gezag_geeindigd": 0.02,
    "zienswijze.gesprek_plannen": 30.0,
    "uitwisseling.toestemming_geven": 20.0,
    "uitwisseling.toestemming_weigeren": 1.0,
    "uitwisseling.toestemming_vastleggen": 0.2,
    "uitwisseling.weigering_vastleggen": 0.05,
    "uitwisseling.intrekking_vastleggen": 0.05,
    "uitwisseling.terughalen": 0.05,
    "uitwisseling.intrekken": 0.1,
    "tlv.aanvraag_intrekken": 0.05,
    "tlv.doorzenden": 0.1,
    "tlv.aanvullen_vragen": 3.0,
    "tlv.afwijzen": 1.5,
    "tlv.verdagen": 0.3,
    "tlv.opschorten": 0.3,
    "tlv.aanvulling_insturen": 6.0,
    "tlv.aangevuld": 14.0,
    "tlv.verzuimbrief_niet_bezorgd": 0.05,
    "tlv.verzuimbrief_teruggekomen": 0.05,
    "bekendmaking.bezwaar_maken": 0.4,
    "bekendmaking.bezwaar_vastleggen": 0.05,
    "bekendmaking.onbestelbaar_melden": 0.05,
    "bekendmaking.beslissing_onbestelbaar": 0.05,
    "bekendmaking.bezwaar_intrekken": 0.5,
    "bekendmaking.verzuim_herstellen_vragen": 1.0,
    "bekendmaking.beroep_vastleggen": 0.1,
    "bekendmaking.hoger_beroep_vastleggen": 0.3,
    # The office sends the signals itself; nobody does it by hand.
    "verzuim.signaal_16u": 0.0,
    "verzuim.signaal_2w": 0.0,
    "verzuim.signaal_3w": 0.0,
    "verzuim.signaal_lrv": 0.0,
    "verzuim.alert_sturen": 0.0,
    "verzuim.opschalen": 2.0,
    "verzuim.verzuim_eindigt": 2.0,
    "verzuim.vrijstelling_vastleggen": 0.05,
    "verzuim.gegevens_delen": 0.3,
    "monitorkind.vrijstelling_vastleggen": 0.05,
    "monitorkind.verzuim_na_einde_ziekmelding": 0.2,
    "monitorkind.afsluiten": 0.2,
    "nooit_opgeven.intrekken": 0.1,
    "nooit_opgeven.terugsturen": 1.0,
    "nooit_opgeven.betaling_terugnemen": 0.3,
    "kerngroep.ontbinden": 0.0,
    "avg_verzoek.intrekken": 0.1,
    "avg_verzoek.bezwaar_ontvangen": 0.2,
    "datalek.melden_aan_ap": 30.0,
    "datalek.ernst_beoordelen": 8.0,
}
"""By process and action."""
FOR_PAPER: Final[Mapping[str, float]] = {
    "handtekening.handtekening_vastleggen": 40.0,
    "handtekening.weigering_vastleggen": 5.0,
    "zienswijze.schriftelijk_vastleggen": 40.0,
    "uitwisseling.toestemming_vastleggen": 30.0,
    "bekendmaking.bezwaar_vastleggen": 0.5,
}
"""Instead, in a case about somebody who answers on paper."""
FOR_MOVERS: Final[Mapping[str, float]] = {
    "ot.intrekken": 20.0,
    "ot.doel_behaald": 20.0,
    "opp.beeindigen": 40.0,
    "tlv.aanvraag_intrekken": 30.0,
}
"""Instead, in a case of a family that has moved away."""
