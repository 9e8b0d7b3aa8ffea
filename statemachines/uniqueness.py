"""Facts that may be given out once in a tenant, and never again."""

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel


@dataclass(frozen=True)
class Unique:
    """Mark a number that no two cases may have, with the article that says so."""

    law: str


def unique_fields(dossier: type[BaseModel]) -> dict[str, Unique]:
    """Return the facts of a dossier that are given out once."""
    return _unique_fields(dossier)


@cache
def _unique_fields(dossier: type[BaseModel]) -> dict[str, Unique]:
    return {
        name: mark
        for name, info in dossier.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Unique)
    }
