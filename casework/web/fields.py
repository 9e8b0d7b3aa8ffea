"""The form of a step: made from the facts that it asks, and shown with what is wrong.

A process says what it asks; nothing is listed twice. How a fact is typed follows from
its annotation in the dossier, its words come from the law.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from casework.web.kinds import PICKED, YES_NO, Around, Choice, kind_of
from casework.web.posted import Form
from statemachines.dutch import capital
from statemachines.dutch import in_words as day_in_words
from statemachines.grammar import Process, Reason
from statemachines.situation import Party
from statemachines.vragen import vraag

__all__ = [
    "Choice",
    "Field",
    "as_typed_in",
    "fields_of",
    "filled",
    "in_full",
    "with_faults",
]

NOTHING_AROUND = Around()
_SEVERAL = frozenset({"keuzes", "dagen"})
"""The kinds that send more than one value under one name."""


@dataclass(frozen=True)
class Field:
    """One question of a form. ``waarden`` is what was typed; ``fout`` what is wrong.

    ``kind``: tekst, verhaal, datum, dagen, tijd, getal, bedrag, bedragen (one for each
    of the choices, in that order), ja_nee, keuze, document, keuzes, lang_lijst, lijst
    (one a line), bestanden, pakket, certificaat, wachtwoord, email, telefoon.
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
    zin: bool = False
    """Whether ``fout`` says by itself which question it is about."""

    @property
    def waarde(self) -> str:
        """Return the one value of a field that has one."""
        return self.waarden[0] if self.waarden else ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the names of the inputs of a field that has one for each choice."""
        return tuple(f"{self.name}-{n}" for n in range(1, len(self.keuzes) + 1))

    @property
    def answered(self) -> bool:
        """Tell whether anything was typed."""
        return any(self.waarden)

    @property
    def sent(self) -> tuple[tuple[str, str], ...]:
        """Return what a browser sends of it: pairs of a name and a value."""
        names = self.parts if self.kind == "bedragen" else (self.name,) * _MOST
        return tuple(zip(names, self.waarden, strict=False))

    @property
    def read_back(self) -> tuple[str, ...]:
        """Return what was filled in as a reader sees it: the words of a choice."""
        if self.kind == "bedragen":
            pairs = zip(self.keuzes, self.waarden, strict=False)
            return tuple(f"{c.text}: € {typed}" for c, typed in pairs if typed)
        words = {choice.value: choice.text for choice in self.keuzes}
        return tuple(words.get(value, value) for value in self.waarden)


_MOST = 200


def fields_of(
    process: Process[Any],
    names: Iterable[str],
    *,
    optional: Iterable[str] = (),
    people: Sequence[Party] = (),
    around: Around = NOTHING_AROUND,
    known: Mapping[str, object] | None = None,
) -> tuple[Field, ...]:
    """Return the fields for these facts of a process, filled in with what is known.

    ``around`` is what the case has to choose from; ``people`` alone is enough for who
    needs no names, documents or funders.
    """
    around = around if around.people else replace(around, people=people)
    asked = [(name, True) for name in names] + [(name, False) for name in optional]
    return tuple(
        replace(
            _field(process, name, around),
            verplicht=must,
            waarden=as_typed_in((known or {}).get(name)),
        )
        for name, must in asked
    )


def filled(fields: Iterable[Field], form: Form) -> tuple[Field, ...]:
    """Return the fields with what was typed in them, so that nothing is lost."""
    return tuple(replace(field, waarden=_typed(field, form)) for field in fields)


def with_faults(
    fields: Iterable[Field], reasons: Iterable[Reason]
) -> tuple[tuple[Field, ...], tuple[Reason, ...]]:
    """Put each reason at the first question it is about; return also the others."""
    kept = [*fields]
    names = {field.name: place for place, field in enumerate(kept)}
    others = []
    for reason in reasons:
        place = next((names[name] for name in reason.about if name in names), None)
        if place is None:
            others.append(reason)
        else:
            fout = f"{kept[place].fout} {in_full(reason)}".strip()
            kept[place] = replace(kept[place], fout=fout, zin=True)
    return tuple(kept), tuple(others)


def in_full(reason: Reason) -> str:
    """Say a reason in one line: why, on which ground, who can help, and from when."""
    law = f" ({reason.law})" if reason.law and reason.lifted_by else ""
    who = f" Dit kan {reason.lifted_by} oplossen." if reason.lifted_by else ""
    day = reason.possible_from
    when = f" Kan vanaf {day_in_words(day)}." if day else ""
    return f"{capital(reason.sentence)}{law}{who}{when}"


def _field(process: Process[Any], name: str, around: Around) -> Field:
    words = vraag(process.code, name)
    kind, choices = kind_of(process.dossier, name, words, around)
    return Field(name, words.label, kind, words.hulp, choices)


def _typed(field: Field, form: Form) -> tuple[str, ...]:
    if field.kind == "bedragen":
        amounts = tuple(form.text(part) for part in field.parts)
        return amounts if any(amounts) else ()
    if field.kind in _SEVERAL:
        typed = form.texts(field.name)
    else:
        typed = tuple(filter(None, [form.text(field.name)]))
    return tuple(_offered(field, typed)) if field.kind in PICKED else typed


def _offered(field: Field, typed: Iterable[str]) -> Iterator[str]:
    """Keep the answers that were offered; anything else nobody could have chosen."""
    offered = {choice.value for choice in field.keuzes}
    return (value for value in typed if value in offered)


def as_typed_in(value: object) -> tuple[str, ...]:
    """Return a fact as one would type it in a form."""
    if value is None or value == ():
        return ()
    if isinstance(value, bool):
        return (YES_NO[0 if value else 1].value,)
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    return (str(value),)
