"""What leaves for a partner and what came from one, as a parent may know it.

For who decides about the child: a parent with gezag, and the pupil (AVG 13; AVG 14).
What is in a package is not told here, only which kinds of data it holds.
"""

from dataclasses import dataclass
from datetime import date

from casework.access import Actor
from casework.clock import amsterdam_day
from casework.services.exchange.received import Received, received_in
from casework.services.family.cases import own_key
from casework.services.hold import Held
from casework.work import Work
from statemachines.convenant import Doel, Grondslag, Partij, Veldklasse, regels_voor
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.uitwisseling.dossier import UitwisselingDossier

_PROCESS = "uitwisseling"
_PACKAGE = """
select min(sent_at), max(fetched_at), max(erased_at) from package
where tenant_id = %s and case_id = %s"""


@dataclass(frozen=True)
class Shared:
    """One exchange: from whom, to whom, why, what, on which ground and until when.

    ``wet`` are the articles of the covenant. ``verzonden``, ``opgehaald`` and
    ``gewist`` are days: when the package was ready for the partner, when the partner
    fetched it, and when we erased our copy of it.
    """

    van: Partij
    naar: Partij
    doel: Doel
    klassen: tuple[Veldklasse, ...]
    grondslag: Grondslag
    wet: tuple[str, ...]
    uitleg: tuple[str, ...]
    verloopt_op: date | None
    verzonden: date | None
    opgehaald: date | None
    gewist: date | None


def shared_in(work: Work, case: Held, by: Actor) -> Shared | None:
    """Return what a case is to share; nothing when it is about something else.

    Also nothing as long as nobody chose what, and for who does not decide about it.
    """
    if case.process != _PROCESS or not may_know(case, by):
        return None
    process = PROCESSES[_PROCESS]
    known = process.dossier.stored(case.dossier)
    assert isinstance(known, UitwisselingDossier)  # noqa: S101  its process says so
    if not (known.afzender and known.ontvanger and known.doel and known.grondslag):
        return None
    grounds = [
        regel.basis
        for regel in regels_voor(known.afzender, known.ontvanger, known.doel)
        if any(regel.dekt(klasse, known.grondslag) for klasse in known.klassen)
    ]
    [moments] = work.rows(_PACKAGE, [work.tenant.code, case.id])
    sent, fetched, erased = (amsterdam_day(at) if at else None for at in moments)
    return Shared(
        van=known.afzender,
        naar=known.ontvanger,
        doel=known.doel,
        klassen=known.klassen,
        grondslag=known.grondslag,
        wet=tuple(dict.fromkeys(wet for ground in grounds for wet in ground.wet)),
        uitleg=tuple(dict.fromkeys(ground.uitleg for ground in grounds)),
        verloopt_op=known.verloopt_op,
        verzonden=sent,
        opgehaald=fetched,
        gewist=erased,
    )


def came_in(work: Work, case: Held, by: Actor) -> list[Received]:
    """Return the packages that partners sent in a case, for who may know of them."""
    return received_in(work, case) if may_know(case, by) else []


def may_know(case: Held, by: Actor) -> bool:
    """Tell whether somebody of the family decides about what is shared."""
    mine = own_key(case, by)
    gezag = {p["key"] for p in case.people if p["gezag"]}
    return mine is not None and (mine in gezag or by.role is Role.LEERLING)
