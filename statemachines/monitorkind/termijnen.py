"""De termijnen rond een monitorkind, en wie er bericht van krijgt."""

from statemachines.gezag import SCHOOL, aan
from statemachines.grammar import Role, Term

ONDERWIJS = "WPO 8 lid 8"
HOOFD = (Role.VOORZITTER,)
TEAM = (*SCHOOL, Role.SWV_ER)

GESPREK = Term("L119", then="gesprek_nagaan")
ONDERWIJS_REGELEN = Term("L120", then="onderwijs_nagaan")
BEKIJKEN = Term("L121", then="bekijken_nagaan")
JEUGDARTS = Term("L122", then="jeugdarts_nagaan")
VERBETEREN = Term("L123", then="registratie_nagaan")
TERUG_VOLGEN = Term("L109", then="sluiten", from_="terug_op")
HERINNERING = aan("monitorkind/herinnering", *SCHOOL)
