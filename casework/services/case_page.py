"""A case as a page shows it: everything for one person, in a few statements.

Case, family, relations, terms, letters, journal, names and looks: eight reads, however
many there are of each. The caller writes down that somebody looked.
"""

from dataclasses import dataclass
from typing import Any

from casework.access import Actor
from casework.services.case_facts import Inhoud, contents_of, reader_of
from casework.services.case_journal import Entry, journal_of
from casework.services.case_letters import Brief
from casework.services.case_looks import Seen, looks_in_words
from casework.services.case_path import Place, path_of
from casework.services.case_people import People, people_for
from casework.services.case_row import CaseRow, Relative, lineage_of, row_of
from casework.services.case_steps import Steps, steps_for
from casework.services.case_terms import Badge, Termijn, terms_for
from casework.services.explain import explained
from casework.services.kept_letters import letters_for
from casework.services.options import options_of
from casework.services.people import people_of
from casework.services.retention.erased import Gone, erased_of
from casework.services.who_looked import who_looked
from casework.work import Work
from statemachines.aan_zet import NIEMAND, aan_zet
from statemachines.dutch import in_words
from statemachines.grammar import Process
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.secrecy import DataClass


@dataclass(frozen=True)
class CasePage:
    """Everything that one person sees of a case."""

    row: CaseRow
    process: Process[Any]
    stand: str
    reden: str
    steps: Steps
    path: list[Place]
    terms: list[Termijn]
    people: People
    letters: list[Brief]
    journal: list[Entry]
    family: list[Relative]
    contents: Inhoud
    looks: list[Seen]
    lezer: Role
    gewist: dict[DataClass, Gone]

    @property
    def pupil(self) -> str:
        """Name the pupil, as this reader may; nothing when the case has none."""
        pupils = (m.naam for m in self.people.mensen if m.rol == _PUPIL)
        return next(pupils, "")

    @property
    def elders(self) -> list[Relative]:
        """Return the linked cases that wait for this reader, when this one cannot."""
        return [
            one
            for one in self.family
            if one.id != self.row.held.id
            and not one.waar.final
            and self.lezer in aan_zet(one.waar)
        ]


_PUPIL = "De leerling"


def case_page(work: Work, kenmerk: str, by: Actor) -> CasePage:
    """Return the case with this kenmerk for somebody. Raises `CaseNotFound`."""
    row = row_of(work, kenmerk, by)
    case = row.held
    process = PROCESSES[case.process]
    options = () if by.in_emergency(case.id) else options_of(work, case, by)
    terms = terms_for(explained(work, case), work.today)
    letters, journal = letters_for(work, case, by), journal_of(work, case)
    family = lineage_of(work, case, by)
    known = people_of(work, case.id, case.people)
    people = people_for(known, by.role, letters, family)
    steps = steps_for(options, row.state, by.role)
    return CasePage(
        row=row,
        process=process,
        stand=_where(row, terms),
        reden=_why(terms, row),
        steps=steps,
        path=path_of(process, row.state, journal),
        terms=terms,
        people=people,
        letters=letters,
        journal=journal,
        family=family,
        contents=contents_of(case, reader_of(case, by), people.aangeduid),
        looks=looks_in_words(who_looked(work, case), people),
        lezer=by.role,
        gewist=erased_of(work, case.id) if row.state.final else {},
    )


def _where(row: CaseRow, terms: list[Termijn]) -> str:
    """Say in one sentence what the case waits for, and until when."""
    state = row.state
    if state.final:
        return f"Deze zaak is klaar. {state.meaning}"
    if state.waits_for in {None, NIEMAND}:
        return state.meaning
    waits = f"Wacht op: {state.waits_for}."
    running = next((term for term in terms if term.loopt), None)
    if running is None:
        still = any(term.badge is Badge.STAAT_STIL for term in terms)
        return f"{waits} De termijn staat stil." if still else waits
    return f"{waits} Uiterlijk {in_words(running.laatste_dag)}."


def _why(terms: list[Termijn], row: CaseRow) -> str:
    """Say why something must be done now."""
    running = next((term for term in terms if term.loopt), None)
    if running is None:
        return row.state.meaning
    if running.badge is Badge.TE_LAAT:
        return f"De termijn '{running.naam}' is voorbij: {running.dagen}."
    last = in_words(running.laatste_dag)
    return f"{row.state.meaning} {running.naam}: {running.dagen}, uiterlijk {last}."
