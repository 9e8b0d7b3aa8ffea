"""Change the profile of a samenwerkingsverband while the program runs.

A change replaces one part and is a version: who, when, how it was, how it is. It holds
for terms and cases that begin after it; what runs keeps its days. Policy may shorten a
statutory term and never lengthen it: the bounds are those of the profile.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from casework.access import SYSTEEM, Actor
from casework.tenants import BadTenant, Tenant
from casework.tenants.overlay import laid_over
from casework.tenants.reading import fault
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

_ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('tenant_setting/' || %s))"
_NEWEST = """
select version, overlay from tenant_setting where tenant_id = %s
order by version desc limit 1"""
_INSERT = """
insert into tenant_setting (tenant_id, version, at, by, part, before, after, overlay)
values (%s, %s, %s, %s, %s, %s, %s, %s)"""
_LOG = """
select version, at, by, part, before, after from tenant_setting
where tenant_id = %s order by version desc limit %s"""
SHOWN = 100

_ONLY_BEHEER = Reason(
    "Alleen een beheerder wijzigt de instellingen.", lifted_by="de beheerder"
)
_MOVED = Reason(
    "Iemand anders wijzigde de instellingen terwijl u bezig was. Kijk eerst wat er nu"
    " staat, en sla het dan weer op."
)


class BadSetting(ValueError):
    """What was filled in cannot be: by the name of each field, what is wrong."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        """Keep the faults; the text names no value."""
        super().__init__("; ".join(faults.values()))
        self.faults = faults


@dataclass(frozen=True)
class Setting:
    """One change, the newest first in the log."""

    version: int
    at: datetime
    by: str
    part: str
    before: Any
    after: Any

    @property
    def changed(self) -> list[tuple[str, Any, Any]]:
        """Return each value that changed: its name, how it was, how it is."""
        if not isinstance(self.before, dict) or not isinstance(self.after, dict):
            return [(self.part, self.before, self.after)]
        names = sorted(self.before | self.after)
        pairs = [(n, self.before.get(n), self.after.get(n)) for n in names]
        return [pair for pair in pairs if pair[1] != pair[2]]


@dataclass(frozen=True)
class Current:
    """The profile with every change, also those of a moment ago, and its version."""

    tenant: Tenant
    version: int


def current(work: Work) -> Current:
    """Read the profile as it is now."""
    version, overlay = _newest(work)
    return Current(laid_over(work.tenant, overlay), version)


def change_setting(
    work: Work, part: str, value: object, *, seen: int, by: Actor
) -> int:
    """Put ``value`` (plain JSON values) in the place of a part; return the version.

    ``seen`` is the version that the caller looked at. Raises `Refused` when that is not
    the newest or this is not for the actor, and `BadSetting` when it cannot be.
    """
    if by != SYSTEEM and by.role is not Role.BEHEERDER:
        raise Refused(_ONLY_BEHEER)
    work.rows(_ONE_AT_A_TIME, [work.tenant.code])
    version, overlay = _newest(work)
    if seen != version:
        raise Refused(_MOVED)
    after = _checked(work.tenant, part, value)
    before = _as_json(laid_over(work.tenant, overlay))[part]
    fresh = _as_json(_laid(work.tenant, {**overlay, part: after}))[part]
    if fresh == before:
        return version
    row = [json.dumps(each) for each in (before, fresh, {**overlay, part: fresh})]
    head = [work.tenant.code, version + 1, work.now, by.id, part]
    work.rows(_INSERT, [*head, *row])
    return version + 1


def settings_log(work: Work) -> list[Setting]:
    """Return the last changes, the newest first."""
    rows = work.rows(_LOG, [work.tenant.code, SHOWN])
    return [Setting(*row) for row in rows]


def _newest(work: Work) -> tuple[int, dict[str, Any]]:
    rows = work.rows(_NEWEST, [work.tenant.code])
    return rows[0] if rows else (0, {})


def _as_json(tenant: Tenant) -> dict[str, Any]:
    return tenant.model_dump(mode="json")


def _checked(tenant: Tenant, part: str, value: object) -> object:
    """Judge a part alone first, so that each fault has the name of its field."""
    annotation: Any = type(tenant).model_fields[part].annotation
    kind: TypeAdapter[Any] = TypeAdapter(annotation)
    try:
        kind.validate_json(json.dumps(value), strict=False)
    except ValidationError as error:
        raise BadSetting(
            {".".join(map(str, e["loc"])): fault(e) for e in error.errors()}
        ) from None
    return value


def _laid(tenant: Tenant, overlay: Mapping[str, Any]) -> Tenant:
    try:
        return laid_over(tenant, overlay)
    except BadTenant as bad:
        raise BadSetting({"": str(bad).partition(": ")[2]}) from None
