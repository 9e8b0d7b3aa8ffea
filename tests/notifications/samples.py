"""A letter to try things on, and a value for every kind of fact a process may hold."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from notifications.letter import Letter, Sender, TermView

SENDER = Sender(
    naam="SWV Voorbeeldstad",
    adres="Lindelaan 1, 1234 AB Voorbeeldstad",
    telefoon="010 000 00 00",
    email="post@swv-voorbeeldstad.example",
    steunpunt="het ouder- en jeugdsteunpunt",
    steunpunt_telefoon="010 000 00 01",
)
TERM = TermView(
    raw_end=date(2027, 1, 5),
    legal_end=date(2027, 1, 5),
    zin="De termijn is 6 weken en loopt tot en met dinsdag 5 januari 2027.",
    wet="Awb 6:7",
)
LETTER = Letter(
    kenmerk="TLV-2026-7F3K-Q",
    ontvanger="mevrouw De Wit",
    afzender=SENDER,
    datum=date(2026, 11, 24),
    link="https://portaal.swv-voorbeeldstad.example/berichten",
    leerling="Noor",
    leerling_voluit="Noor Verzonnen, geboren op 1 mei 2018",
    zaak={},
    termijn={"D1": TERM},
)

_PLAIN: Mapping[object, object] = {
    str: "een korte zin",
    bool: True,
    int: 3,
    float: 1.5,
    Decimal: Decimal("1.5"),
    date: date(2026, 11, 24),
    datetime: datetime(2026, 11, 24, 13, 30, tzinfo=UTC),
    time: time(13, 30),
    timedelta: timedelta(days=1),
    Any: "een korte zin",
}


def facts(dossier: type[BaseModel]) -> dict[str, object]:
    """A dossier in which everything is filled in."""
    return {
        name: sample(field.annotation) for name, field in dossier.model_fields.items()
    }


def sample(annotation: Any) -> object:
    """A value of this type; a type nobody thought of yet is an error."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if origin is Annotated:
        return sample(args[0])
    if origin in (Union, UnionType):
        return sample(next(arg for arg in args if arg is not NoneType))
    if origin is Literal:
        return args[0]
    return _made_of_parts(annotation, origin, args)


def _made_of_parts(annotation: Any, origin: Any, args: tuple[Any, ...]) -> object:
    if origin in (tuple, list, frozenset, set):
        return origin([sample(args[0])])
    if origin in (dict, Mapping):
        return {sample(args[0]): sample(args[1])}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.model_construct(None, **facts(annotation))
    raise NotImplementedError(f"no sample of {annotation}")
