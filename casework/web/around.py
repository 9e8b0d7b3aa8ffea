"""What a form can offer in one case: its people, its documents and its funders."""

from casework.services.hold import Held
from casework.services.people import people_of
from casework.services.uploads import documents_around
from casework.web.kinds import Around, Choice
from casework.web.visit import Visit
from statemachines.roles import FAMILY, Role
from statemachines.situation import Party

_PROPOSAL = "document_hash"
_ABOUT = "Het voorstel waarover deze zaak gaat"
_NO_NAMES = frozenset({Role.DESKUNDIGE, Role.KERNGROEP})
"""Who does not learn the names of the family (domain.md 3.2)."""


def around_of(visit: Visit, case: Held) -> Around:
    """Return what there is to choose from for who acts in this case."""
    people = people_of(visit.work, case.id, case.people)
    hidden = visit.by.role in _NO_NAMES
    return Around(
        people=tuple(person.party for person in people.values()),
        names={
            key: person.identity.aanhef or person.identity.naam
            for key, person in people.items()
            if not (hidden and _at_home(person.party))
        },
        documents=(*_proposal(case), *_documents(visit, case)),
        funders=tuple(_funders(visit)),
    )


def _at_home(party: Party) -> bool:
    return party.role in FAMILY or party.role is Role.LEERLING


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
