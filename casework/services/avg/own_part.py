"""The own part of one person: all of the child's cases that this person may see.

It goes through the filters of the pages: the cases through `VISIBLE`, each fact through
`statemachines.inzage`, letters and disclosures through the services of the glass file.
What is never in it: how the other parent is reached or what that one wrote, a secret
address, who in the family looked when, and facts that name people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.access import Actor
from casework.clock import amsterdam_day
from casework.services.case_facts import contents_of, readable_facts, reader_of
from casework.services.explain import explained
from casework.services.family.answers import given_by, said_in
from casework.services.family.cases import family_cases, own_key
from casework.services.family.letters import own_letters, told_others
from casework.services.family.shared import came_in, shared_in
from casework.services.hold import Held
from casework.services.people import people_of
from casework.services.secret_facts import open_facts
from casework.services.who_looked import who_looked
from casework.work import Work
from statemachines.dutch import capital, in_words
from statemachines.grammar import Dossier
from statemachines.persons import person_fields
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.rules import RULES
from statemachines.secrecy import DataClass, secret_fields
from statemachines.vragen import vraag

_OF_ONE = frozenset({DataClass.ZIENSWIJZE, DataClass.GEZIN})
"""What one person said: only in a case about that very person."""


@dataclass(frozen=True)
class Line:
    """Something on a day: what it was, and the text if there is one."""

    dag: date
    wat: str
    tekst: str = ""


@dataclass(frozen=True)
class Part:
    """One case, as far as it is this person's to have."""

    kenmerk: str
    soort: str
    stand: str
    feiten: tuple[tuple[str, str], ...]
    antwoorden: tuple[Line, ...]
    brieven: tuple[Line, ...]
    gedeeld: tuple[Line, ...]
    gekeken: tuple[Line, ...]
    termijnen: tuple[Line, ...]


@dataclass(frozen=True)
class OwnPart:
    """Everything: what we know of this person, of the child, and of each case."""

    gemaakt_op: date
    eigen: tuple[tuple[str, str], ...]
    kind: tuple[tuple[str, str], ...]
    zaken: tuple[Part, ...]


def own_part(work: Work, case: Held, reader: Actor) -> OwnPart:
    """Return the own part of ``reader``, who takes part in this case.

    Reading it is written down by the caller, for the cases that are in it.
    """
    cases = family_cases(work, case.id, reader)
    return OwnPart(
        work.today,
        _own(work, case, reader),
        _child(work, case),
        tuple(_part(work, one, reader) for one in cases),
    )


def _own(work: Work, case: Held, reader: Actor) -> tuple[tuple[str, str], ...]:
    people = people_of(work, case.id, case.people)
    person = people.get(own_key(case, reader) or "")
    if person is None:
        return ()
    who = person.identity
    known = (
        ("Naam", who.naam),
        ("Aanhef", who.aanhef),
        ("E-mailadres", who.email),
        ("Telefoon", who.telefoon),
        ("Adres", who.adres),
        ("Rol", capital(person.party.role.sentence)),
        ("Gezag", "ja" if person.party.gezag else "nee"),
        ("Berichten per e-mail", "ja" if person.party.e_consent else "nee"),
    )
    return tuple((name, text) for name, text in known if text)


def _child(work: Work, case: Held) -> tuple[tuple[str, str], ...]:
    """Return the name and the day of birth; where a child lives is not told here."""
    for person in people_of(work, case.id, case.people).values():
        if person.party.role is Role.LEERLING:
            born = person.identity.geboren_op
            day = in_words(date.fromisoformat(born)) if born else ""
            known = (("Naam", person.identity.naam), ("Geboren op", day))
            return tuple((name, text) for name, text in known if text)
    return ()


