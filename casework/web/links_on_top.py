"""The links on top of every page, by role. Data: one line is one link."""

from dataclasses import dataclass

from casework.services.family.requests import HANDLERS
from casework.services.noodtoegang.who import ASKERS, JUDGES
from casework.services.retention.confirm import MAY_CONFIRM
from casework.services.sessions import Session
from statemachines.processes import PROCESSES
from statemachines.roles import Role

_OPENERS = frozenset(role for p in PROCESSES.values() for role in p.opened_by)
_OF_PARTNERS = frozenset(
    {Role.JOS, Role.WIJKTEAM, Role.JEUGDHULP, Role.LEERRECHT, Role.JEUGDARTS}
)
"""Who works for a partner and not here. Others get the link in their mail."""
_STAFF = frozenset(Role) - {Role.BEHEERDER, Role.SYSTEEM}


@dataclass(frozen=True)
class TopLink:
    """A link on top: its text, where it goes, and for whom it is."""

    text: str
    path: str
    roles: frozenset[Role]


LINKS = (
    TopLink("Werklijst", "/werklijst", _STAFF - {Role.LEERRECHT, Role.FG}),
    TopLink("Meldingen", "/meldingen", frozenset({Role.LEERRECHT})),
    TopLink("Verzoeken", "/verzoeken", frozenset(HANDLERS)),
    TopLink("Kerngroep", "/kerngroep", frozenset({Role.KERNGROEP})),
    TopLink(
        "Adviezen",
        "/adviezen",
        frozenset({Role.GEDRAGSWETENSCHAPPER, Role.DESKUNDIGE}),
    ),
    TopLink("Post", "/post", frozenset({Role.SWV_ADMIN, Role.VOORZITTER, Role.IB})),
    TopLink("Nieuwe zaak", "/zaken/nieuw", _OPENERS - {Role.SYSTEEM}),
    TopLink("Pakketten", "/pakketten", _OF_PARTNERS),
    TopLink("Partners", "/beheer/partners", frozenset({Role.FG})),
    TopLink("Bewaren", "/beheer/bewaren", frozenset(MAY_CONFIRM)),
    TopLink("Beheer", "/beheer", frozenset({Role.BEHEERDER})),
    TopLink("Noodtoegang", "/noodtoegang", ASKERS),
    TopLink("Noodtoegang nakijken", "/beheer/noodtoegang", JUDGES),
    TopLink("Wie keek er", "/beheer/inzage", frozenset({Role.FG})),
)


def links_for(session: Session) -> tuple[TopLink, ...]:
    """Return the links of somebody who is signed in; a parent has none of these."""
    if session.case_id is not None:
        return ()
    return tuple(link for link in LINKS if session.role in link.roles)
