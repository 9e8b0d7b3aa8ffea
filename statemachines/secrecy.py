"""Which facts may not be stored in clear, and what stands in their place."""

from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import BaseModel

SEALED = "(verzegeld)"
"""What a guard sees of a fact that is stored encrypted: that it is there."""


class DataClass(StrEnum):
    """A class of facts that is encrypted with a key of its own (domain.md 3.2)."""

    GEZONDHEID = "gezondheid"
    GEZIN = "gezin"
    ONDERWIJS = "onderwijs"
    ZIENSWIJZE = "zienswijze"
    IDENTITEIT = "identiteit"


def secret_fields(dossier: type[BaseModel]) -> dict[str, DataClass]:
    """Return the facts of a dossier that are stored encrypted, with their class."""
    return _secret_fields(dossier)


@cache
def _secret_fields(dossier: type[BaseModel]) -> dict[str, DataClass]:
    return {
        name: mark
        for name, info in dossier.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, DataClass)
    }


def public_facts(dossier: BaseModel) -> dict[str, Any]:
    """Return the facts that are known as JSON values, the secret ones as `SEALED`."""
    secret = secret_fields(type(dossier))
    known = dossier.model_dump(mode="json", exclude_defaults=True)
    return {name: SEALED if name in secret else value for name, value in known.items()}
