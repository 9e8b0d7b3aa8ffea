"""What was typed in a form, as the facts that a step takes."""

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from casework.web.fields import Field

_ANSWER = {"ja": True, "nee": False}


def facts_from(fields: Iterable[Field]) -> dict[str, object]:
    """Return the facts of fields that were filled in; an empty one is no fact.

    What is not well formed is passed on as it was typed: the law says what is wrong
    with it, in one place.
    """
    return {field.name: _value(field) for field in fields if field.waarden}


def _value(field: Field) -> object:
    if field.kind == "keuzes":
        return field.waarden
    return _READ.get(field.kind, str)(field.waarde)


def _number(text: str) -> object:
    """Return a number as people type it here: with a comma."""
    plain = text.replace(",", ".")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    try:
        return float(plain)
    except ValueError:
        return text


def _cents(text: str) -> object:
    """Return an amount in euros, such as 1.250,50, as whole cents."""
    plain = text.replace("\u20ac", "").replace(" ", "").replace(".", "")
    try:
        cents = Decimal(plain.replace(",", ".")) * 100
    except InvalidOperation:
        return text
    return int(cents) if cents.is_finite() and cents == int(cents) else text


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
