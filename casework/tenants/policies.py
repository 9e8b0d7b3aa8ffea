"""The policy of each tenant as plain values, made once while it stays the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.tenants.profile import Tenant


@dataclass
class Policies:
    """What one program made of the profiles."""

    _made: dict[str, tuple[Tenant, Mapping[str, object]]] = field(default_factory=dict)

    def of(self, tenant: Tenant) -> Mapping[str, object]:
        """Return the policy of a tenant, made anew when the profile is another one."""
        made = self._made.get(tenant.code)
        if made is None or made[0] is not tenant:
            made = self._made[tenant.code] = (tenant, tenant.policy())
        return made[1]
