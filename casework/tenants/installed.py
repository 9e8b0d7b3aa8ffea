"""The samenwerkingsverbanden of this installation: those we bring, and its own.

A profile ``swv/CODE.toml`` in the home of the installation takes the place of ours: so
an installation fills in its own sender and holidays, or adds a samenwerkingsverband.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from casework.tenants.profile import Afzender, Tenant
from casework.tenants.reading import load_tenants, read_tenants

_TRY_OUT = Afzender(
    adres="Proefadres 1", postcode="0000 AA", plaats="Nergens", telefoon="000 000 0000"
)


def installed_tenants(home: Path, *, proef: bool = False) -> Mapping[str, Tenant]:
    """Return every profile by its code. Raises `BadTenant`.

    ``proef`` is for an installation whose mail nobody gets: where no sender is filled
    in, letters carry one that does not exist.
    """
    own = home / "swv"
    found = {**load_tenants(), **(read_tenants(own) if own.is_dir() else {})}
    if proef:
        found = {code: _with_sender(tenant) for code, tenant in found.items()}
    return MappingProxyType(found)


def _with_sender(tenant: Tenant) -> Tenant:
    if tenant.afzender.adres and tenant.afzender.telefoon:
        return tenant
    return tenant.model_copy(update={"afzender": _TRY_OUT})
