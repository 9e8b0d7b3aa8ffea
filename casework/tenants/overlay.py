"""What a samenwerkingsverband changed in its profile, laid over it.

Each part of the profile that can be changed is replaced as a whole. Every program
reads the newest version, at most once in a few seconds: a change reaches all of them
without a restart, and a step costs no statement more (ADR 0022).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from casework.tenants.profile import Tenant
from casework.tenants.reading import BadTenant, said

PARTS = ("beleid", "afzender", "steunpunt_contact", "vakanties", "wijken")
"""The parts of a profile that can be changed while the program runs."""
FRESH = timedelta(seconds=5)
"""So old may what a program knows be; then it looks again."""


def laid_over(profile: Tenant, overlay: Mapping[str, Any]) -> Tenant:
    """Return the profile with these parts in it, or raise `BadTenant`."""
    if strange := overlay.keys() - set(PARTS):
        raise BadTenant(f"{profile.code}: {min(strange)} kan niet gewijzigd worden.")
    content = {**profile.model_dump(mode="json"), **overlay}
    try:
        return Tenant.model_validate_json(json.dumps(content))
    except ValidationError as error:
        raise BadTenant(f"{profile.code}: {said(error)}.") from None


@dataclass(frozen=True)
class _Known:
    read_at: datetime
    version: int
    profile: Tenant
    tenant: Tenant


@dataclass
class Changes:
    """What one program knows of the changes, and since when."""

    _known: dict[str, _Known] = field(default_factory=dict)
    _policies: dict[str, tuple[Tenant, Mapping[str, object]]] = field(
        default_factory=dict
    )

    def fresh(self, profile: Tenant, now: datetime) -> Tenant | None:
        """Return a tenant that was read a moment ago, or nothing: look again."""
        known = self._known.get(profile.code)
        if known is None or known.profile is not profile:
            return None
        if not timedelta(0) <= now - known.read_at < FRESH:
            return None
        return known.tenant

    def policy(self, tenant: Tenant) -> Mapping[str, object]:
        """Return the policy of a tenant, made once for as long as it is the same."""
        made_for, policy = self._policies.get(tenant.code, (None, {}))
        if made_for is not tenant:
            policy = tenant.policy()
            self._policies[tenant.code] = (tenant, policy)
        return policy

    def last(self, code: str) -> Tenant | None:
        """Return a tenant as it was last read, however long ago."""
        known = self._known.get(code)
        return known.tenant if known else None

    def newest(
        self, profile: Tenant, now: datetime, version: int, overlay: Mapping[str, Any]
    ) -> Tenant:
        """Keep what was read just now, and return the tenant as it is."""
        known = self._known.get(profile.code)
        if known is None or (known.version, known.profile) != (version, profile):
            tenant = laid_over(profile, overlay) if overlay else profile
        else:
            tenant = known.tenant
        self._known[profile.code] = _Known(now, version, profile, tenant)
        return tenant
