"""What was typed in a form, as the facts that a step takes."""

import re
from collections.abc import Callable, Iterable

from casework.web.fields import Field

_ANSWER = {"ja": True, "nee": False}
_WHOLE = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,9}[,.][0-9]{1,4}")
_AMOUNT = re.compile(r"([0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,3})(?:[,.]([0-9]{2}))?")


def facts_from(fields: Iterable[Field]) -> dict[str, object]:
    """Return the facts of fields that were filled in; an empty one is no fact.

    What is not well formed is passed on as it was typed: the law says what is wrong
    with it, in one place.
    """
    return {field.name: _value(field) for field in fields if field.answered}


def _value(field: Field) -> object:
    if field.kind in {"keuzes", "dagen"}:
        return field.waarden
    if field.kind == "bedragen":
        pairs = zip(field.keuzes, field.waarden, strict=False)
        return {choice.value: _cents(typed) for choice, typed in pairs if typed}
    return _READ.get(field.kind, str)(field.waarde)


def _number(text: str) -> object:
    """Return a number as people type it here: with a comma."""
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else text


def _cents(text: str) -> object:
    """Return an amount in euros, such as 1.250,50 or 1250.50, as whole cents.

    A point before three digits is one of thousands, before the last two of cents.
    """
    found = _AMOUNT.fullmatch(text.removeprefix("\u20ac").replace(" ", ""))
    if not found:
        return text
    euros, cents = found.groups(default="00")
    return int(euros.replace(".", "")) * 100 + int(cents)


def _lines(text: str) -> object:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _answer(text: str) -> object:
    return _ANSWER.get(text, text)


_READ: dict[str, Callable[[str], object]] = {
    "ja_nee": _answer,
    "getal": _number,
    "bedrag": _cents,
    "lijst": _lines,
}
