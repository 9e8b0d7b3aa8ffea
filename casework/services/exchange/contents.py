"""What is in a package: the facts of the chosen classes of the main case, and no other.

With them go the documents that were added to the exchange.

The class of a fact is that of `statemachines.convenant`: the same table that decides
who reads it here. A BSN is in no package at all (domain.md 5.4; WPO 182).
"""

from collections.abc import Iterable

from casework.access import SYSTEEM
from casework.services.case_facts import Feit, fact_label, fact_text
from casework.services.exchange.documents_along import (
    MAY_HEAR_HEALTH,
    documents_along,
)
from casework.services.exchange.written import Contents
from casework.services.hold import Held, view
from casework.services.people import Person, people_of
from casework.services.secret_facts import open_facts
from casework.work import Work
from statemachines.bsn import has_bsn
from statemachines.convenant import SWV_KANT, Veldklasse, klasse_van_feit
from statemachines.dutch import capital
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import secret_fields
from statemachines.uitwisseling.dossier import UitwisselingDossier
from statemachines.vragen import vraag

_MAKER = "wie de gegevens deelt"
_NO_CASE = Reason("Dit delen hoort bij geen zaak. Open het in de zaak.", "", _MAKER)
_EMPTY = Reason(
    "In de zaak staat niets van wat u wilt delen. Kies andere soorten.", "", _MAKER
)
_BSN = Reason(
    "In de gegevens staat een BSN. Haal het weg: een pakket draagt nooit een BSN.",
    "WPO 182; UAVG 46",
    _MAKER,
)
_NAMED = Reason(
    "Het pakket is zonder naam, maar in de gegevens staat een naam. Haal die weg.",
    "AVG 5 lid 1 onder c",
    _MAKER,
)
_SHORTEST = 3


def contents_for(work: Work, case: Held) -> Contents:
    """Collect what an exchange sends. Raises `Refused` with why it cannot go.

    Nobody here gets to see it; who fetches it is in the read log.
    """
    with work.opened.by_the_system():
        return _collected(work, case)


def _collected(work: Work, case: Held) -> Contents:
    if case.parent_id is None:
        raise Refused(_NO_CASE)
    dossier = UitwisselingDossier.stored(case.dossier)
    above = view(work, case.parent_id, SYSTEEM)
    people = [*people_of(work, above.id, above.people).values()]
    found = {
        kind: facts
        for kind in dict.fromkeys(dossier.klassen)
        if (facts := tuple(_facts(work, above, kind, people)))
    }
    along = documents_along(work, case, above.process, dossier)
    made = Contents(found, _told(work, case, dossier), along)
    _refuse(made, people if dossier.zonder_naam else [])
    return made


def _facts(
    work: Work, case: Held, kind: Veldklasse, people: Iterable[Person]
) -> Iterable[Feit]:
    """Return the facts of one class, in the order of the dossier."""
    if kind is Veldklasse.IDENTITEIT:
        yield from _identity(people)
    secret = secret_fields(PROCESSES[case.process].dossier)
    mine = [name for name in case.dossier if _kind(case, name) is kind]
    opened = open_facts(work, case.id, [name for name in mine if name in secret])
    names = {person.party.key: person.identity.naam for person in people}
    for name in mine:
        given = opened.get(name, "") if name in secret else case.dossier[name]
        if text := fact_text(name, given, names):
            yield Feit(fact_label(case, name), text)


def _kind(case: Held, name: str) -> Veldklasse:
    secret = secret_fields(PROCESSES[case.process].dossier)
    people = vraag(case.process, name).mensen
    return klasse_van_feit(case.process, secret.get(name), mensen=people)


def _identity(people: Iterable[Person]) -> Iterable[Feit]:
    """Name the child, and who has authority; never where anybody lives."""
    for person in people:
        who, party = person.identity, person.party
        if party.role is Role.LEERLING:
            yield Feit("De leerling", who.naam)
            if who.geboren_op:
                yield Feit("Geboren op", who.geboren_op)
        elif party.role in FAMILY and party.gezag:
            hidden = party.geheim_adres or party.afgeschermd
            reach = "" if hidden else who.telefoon
            yield Feit(
                capital(party.role.sentence), ", ".join(filter(None, [who.naam, reach]))
            )


def _told(work: Work, case: Held, dossier: UitwisselingDossier) -> str:
    """Return what the sender says of it, unless it might tell of health.

    It is a text that people typed. So from the samenwerkingsverband it goes with a
    package only to who may hear of health from there (WPO 18a lid 13).
    """
    if dossier.afzender in SWV_KANT and dossier.ontvanger not in MAY_HEAR_HEALTH:
        return ""
    return open_facts(work, case.id, ["omschrijving"]).get("omschrijving", "")


def _refuse(made: Contents, people: Iterable[Person]) -> None:
    if not made.soorten and not made.stukken:
        raise Refused(_EMPTY)
    texts = [*made.texts()]
    if any(has_bsn(text) for text in texts):
        raise Refused(_BSN)
    parts = {
        part.casefold()
        for person in people
        for part in person.identity.naam.split()
        if len(part) >= _SHORTEST
    }
    words = {word.strip(".,;:!?()'\"").casefold() for t in texts for word in t.split()}
    if parts & words:
        raise Refused(_NAMED)
