"""What is in the dossier of a case, by class, for who may read it (domain.md 3.2).

What is not secret is shown at once. A class of secret facts is opened only when
somebody asks for it, and that is written down: who, when, and which class.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from casework.access import Actor
from casework.services.hold import Held
from casework.services.looked import looked
from casework.services.secret_facts import open_facts
from casework.work import Work
from statemachines.aan_zet import aan_zet
from statemachines.dutch import capital
from statemachines.dutch import in_words as day_in_words
from statemachines.inzage import Lezer, mag_lezen
from statemachines.money import in_euro
from statemachines.processes import PROCESSES
from statemachines.secrecy import DataClass, secret_fields
from statemachines.vragen import vraag

NO_NAMES: Mapping[str, str] = MappingProxyType({})
_TITLES = {
    DataClass.ONDERWIJS: "Onderwijs en plan",
    DataClass.GEZONDHEID: "Gezondheid en onderzoek",
    DataClass.GEZIN: "Gezin",
    DataClass.ZIENSWIJZE: "Wat anderen ervan vinden",
    DataClass.IDENTITEIT: "Namen",
}


@dataclass(frozen=True)
class Feit:
    """One fact: what it is called, and what it says."""

    naam: str
    waarde: str


@dataclass(frozen=True)
class Soort:
    """A class of secret facts: which are there and may be read by this person."""

    code: DataClass
    titel: str
    namen: tuple[str, ...]


@dataclass(frozen=True)
class Inhoud:
    """What a page shows of a dossier. ``dicht`` counts what one may not read."""

    feiten: tuple[Feit, ...]
    soorten: tuple[Soort, ...]
    dicht: int


def reader_of(case: Held, by: Actor) -> Lezer:
    """Return who reads: also whether the case waits for that person, or did."""
    state = PROCESSES[case.process].state(case.state)
    acted = any(by.id in accounts for accounts in case.done.values())
    return Lezer(by.role, beslist=acted or by.role in aan_zet(state))


def contents_of(
    case: Held, reader: Lezer, names: Mapping[str, str] = NO_NAMES
) -> Inhoud:
    """Return what is in a dossier, without opening anything.

    ``names`` say who is meant by a fact that holds an account or a key.
    """
    secret = secret_fields(PROCESSES[case.process].dossier)
    readable = readable_facts(case, reader)
    sorted_ = {kind: _names(readable, secret, kind) for kind in DataClass}
    return Inhoud(
        tuple(
            Feit(fact_label(case, name), text)
            for name, value in readable.items()
            if name not in secret and (text := fact_text(name, value, names))
        ),
        tuple(Soort(kind, _TITLES[kind], n) for kind, n in sorted_.items() if n),
        len(case.dossier) - len(readable),
    )


def readable_facts(case: Held, reader: Lezer) -> dict[str, Any]:
    """Return the facts of a case that this person may know of; the secret ones shut."""
    return {
        name: value
        for name, value in case.dossier.items()
        if may_read(case, reader, name)
    }


def may_read(case: Held, reader: Lezer, name: str) -> bool:
    """Tell whether this person may know of a fact of a case."""
    secret = secret_fields(PROCESSES[case.process].dossier)
    return mag_lezen(reader, case.process, name, secret.get(name))


def opened(
    work: Work, case: Held, by: Actor, reader: Lezer, kind: DataClass
) -> tuple[Feit, ...]:
    """Open the facts of one class that this person may read, and write that down."""
    found = [s for s in contents_of(case, reader).soorten if s.code is kind]
    names = found[0].namen if found else ()
    if not names:
        return ()
    looked(work, case, by, f"gegevens: {_TITLES[kind].lower()}")
    told = open_facts(work, case.id, names)
    return tuple(Feit(fact_label(case, n), told[n]) for n in names if n in told)


def title_of_kind(kind: DataClass) -> str:
    """Name a class of facts as people read it."""
    return _TITLES[kind]


def _names(
    readable: Iterable[str], secret: dict[str, DataClass], kind: DataClass
) -> tuple[str, ...]:
    return tuple(name for name in readable if secret.get(name) is kind)


def fact_label(case: Held, name: str) -> str:
    """Name a fact of a case as it stands above what it says."""
    return capital(vraag(case.process, name).in_een_zin)


def fact_text(name: str, value: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401  a JSON value
    """Write a fact for a reader. A fingerprint of a document says nothing to anyone."""
    if name.endswith("_hash") or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(filter(None, (fact_text(name, item, names) for item in value)))
    if name.endswith("_cent"):
        return in_euro(value)
    text = str(value)
    return names.get(text) or _day(text) or text.replace("_", " ")


def _day(text: str) -> str:
    try:
        return day_in_words(date.fromisoformat(text))
    except ValueError:
        return ""
