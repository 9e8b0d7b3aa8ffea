"""Compare the rows of a case with what its journal makes of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from casework.services.fold import Folded
from statemachines.processes import PROCESSES
from statemachines.secrecy import secret_fields
from statemachines.uniqueness import unique_fields

Fields = dict[str, Any]

TERM = (
    "rule",
    "op",
    "raw_end",
    "legal_end",
    "then",
    "party",
    "spans",
    "suspended_on",
    "extension",
    "warn_on",
    "escalate_on",
    "open",
    "why",
)


def case_findings(case: Fields, folded: Folded) -> Iterator[str]:
    """Compare the row of a case."""
    own = [case["parent_id"], case["id"]]
    final = PROCESSES[folded.process].state(folded.state).final
    pairs: dict[str, tuple[Any, Any]] = {
        "kenmerk": (case["kenmerk"], folded.kenmerk),
        "proces": (case["process"], folded.process),
        "toestand": (case["state"], folded.state),
        "versie": (case["version"], folded.version),
        "persoon": (case["party"], folded.party),
        "afkomst": ([str(id_) for id_ in case["lineage"]], folded.lineage),
        "hoofdzaak": ([str(id_) for id_ in own if id_], folded.lineage[-2:]),
        "dossier": (case["dossier"], folded.facts),
        "klokken": ({c["rule"]: c for c in case["clocks"]}, folded.open),
        "mensen": (case["people"], folded.people),
        "gedaan": (case["done"], folded.done),
        "afsluiting": (case["closed_at"] is not None, final),
    }
    for name, (stored, told) in pairs.items():
        if stored != told:
            yield f"{name} is niet wat het logboek zegt"
    if final and folded.open:
        yield "een afgesloten zaak heeft nog een open termijn"


def term_findings(stored: list[Fields], folded: Folded) -> Iterator[str]:
    """Compare the terms, the closed ones too, with their explanations."""
    told = [_told(clock, is_open=True) for clock in folded.open.values()]
    told += [_told(clock, is_open=False) for clock in folded.past]
    for term in _without(stored, told):
        yield f"termijn {term['rule']} is niet wat het logboek zegt"
    for term in _without(told, stored):
        yield f"termijn {term['rule']} van het logboek is er niet"


def people_findings(stored: Mapping[str, Fields], folded: Folded) -> Iterator[str]:
    """Compare who is assigned to the case, and the sealed names and addresses."""
    told = {person["key"]: person for person in folded.people}
    for key in sorted(stored.keys() | told.keys()):
        row, person = stored.get(key), told.get(key)
        if row is None or person is None:
            yield f"wie meedoet als {key}, is niet wat het logboek zegt"
        elif (row["role"], row["user_id"]) != (person["role"], person["account"]):
            yield f"de toegang van {key} is niet wat het logboek zegt"
        elif row["sealed"] != folded.sealed.get(key):
            yield f"de naam of het adres van {key} is veranderd"


def secret_findings(
    stored: Mapping[tuple[str, int], tuple[str, str]], folded: Folded
) -> Iterator[str]:
    """Compare the secret facts: the commitment, and the class of the key."""
    classes = secret_fields(PROCESSES[folded.process].dossier)
    told = {
        (name, seq): (digest, classes[name].value if name in classes else "")
        for (name, seq), digest in folded.secrets.items()
    }
    for place in sorted(stored.keys() | told.keys()):
        if stored.get(place) != told.get(place):
            name, seq = place
            yield f"het verzegelde gegeven {name} van regel {seq} is veranderd of weg"


def number_findings(stored: Iterable[tuple[str, str]], folded: Folded) -> Iterator[str]:
    """Compare the numbers that were given out."""
    told = {
        (f"{folded.process}/{name}", folded.facts[name])
        for name in unique_fields(PROCESSES[folded.process].dossier)
        if name in folded.facts
    }
    if set(stored) != told:
        yield "de uitgegeven nummers zijn niet die van het logboek"


def _told(clock: Fields, *, is_open: bool) -> Fields:
    empty: Fields = {"party": None, "spans": [], "suspended_on": None}
    told = {**empty, **clock, "open": is_open}
    return {name: told.get(name) for name in TERM}


def _without(these: list[Fields], those: list[Fields]) -> Iterator[Fields]:
    left = list(those)
    for term in these:
        if term in left:
            left.remove(term)
        else:
            yield term
