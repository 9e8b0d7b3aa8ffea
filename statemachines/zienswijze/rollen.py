"""Wie er handelt in een zienswijze."""

from statemachines.grammar import Role

OUDERS = (Role.OUDER, Role.VOOGD, Role.GEZINSVOOGD)
BEHANDELAARS = (Role.GEDRAGSWETENSCHAPPER, Role.SWV_ADMIN)
ADMIN = (Role.SWV_ADMIN,)
SYSTEEM = (Role.SYSTEEM,)
