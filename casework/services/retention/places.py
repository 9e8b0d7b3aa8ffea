"""Every place where a sealed fact of a case lives, and how it goes.

A table or a column that is not here keeps what it should not: a test compares this
list with the models.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from casework.models import Subject
from casework.services.added import DATA_CLASS
from casework.work import Work
from statemachines.secrecy import DataClass


@dataclass(frozen=True)
class Place:
    """A table with sealed columns, and of which class they are.

    ``by`` is the column that says the class, when not all rows are of ``of``.
    ``stays``: the row is needed to know who took part, so only its text is emptied.
    """

    table: str
    sealed: tuple[str, ...]
    of: DataClass | None = None
    by: str = ""
    stays: bool = False


PLACES = (
    Place("secret", ("ciphertext",), by="data_class"),
    Place("note", ("ciphertext",), by="subject"),
    Place("upload", ("sealed", "ciphertext"), by="subject"),
    Place("printed", ("ciphertext",), DataClass.GEZONDHEID),
    Place("document", ("ciphertext",), DataClass.GEZONDHEID),
    Place("family_request", ("sealed", "sealed_answer"), DataClass.ZIENSWIJZE),
    Place("draft", ("sealed",), DataClass.ZIENSWIJZE),
    Place("evidence", ("sealed",), DataClass.IDENTITEIT),
    Place("link_post", ("sealed",), DataClass.IDENTITEIT),
    Place("link_code", ("trace",), DataClass.IDENTITEIT),
    Place("link", ("sealed",), DataClass.IDENTITEIT),
    Place("noodtoegang", ("sealed",), DataClass.IDENTITEIT, stays=True),
    Place("party", ("sealed",), DataClass.IDENTITEIT, stays=True),
)
"""In the order in which they go: what points at another row goes first."""
EMPTIED = frozenset(place.table for place in PLACES if place.stays)
"""Where a row can be left without its text."""
EMPTY = b""
"""What is left of a name that was erased."""

_MORE: dict[DataClass, tuple[str, ...]] = {
    DataClass.GEZONDHEID: (
        """update outbox set status = 'vervallen', settled_at = %(now)s
        where tenant_id = %(tenant)s and case_id = %(case)s
          and status in ('wacht', 'per_post')""",
    ),
    DataClass.IDENTITEIT: (
        "delete from session where tenant_id = %(tenant)s and case_id = %(case)s",
    ),
}
"""What else goes with a class: no letter can be written, nobody comes in any more."""


def classes_of(work: Work, cases: Iterable[UUID]) -> dict[UUID, set[DataClass]]:
    """Return which classes of sealed facts there still are in these cases."""
    found: dict[UUID, set[DataClass]] = {}
    values = {"tenant": work.tenant.code, "cases": [*cases]}
    for place in PLACES:
        told = f"'{place.of.value}'" if place.of else place.by
        there = "sealed <> ''" if place.stays else "true"
        query = f"""select distinct case_id, {told} from {place.table}
        where tenant_id = %(tenant)s and case_id = any(%(cases)s) and {there}"""  # noqa: S608  constants only
        for case_id, name in work.rows(query, values):
            found.setdefault(case_id, set()).add(_class(place, name))
    return found


def erase_rows(work: Work, case_id: UUID, kind: DataClass) -> None:
    """Delete what is sealed with the key of this class, in every table. Twice is once.

    What a case is, who took part in which role, and its journal stay.
    """
    values = {"tenant": work.tenant.code, "case": case_id, "now": work.now}
    for statement in _MORE.get(kind, ()):
        work.rows(statement, values)
    for place in PLACES:
        if names := _names(place, kind):
            work.rows(_statement(place), {**values, "names": names})


def _statement(place: Place) -> str:
    where = "where tenant_id = %(tenant)s and case_id = %(case)s"
    if place.stays:
        return f"update {place.table} set sealed = '' {where}"  # noqa: S608  constants only
    which = f" and {place.by} = any(%(names)s)" if place.by else ""
    return f"delete from {place.table} {where}{which}"  # noqa: S608  constants only


def _names(place: Place, kind: DataClass) -> list[str]:
    """Return by which names this place calls the class; none when it has no such."""
    if place.by == "subject":
        return [subject.value for subject in Subject if DATA_CLASS[subject] is kind]
    return [kind.value] if place.by or place.of is kind else []


def _class(place: Place, name: str) -> DataClass:
    return DATA_CLASS[Subject(name)] if place.by == "subject" else DataClass(name)
