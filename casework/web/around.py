"""What a form can offer in one case: its people, its documents and its funders."""

from functools import partial

from casework.services.case_people import name_for
from casework.services.hold import Held
from casework.services.people import people_of
from casework.services.uploads import documents_around
from casework.web.kinds import Around, Choice
from casework.web.visit import Visit
from statemachines.roles import Role
from statemachines.situation import Party

_PROPOSAL = "document_hash"
_ABOUT = "Het voorstel waarover deze zaak gaat"


def around_of(visit: Visit, case: Held) -> Around:
    """Return what there is to choose from for who acts in this case."""
    return Around(
        people=tuple(
            Party(**{**flag, "role": Role(flag["role"])}) for flag in case.people
        ),
        find_names=partial(_names, visit, case),
        find_documents=lambda: (*_proposal(case), *_documents(visit, case)),
        funders=tuple(_funders(visit)),
    )


def _names(visit: Visit, case: Held) -> dict[str, str]:
    people = people_of(visit.work, case.id, case.people)
    return {key: name_for(who, visit.by.role) for key, who in people.items()}


def _proposal(case: Held) -> tuple[Choice, ...]:
    """Offer the proposal that a case about one person was opened for."""
    known = case.dossier.get(_PROPOSAL)
    return (Choice(known, _ABOUT),) if case.party and known else ()


def _documents(visit: Visit, case: Held) -> tuple[Choice, ...]:
    found = documents_around(visit.work, case, visit.by)
    return tuple(Choice(doc.vingerafdruk, doc.naam) for doc in found)


def _funders(visit: Visit) -> tuple[str, ...]:
    section = visit.work.tenant.nooit_opgeven
    return tuple(section.financiers) if section else ()
