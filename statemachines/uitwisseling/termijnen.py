"""De wekkers van een uitwisseling: geen pakket blijft stil liggen."""

from statemachines.grammar import Term

VERDER = Term("L150", then="voortgang_nagaan")
ANTWOORD = Term("L151", then="toestemming_nagaan")
VERSTUREN = Term("L152", then="verzending_nagaan")
OPHALEN = Term("L153", then="ophalen_herinneren")
OPHALEN_NA_HERINNERING = Term("L154", then="niet_opgehaald_melden")
BELLEN = Term("L155", then="bellen_nagaan")
VERLOPEN = Term("L156", then="verlopen", from_="verloopt_op")
WISSEN = Term("L157", then="wissen_nagaan")
