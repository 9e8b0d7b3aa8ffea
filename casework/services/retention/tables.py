"""Every table, and how what is in it ends. A table that is not here fails a test.

What lives in a case goes by class (`places`), by people. What is short-lived goes by
itself (`sweep`). What stays says why it may.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from casework.services.retention.places import PLACES
from casework.services.retention.sweep import SHORT


class Ends(StrEnum):
    """How the rows of a table end."""

    KLASSE = "with the key of their class, when people confirmed it"
    LEERLING = "after the uitschrijving (F4), when people confirmed it"
    KORT = "by themselves, after days or months"
    LOGBOEK = "by themselves after five years (F8b), unless there is a hold"
    ACCOUNT = "with the account of somebody of the staff"
    PARTNER = "with the partner: who is called there is replaced, never kept beside it"
    BLIJFT = "not: they name nobody, or are the proof itself"


_STAYS = (
    *("cases", "journal", "term", "outbox", "issued_number"),
    *("fund", "fund_entry", "tenant_setting", "keystore_seal"),
    *("school_holiday", "numbered_calendar", "school_day"),
    *("destruction", "legal_hold", "webhook", "api_client", "resealed"),
    *("leaf", "checkpoint", "unsealed", "signing_key"),
    *("partner_crl", "partner_notice", "partner_event"),
    *("own_key", "package", "package_notice", "received_package"),
)
"""Pseudonymous: an account or a kenmerk, a state, a date, an amount; never a name.

The TLV register (F7: number, kind, category, period, school) is read from the cases and
`issued_number`. A webhook and an API client are of a program. The bytes of a package go
when it was received, recalled or is over, and a key of ours when two people say so.
"""
_PUPIL = (
    *("absence_pupil", "absence_day", "absence_episode", "absence_signal"),
    *("register_entry", "departure"),
)
_ACCOUNT = ("account", "account_role", "account_log", "recovery_code", "replacement")

_PARTNER = ("partner", "partner_certificate", "partner_member")

TABLES: Mapping[str, Ends] = MappingProxyType(
    {
        **dict.fromkeys(_STAYS, Ends.BLIJFT),
        **dict.fromkeys(_PUPIL, Ends.LEERLING),
        **dict.fromkeys(_ACCOUNT, Ends.ACCOUNT),
        **dict.fromkeys(_PARTNER, Ends.PARTNER),
        **{one.table: Ends.KORT for one in SHORT},
        **{place.table: Ends.KLASSE for place in PLACES},
        "read_log": Ends.LOGBOEK,
    }
)

OUTSIDE_CASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "register_entry": ("sealed",),
        "account": ("sealed", "totp"),
        "sign_in": ("sealed",),
        "digest": ("sealed",),
        "webhook": ("sealed",),
        "keystore_seal": ("sealed",),
        "legal_hold": ("sealed",),
        "partner": ("sealed",),
        "partner_certificate": ("called",),
        "signing_key": ("sealed",),
        "own_key": ("sealed",),
    }
)
"""Sealed columns that belong to no case: each goes with its row, in `TABLES`."""