def _part(work: Work, case: Held, reader: Actor) -> Part:
    process = PROCESSES[case.process]
    return Part(
        case.kenmerk,
        process.title,
        process.state(case.state).meaning,
        tuple(_facts(work, case, reader)),
        tuple(_answers(work, case, reader)),
        tuple(
            Line(amsterdam_day(letter.day), letter.title, letter.body)
            for letter in own_letters(work, case, reader)
        ),
        tuple(
            Line(
                amsterdam_day(told.day),
                f"Een bericht aan {told.to.sentence}",
                told.law or "",
            )
            for told in told_others(work, case)
        )
        + tuple(_exchanged(work, case, reader)),
        tuple(dict.fromkeys(_looks(work, case, reader))),
        tuple(
            Line(term.legal_end, RULES[term.rule].name, term.zin)
            for term in explained(work, case)
        ),
    )


def _facts(work: Work, case: Held, reader: Actor) -> Iterable[tuple[str, str]]:
    lezer, process = reader_of(case, reader), PROCESSES[case.process]
    secret = secret_fields(process.dossier)
    hidden = {name for name in case.dossier if _is_about_people(case.process, name)} | (
        set() if case.party else {n for n, k in secret.items() if k in _OF_ONE}
    )
    shown = _without(case, hidden)
    for fact in contents_of(shown, lezer).feiten:
        if fact.waarde:
            yield fact.naam, fact.waarde
    opened = open_facts(work, case.id, readable_facts(shown, lezer).keys() & secret)
    for name, text in sorted(opened.items()):
        yield capital(vraag(case.process, name).in_een_zin), text


def _without(case: Held, hidden: Iterable[str]) -> Held:
    """Return the case without these facts."""
    gone = {*hidden}
    known = {name: value for name, value in case.dossier.items() if name not in gone}
    return Held(**{**vars(case), "dossier": known})


def _is_about_people(process: str, name: str) -> bool:
    kind: type[Dossier] = PROCESSES[process].dossier
    marked = person_fields(kind)
    return vraag(process, name).mensen or name in marked


def _answers(work: Work, case: Held, reader: Actor) -> Iterable[Line]:
    """Yield what this person answered, in the own words."""
    process = PROCESSES[case.process]
    steps = {step.action: step for step in process.steps}
    for given in given_by(work, case, reader):
        step = steps.get(given.action)
        if step is None:
            continue
        asked = [
            name
            for name in (*step.asks, *step.may_ask)
            if not _is_about_people(case.process, name)
        ]
        said = said_in(work, case, given, asked)
        told = "; ".join(
            f"{vraag(case.process, name).in_een_zin}: {value}"
            for name, value in said.items()
        )
        yield Line(amsterdam_day(given.day), step.label, told)


def _exchanged(work: Work, case: Held, reader: Actor) -> Iterable[Line]:
    """Yield what was or will be shared with a partner, and what a partner sent."""
    shared = shared_in(work, case, reader)
    if shared is not None:
        state = PROCESSES[case.process].state(case.state).meaning
        classes = ", ".join(klasse.naam for klasse in shared.klassen)
        text = f"{classes}. Waarvoor: {shared.doel.naam}. {shared.grondslag.naam}."
        what = "Gedeeld met" if shared.verzonden else "Nog niet gedeeld met"
        day = shared.verzonden or work.today
        yield Line(day, f"{what} {shared.naar.naam}", f"{text} {state}")
    for got in came_in(work, case, reader):
        classes = ", ".join(klasse.naam for klasse in got.classes)
        text = f"{classes}. Waarvoor: {got.purpose.naam}. {got.ground.naam}."
        yield Line(amsterdam_day(got.at), f"Gekregen van {got.party.naam}", text)


def _looks(work: Work, case: Held, reader: Actor) -> Iterable[Line]:
    """Yield who looked: a role and no name; of the family only this person."""
    for look in who_looked(work, case, None):
        if look.role not in FAMILY or look.account == reader.id:
            who = capital(look.role.sentence)
            yield Line(amsterdam_day(look.at), f"{who}: {look.what}")
