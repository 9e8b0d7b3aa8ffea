"""Show what is wrong with a setting at the field where it was typed."""

from collections.abc import Iterable
from dataclasses import replace

from casework.services.tenant_settings import BadSetting
from casework.web.fields import Field
from statemachines.grammar import Reason


def with_faults(
    fields: Iterable[Field], bad: BadSetting
) -> tuple[tuple[Field, ...], tuple[Reason, ...]]:
    """Return the fields with their faults, and the faults that belong to none."""
    known = list(fields)
    names = {field.name for field in known}
    faults = {place.rpartition(".")[2]: said for place, said in bad.faults.items()}
    marked = tuple(
        replace(field, fout=_sentence(faults[field.name]))
        if field.name in faults
        else field
        for field in known
    )
    rest = [said for name, said in faults.items() if name not in names]
    return marked, tuple(Reason(_sentence(said)) for said in rest)


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."
