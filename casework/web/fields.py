"""The form of a step: made from the facts that it asks, and read back into facts.

A process says what it asks; nothing is listed twice. How a fact is typed follows from
its annotation in the dossier, its words come from the law.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from casework.web.posted import Form
from statemachines.grammar import Dossier, Process
from statemachines.keuzes import keuze_in_woorden
from statemachines.money import Cent
from statemachines.secrecy import secret_fields
from statemachines.situation import Party
from statemachines.vragen import Vraag, vraag

_YES_NO = ("ja", "nee")
_MANY = 8


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what is sent, and what is read."""

    value: str
    text: str


@dataclass(frozen=True)
class Field:
    """One question of a form. ``waarden`` is what was typed; ``fout`` what is wrong.

    ``kind``: tekst, verhaal, datum, tijd, getal, bedrag, ja_nee, keuze, keuzes,
    lang_lijst, lijst (one a line), wachtwoord, email, telefoon.
    """

    name: str
    label: str
    kind: str = "tekst"
    hulp: str = ""
    keuzes: tuple[Choice, ...] = ()
    waarden: tuple[str, ...] = ()
    fout: str = ""
    verplicht: bool = True
    aanvullen: str = ""

    @property
    def waarde(self) -> str:
        """Return the one value of a field that has one."""
        return self.waarden[0] if self.waarden else ""


def fields_of(
    process: Process[Any],
    names: Iterable[str],
    *,
    optional: Iterable[str] = (),
    people: Sequence[Party] = (),
    known: Mapping[str, object] | None = None,
) -> tuple[Field, ...]:
    """Return the fields for these facts of a process, filled in with what is known."""
    asked = [(name, True) for name in names] + [(name, False) for name in optional]
    return tuple(
        _field(process, name, people, must=must, value=(known or {}).get(name))
        for name, must in asked
    )


def filled(fields: Iterable[Field], form: Form) -> tuple[Field, ...]:
    """Return the fields with what was typed in them, so that nothing is lost."""
    return tuple(
        replace(
            field,
            waarden=form.texts(field.name)
            if field.kind == "keuzes"
            else tuple(filter(None, [form.text(field.name)])),
        )
        for field in fields
    )


def _field(
    process: Process[Any],
    name: str,
    people: Sequence[Party],
    *,
    must: bool,
    value: object,
) -> Field:
    words = vraag(process.code, name)
    kind, choices = _kind(process.dossier, name, words, people)
    return Field(
        name,
        words.label,
        kind,
        words.hulp,
        keuzes=choices,
        waarden=as_typed_in(value),
        verplicht=must,
    )


def _kind(
    dossier: type[Dossier], name: str, words: Vraag, people: Sequence[Party]
) -> tuple[str, tuple[Choice, ...]]:
    annotation = dossier.model_fields[name].annotation
    kinds = set(_leaves(annotation))
    listed = get_origin(annotation) is tuple
    options = _options(kinds, words.keuzes)
    if words.mensen:
        options = tuple(Choice(p.key, p.key) for p in people if p.gezag)
    if options:
        return ("keuzes" if listed else _single(options)), options
    if bool in kinds:
        return "ja_nee", tuple(Choice(answer, answer) for answer in _YES_NO)
    if Cent in get_args(annotation):
        return "bedrag", ()
    return _plain(dossier, name, "lijst" if listed else _leaf(kinds)), ()


def _leaf(kinds: set[Any]) -> str:
    """Name how a fact that is no choice is typed."""
    if date in kinds:
        return "datum"
    return "getal" if kinds & {int, float} else "tekst"


def _plain(dossier: type[Dossier], name: str, kind: str) -> str:
    """Give room to a story: what is secret is in people's own words."""
    return "verhaal" if kind == "tekst" and name in secret_fields(dossier) else kind


def _single(options: tuple[Choice, ...]) -> str:
    return "lang_lijst" if len(options) > _MANY else "keuze"


def _options(kinds: set[Any], only: Sequence[str]) -> tuple[Choice, ...]:
    """Return the answers that fit: all of a list, or only these."""
    enums = [k for k in kinds if isinstance(k, type) and issubclass(k, StrEnum)]
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


def as_typed_in(value: object) -> tuple[str, ...]:
    """Return a fact as one would type it in a form."""
    if value is None or value == ():
        return ()
    if isinstance(value, bool):
        return (_YES_NO[0] if value else _YES_NO[1],)
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    return (str(value),)
