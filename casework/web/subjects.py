"""The question what a note or a document is about: it decides who may read it."""

from casework.models import Subject
from casework.services.added import readable
from casework.services.hold import Held
from casework.web.fields import Field
from casework.web.kinds import Choice
from casework.web.visit import Visit

WORDS = {
    Subject.GEWOON: "Gewoon: een afspraak of een telefoontje",
    Subject.ONDERWIJS: "Over onderwijs en leren",
    Subject.GEZONDHEID: "Over gezondheid of onderzoek",
}
_HELP = (
    "Dit bepaalt wie het mag lezen. Over gezondheid en leren lezen minder mensen mee."
)


def subject_field(visit: Visit, case: Held) -> Field:
    """Return the question, with the subjects that this reader may write about."""
    choices = tuple(Choice(s.value, WORDS[s]) for s in readable(case, visit.by))
    return Field("onderwerp", "Waar gaat het over?", "keuze", _HELP, choices)


def chosen(field: Field) -> Subject | None:
    """Return what was chosen, or nothing."""
    return Subject(field.waarde) if field.answered else None
