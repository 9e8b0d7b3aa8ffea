"""What there is to know of the keys without any of them: for the administrator."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from casework.keystore.census import TenantCensus, count_master, count_tenant
from casework.services.field_keys import Scope, Tally, look_at_fields
from casework.work import Desk


def key_status(desk: Desk, tenants: Sequence[str]) -> dict[str, Any]:
    """Return the levels, their versions and ages, and what a rotation has to do."""
    keystore = desk.vault.keystore
    master = count_master(keystore)
    behind = sum(n for id_, n in master.under.items() if id_ != master.id)
    return {
        "master": {
            "id": master.id,
            "swv_sleutels": master.under,
            "ook_geldig": master.other,
            "nog_te_doen": {"swv_sleutels": behind},
        },
        "swv": [_tenant(desk, tenant) for tenant in tenants],
    }


def _tenant(desk: Desk, tenant: str) -> dict[str, Any]:
    counted, fields = count_tenant(desk.vault.keystore, tenant), Tally()
    for _ in look_at_fields(desk, Scope(tenant, only_count=True), fields):
        pass
    return {
        "swv": tenant,
        "versie": counted.newest,
        "zaaksleutels": {
            "aantal": counted.keys,
            "per_swv_versie": counted.versions,
            "oudste": counted.oldest,
            "zaken_en_klassen": counted.dossiers,
            "met_oude_versie": counted.several,
        },
        "velden": {
            "aantal": fields.velden,
            "met_eigen_sleutel": fields.velden - fields.oude_vorm,
            "oude_vorm": fields.oude_vorm,
        },
        "bezig": [*counted.busy],
        "nog_te_doen": _left(counted, fields),
        "vernietigd": [asdict(gone) for gone in counted.destroyed],
    }


def _left(counted: TenantCensus, fields: Tally) -> dict[str, int]:
    old = (n for version, n in counted.versions.items() if version < counted.newest)
    return {
        "zaaksleutels_onder_oude_swv_sleutel": sum(old),
        "velden_onder_oude_zaaksleutel": fields.achter,
        "oude_zaaksleutels": counted.several,
    }
