"""What is in a package: the facts of the chosen classes of the main case, and no other.

The class of a fact is that of `statemachines.convenant`: the same table that decides
who reads it here. A BSN is in no package at all (domain.md 5.4; WPO 182).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from html import escape

from casework.access import SYSTEEM
from casework.exchange import File
from casework.services.case_facts import Feit, fact_label, fact_text
from casework.services.hold import Held, view
from casework.services.people import Person, people_of
from casework.services.secret_facts import open_facts
from casework.work import Work
from statemachines.bsn import has_bsn
from statemachines.convenant import SWV_KANT, Partij, Veldklasse, klasse_van_feit
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
_MAY_HEAR_HEALTH = frozenset({Partij.SCHOOL, Partij.OUDER})
_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Gegevens</title>
<style>body{{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}}
dt{{font-weight:bold}}dd{{margin:0 0 1rem;white-space:pre-wrap}}</style></head>
<body><h1>Gegevens</h1>
{body}</body></html>
"""


@dataclass(frozen=True)
class Contents:
    """What goes to a partner: facts by class, and what the sender says of it."""

    soorten: Mapping[Veldklasse, tuple[Feit, ...]]
    toelichting: str

    def texts(self) -> Iterable[str]:
        """Return every text in it."""
        yield self.toelichting
        for facts in self.soorten.values():
            yield from (fact.waarde for fact in facts)

    def files(self) -> tuple[File, File]:
        """Write it twice: for people, and for a program."""
        told = {
            "toelichting": self.toelichting,
            "soorten": {
                kind.value: [asdict(fact) for fact in facts]
                for kind, facts in self.soorten.items()
            },
        }
        data = json.dumps(told, ensure_ascii=False, indent=1)
        return (
            File("gegevens.html", _PAGE.format(body=self._body()).encode()),
            File("gegevens.json", data.encode()),
        )

    def _body(self) -> str:
        said = [f"<p>{escape(self.toelichting)}</p>\n"] if self.toelichting else []
        for kind, facts in self.soorten.items():
            said.append(f"<h2>{escape(capital(kind.naam))}</h2>\n<dl>\n")
            said += [
                f"<dt>{escape(f.naam)}</dt><dd>{escape(f.waarde)}</dd>\n" for f in facts
            ]
            said.append("</dl>\n")
        return "".join(said)


def nothing_to_send(work: Work, case: Held) -> Reason | None:
    """Say why there is nothing to send, if so; opens no fact."""
    if case.parent_id is None:
        return _NO_CASE
    kinds = {*UitwisselingDossier.model_validate(case.dossier).klassen}
    above = view(work, case.parent_id, SYSTEEM)
    there = {_kind(above, name) for name in above.dossier} | {Veldklasse.IDENTITEIT}
    return None if kinds & there else _EMPTY


def contents_for(work: Work, case: Held) -> Contents:
    """Collect what an exchange sends. Raises `Refused` with why it cannot go."""
    if case.parent_id is None:
        raise Refused(_NO_CASE)
    dossier = UitwisselingDossier.model_validate(case.dossier)
    above = view(work, case.parent_id, SYSTEEM)
    people = [*people_of(work, above.id, above.people).values()]
    found = {
        kind: facts
        for kind in dict.fromkeys(dossier.klassen)
        if (facts := tuple(_facts(work, above, kind, people)))
    }
    made = Contents(found, _told(work, case, dossier))
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
    if dossier.afzender in SWV_KANT and dossier.ontvanger not in _MAY_HEAR_HEALTH:
        return ""
    return open_facts(work, case.id, ["omschrijving"]).get("omschrijving", "")


def _refuse(made: Contents, people: Iterable[Person]) -> None:
    if not made.soorten:
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
