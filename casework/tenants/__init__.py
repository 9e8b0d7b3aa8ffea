"""The samenwerkingsverbanden that work with this engine."""

from casework.tenants.beleid import Beleid
from casework.tenants.installed import installed_tenants
from casework.tenants.profile import Tenant, Wijk
from casework.tenants.reading import BadTenant, load_tenants, read_tenant, read_tenants

__all__ = [
    "BadTenant",
    "Beleid",
    "Tenant",
    "Wijk",
    "installed_tenants",
    "load_tenants",
    "read_tenant",
    "read_tenants",
]
