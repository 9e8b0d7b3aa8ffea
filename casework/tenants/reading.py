"""Reads the profiles that the project brings along, in `casework/swv/`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from casework.tenants.profile import Tenant

_SUFFIX = ".toml"
_SAID = {
    "extra_forbidden": "deze sleutel bestaat niet",
    "missing": "ontbreekt",
    "greater_than_equal": "mag niet minder zijn dan {ge}",
    "less_than_equal": "mag niet meer zijn dan {le}",
    "literal_error": "moet {expected} zijn",
    "greater_than": "moet meer zijn dan {gt}",
    "int_parsing": "moet een heel getal zijn",
    "int_type": "moet een heel getal zijn",
    "float_parsing": "moet een getal zijn",
    "float_type": "moet een getal zijn",
    "string_pattern_mismatch": "heeft niet de goede vorm",
    "string_too_short": "mag niet leeg zijn",
    "date_from_datetime_parsing": "moet een datum zijn",
    "date_parsing": "moet een datum zijn",
}


class BadTenant(ValueError):
    """A profile that cannot be read. One line: the file, the key, and what is wrong."""


@cache
def load_tenants() -> Mapping[str, Tenant]:
    """Return every profile of the package by its code, the name of its file."""
    return read_tenants(files("casework") / "swv")


def read_tenants(folder: Traversable) -> Mapping[str, Tenant]:
    """Read the profiles in this folder, or raise `BadTenant`."""
    found = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(_SUFFIX)),
        key=lambda entry: entry.name,
    )
    tenants = [
        read_tenant(entry.name.removesuffix(_SUFFIX), entry.read_text("utf-8"))
        for entry in found
    ]
    return MappingProxyType({tenant.code: tenant for tenant in tenants})


def read_tenant(code: str, text: str) -> Tenant:
    """Read one profile from its text, or raise `BadTenant`."""
    file = f"{code}{_SUFFIX}"
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadTenant(f"{file}: geen geldig TOML ({error}).") from None
    if "code" in content:
        raise BadTenant(f"{file}: code: de naam van het bestand is de code.")
    try:
        return Tenant.model_validate({**content, "code": code})
    except ValidationError as error:
        raise BadTenant(f"{file}: {said(error)}.") from None


def said(error: ValidationError) -> str:
    """Return every fault in one line: the key, and what is wrong."""
    return "; ".join(_line(detail) for detail in error.errors())


def fault(detail: ErrorDetails) -> str:
    """Say in Dutch what is wrong with one value, without the value."""
    if template := _SAID.get(detail["type"]):
        return template.format_map(detail.get("ctx", {}))
    return detail["msg"].removeprefix("Value error, ")


def _line(detail: ErrorDetails) -> str:
    key = ".".join(str(part) for part in detail["loc"])
    return f"{key}: {fault(detail)}" if key else fault(detail)
