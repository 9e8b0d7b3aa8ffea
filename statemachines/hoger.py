"""Wie het hoort als een rol in een zaak door niemand wordt vervuld.

De regel: nooit stilte. Eerst wie er hoger staat, en anders wie er wel is.
"""

from collections.abc import Collection

from statemachines.roles import Role

_HOGER = {
    Role.LERAAR: Role.IB,
    Role.JOS: Role.IB,
    Role.IB: Role.VOORZITTER,
    Role.VOORZITTER: Role.SCHOOLBESTUUR,
    Role.SCHOOLBESTUUR: Role.SWV_ER,
    Role.SWV_ER: Role.BESTUURDER,
    Role.DESKUNDIGE: Role.GEDRAGSWETENSCHAPPER,
    Role.SWV_ADMIN: Role.GEDRAGSWETENSCHAPPER,
    Role.GEDRAGSWETENSCHAPPER: Role.BESTUURDER,
    Role.FG: Role.BESTUURDER,
}
_ANDERS = (
    Role.BESTUURDER,
    Role.SWV_ER,
    Role.GEDRAGSWETENSCHAPPER,
    Role.SWV_ADMIN,
    Role.VOORZITTER,
    Role.SCHOOLBESTUUR,
    Role.IB,
)


def wie(role: Role, present: Collection[Role]) -> Role:
    """Geef wie het hoort: deze rol, of de eerste hogere die in de zaak meedoet.

    Is er geen hogere, dan wie er wel is: liever een ander dan niemand.
    """
    climbing: Role | None = role
    while climbing is not None:
        if climbing in present:
            return climbing
        climbing = _HOGER.get(climbing)
    return next((other for other in _ANDERS if other in present), role)
