"""What a form can offer in one case: its people, its documents and its funders."""

from casework.services.case_people import name_for
from casework.services.hold import Held
from casework.services.people import people_of
from casework.services.uploads import documents_around
from casework.web.kinds import Around, Choice
from casework.web.visit import Visit

_PROPOSAL = "document_hash"
_ABOUT = "Het voorstel waarover deze zaak gaat"


def around_of(visit: Visit, case: Held) -> Around:
    """Return what there is to choose from for who acts in this case."""
    people = people_of(visit.work, case.id, case.people)
    return Around(
        people=tuple(person.party for person in people.values()),
        names={key: name_for(who, visit.by.role) for key, who in people.items()},
        documents=(*_proposal(case), *_documents(visit, case)),
        funders=tuple(_funders(visit)),
    )


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
