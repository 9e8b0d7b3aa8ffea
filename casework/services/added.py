"""Who may add a note or a document to a case, and who may read it afterwards."""

from collections.abc import Mapping

from casework.access import Actor
from casework.models import Subject
from casework.services.case_facts import reader_of
from casework.services.hold import Held
from statemachines.inzage import mag_lezen
from statemachines.processes import PROCESSES
from statemachines.processes.uitwisseling import UITWISSELING
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import DataClass
from statemachines.text import free_text
from statemachines.uitwisseling.toestanden import TE_KIEZEN

DATA_CLASS: Mapping[Subject, DataClass] = {
    Subject.GEWOON: DataClass.ONDERWIJS,
    Subject.ONDERWIJS: DataClass.ONDERWIJS,
    Subject.GEZONDHEID: DataClass.GEZONDHEID,
}
"""With which key of the case something about this subject is sealed."""

_ABOUT_SCHOOL = "ot"
"""A note about education is of the class ON, in every process."""
_NOTE = "notitie"
_APART = FAMILY | {
    Role.LEERLING,
    Role.LEERRECHT,
    Role.JOS,
    Role.JEUGDHULP,
    Role.WIJKTEAM,
    Role.JEUGDARTS,
    Role.ONTVANGENDE_SCHOOL,
    Role.LBT,
    Role.KERNGROEP,
    Role.STEUNPUNT,
    Role.FG,
    Role.INSPECTIE,
    Role.BEHEERDER,
}
"""Who takes part and has a file or pages of their own: they never see the notes of
the school and the SWV, nor these theirs (domain.md 3.2, hard rule 4)."""


class NotAdded(ValueError):
    """Something that cannot be added, with a sentence that says why."""


def may_read(case: Held, by: Actor, subject: Subject) -> bool:
    """Tell whether somebody in a case reads what is about this subject.

    Education and health follow the columns ON and GZ of domain.md 3.2; what is gewoon
    is for everybody of the school and the SWV who works in the case.
    """
    if by.role in _APART:
        return False
    if subject is Subject.GEWOON:
        return True
    return mag_lezen(reader_of(case, by), _ABOUT_SCHOOL, _NOTE, DATA_CLASS[subject])


def readable(case: Held, by: Actor) -> list[Subject]:
    """Name the subjects that somebody in a case reads, and may write about."""
    return [subject for subject in Subject if may_read(case, by, subject)]


def may_add(case: Held, by: Actor) -> bool:
    """Tell whether somebody who reads a case may add to it: to read is not to act."""
    over = PROCESSES[case.process].state(case.state).final
    return not over and by.in_emergency(case.id) is None


def goes_along(case: Held) -> bool:
    """Tell whether the documents of a case go along to a partner."""
    return case.process == UITWISSELING.code


def may_still_go_along(case: Held) -> bool:
    """Tell whether a document can still go along: nobody was asked for a yes yet."""
    return case.state in {state.name for state in TE_KIEZEN}


def refuse_to_add(case: Held, by: Actor, subject: Subject) -> None:
    """Raise `NotAdded` when the case is over, or the subject is not for this role.

    A term that stands still stops nothing: a case in waiting is still worked on.
    """
    if PROCESSES[case.process].state(case.state).final:
        raise NotAdded("Deze zaak is afgesloten. U kunt niets meer toevoegen.")
    if not may_read(case, by, subject):
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
