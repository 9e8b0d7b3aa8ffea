"""How a fact is typed: what its annotation in the dossier says about the field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from statemachines.document import Vingerafdruk
from statemachines.grammar import Dossier
from statemachines.keuzes import keuze_in_woorden
from statemachines.money import Cent
from statemachines.persons import GEZAGDRAGER, person_fields
from statemachines.secrecy import DataClass, secret_fields
from statemachines.situation import Party
from statemachines.vragen import Vraag

_MANY = 8
_TIME, _PLACE = "_tijd", "_plaats"
_CHOSEN = "keuze"
PICKED = frozenset({"keuze", "keuzes", "lang_lijst", "ja_nee", "document"})
"""The kinds of which the answer is one of the choices, and nothing else."""


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what is sent, and what is read."""

    value: str
    text: str


YES_NO = (Choice("ja", "Ja"), Choice("nee", "Nee"))

Kind = tuple[str, tuple[Choice, ...]]
"""How a field is shown, and what there is to choose."""


@dataclass(frozen=True)
class Around:
    """What one case has to choose from.

    ``people`` takes part in it, ``names`` says by their key how they are called.
    ``documents`` are its documents by their fingerprint, ``funders`` those of the fund.
    Names and documents are looked up when a form shows them, and not before: to open a
    name is written down.
    """

    people: Sequence[Party] = ()
    find_names: Callable[[], Mapping[str, str]] = dict
    find_documents: Callable[[], tuple[Choice, ...]] = tuple
    funders: tuple[str, ...] = ()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return how the people are called."""
        return self.find_names()

    @cached_property
    def documents(self) -> tuple[Choice, ...]:
        """Return the documents of the case."""
        return self.find_documents()

    def called(self, party: Party) -> str:
        """Return how a reader knows somebody: the name, and the part in the case."""
        name, part = self.names.get(party.key, ""), party.role.sentence
        return f"{name} ({part})" if name else f"{part[:1].upper()}{part[1:]}"


def kind_of(dossier: type[Dossier], name: str, words: Vraag, around: Around) -> Kind:
    """Return how the fact ``name`` is typed in a case, and what there is to choose."""
    annotation = dossier.model_fields[name].annotation
    listed = get_origin(annotation) is tuple
    asked = GEZAGDRAGER if words.mensen else None
    if persons := person_fields(dossier).get(name, asked):
        able = [party for party in around.people if persons.admits(party)]
        choices = (Choice(persons.answer(p), around.called(p)) for p in able)
        return ("keuzes" if listed else _CHOSEN), tuple(choices)
    leaves = [*_leaves(annotation)]
    if options := _options(leaves, words.keuzes):
        return ("keuzes" if listed else _single(options)), options
    return _special(annotation, leaves, around) or (_plain(dossier, name, leaves), ())


def _special(annotation: object, leaves: Sequence[Any], around: Around) -> Kind | None:
    """Return the kind of a fact that is neither a choice of words nor text."""
    parts = get_args(annotation)
    if bool in leaves:
        return "ja_nee", YES_NO
    if any(get_origin(part) is dict for part in parts):
        return "bedragen", tuple(Choice(name, name) for name in around.funders)
    if Vingerafdruk in parts:
        return "document", around.documents
    if Cent in parts:
        return "bedrag", ()
    return None


def _plain(dossier: type[Dossier], name: str, leaves: Sequence[Any]) -> str:
    """Give room to a story: what is secret is in people's own words."""
    if date in leaves:
        listed = get_origin(dossier.model_fields[name].annotation) is tuple
        return "dagen" if listed else "datum"
    if {int, float} & {*leaves}:
        return "getal"
    if name.endswith(_TIME):
        return "tijd"
    secret = secret_fields(dossier).get(name, DataClass.IDENTITEIT)
    short = secret is DataClass.IDENTITEIT or name.endswith(_PLACE)
    return "tekst" if short else "verhaal"


def _single(options: tuple[Choice, ...]) -> str:
    return "lang_lijst" if len(options) > _MANY else _CHOSEN


def _options(leaves: Sequence[Any], only: Sequence[str]) -> tuple[Choice, ...]:
    """Return the answers that fit: all of a list, or only these."""
    enums = [k for k in leaves if isinstance(k, type) and issubclass(k, StrEnum)]
    members = [member for enum in enums for member in enum]
    if not members:
        return tuple(Choice(text, text) for text in only)
    return tuple(
        Choice(member.value, keuze_in_woorden(member))
        for member in members
        if not only or member.value in only
    )


def _leaves(annotation: Any) -> Iterable[Any]:  # noqa: ANN401  a type, of any kind
    """Yield the plain types that a union, a tuple or an Annotated is made of."""
    if get_origin(annotation) in (Union, UnionType, tuple):
        for part in get_args(annotation):
            yield from _leaves(part)
    elif get_origin(annotation) is Annotated:
        yield from _leaves(get_args(annotation)[0])
    else:
        yield annotation
