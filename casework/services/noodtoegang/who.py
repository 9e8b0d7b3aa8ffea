"""Who may ask for access in an emergency, and who judges it (domain.md 3.1, 3.2).

Access gives the rights to read of one's own role, so it helps only a role that reads
dossiers, at the school or at the SWV. The administrator and the privacy officer read no
content at all, the partners read their own part only: none of them can ask.
"""

from statemachines.roles import Role

ASKERS = frozenset(
    {Role.VOORZITTER, Role.IB, Role.SWV_ER, Role.SWV_ADMIN, Role.BESTUURDER}
)
JUDGES = frozenset({Role.FG, Role.BESTUURDER})
"""The privacy officer; and the board, for when there is none to be found."""
TOLD_FIRST = (Role.FG, Role.BESTUURDER)
"""Who gets the mail: everybody of the first role that somebody else has."""
