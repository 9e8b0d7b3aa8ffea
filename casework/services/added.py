"""Who may add a note or a document to a case, and who may read it afterwards."""

from collections.abc import Mapping

from casework.access import Actor
from casework.models import Subject
from casework.services.hold import Held
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import DataClass
from statemachines.text import free_text

DATA_CLASS: Mapping[Subject, DataClass] = {
    Subject.GEWOON: DataClass.ONDERWIJS,
    Subject.ONDERWIJS: DataClass.ONDERWIJS,
    Subject.GEZONDHEID: DataClass.GEZONDHEID,
}
"""With which key of the case something about this subject is sealed."""

_EDUCATION = frozenset(
    {Role.VOORZITTER, Role.IB, Role.SWV_ER, Role.GEDRAGSWETENSCHAPPER}
    | {Role.DESKUNDIGE, Role.BESTUURDER, Role.LBT}
)
_HOME = FAMILY | {Role.LEERLING}
_NOT_GEWOON = _HOME | {Role.BEHEERDER, Role.SYSTEEM, Role.FG, Role.INSPECTIE}


class NotAdded(ValueError):
    """Something that cannot be added, with a sentence that says why."""


def may_read(role: Role, subject: Subject) -> bool:
    """Tell whether a role that takes part in a case reads about this subject.

    The columns ON and GZ of domain.md 3.2 have the same readers here; what is gewoon is
    for everybody who works in the case. The family has pages of its own.
    """
    if subject is Subject.GEWOON:
        return role not in _NOT_GEWOON
    return role in _EDUCATION


def readable(role: Role) -> list[Subject]:
    """Name the subjects that a role reads, and may write about."""
    return [subject for subject in Subject if may_read(role, subject)]


def refuse_to_add(case: Held, by: Actor, subject: Subject) -> None:
    """Raise `NotAdded` when the case is over, or the subject is not for this role.

    A term that stands still stops nothing: a case in waiting is still worked on.
    """
    if PROCESSES[case.process].state(case.state).final:
        raise NotAdded("Deze zaak is afgesloten. U kunt niets meer toevoegen.")
    if not may_read(by.role, subject):
        raise NotAdded("Dit onderwerp is niet voor uw rol. Kies een ander onderwerp.")


def plain(text: str, most: int) -> str:
    """Return a text that can be kept, or raise `NotAdded`."""
    try:
        kept = str(free_text(text))
    except ValueError as error:
        sentence = str(error)
        raise NotAdded(f"{sentence[:1].upper()}{sentence[1:]}.") from None
    if not kept:
        raise NotAdded("Vul dit in.")
    if len(kept) > most:
        raise NotAdded(f"Deze tekst is te lang: hooguit {most} tekens.")
    return kept
