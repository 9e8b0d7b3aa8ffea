"""What the programs may do with each table. Nothing else is granted to their role.

What proves something is written once: added and read, never changed, never removed. A
sealed fact gets another key around it and goes when its time is over; a change of it by
hand is found by `casework verify`. A table that is not named here may be read and added
to, and no more.
"""

APP = "casework_app"
"""The role that every program takes on: it owns nothing and cannot log in."""

_ONCE = ("insert", "select")
_KEPT = (*_ONCE, "update")
_ENDS = (*_ONCE, "delete")
_WHOLE = (*_ONCE, "update", "delete")
_COUNTED = "maintain"
"""The import of a school's absence lets the planner count anew, in its transaction."""

_RIGHTS = {
    "absence_day": (*_WHOLE, _COUNTED),
    "absence_episode": (*_WHOLE, _COUNTED),
    "absence_pupil": (*_WHOLE, _COUNTED),
    "absence_signal": _WHOLE,
    "account": _KEPT,
    "account_log": _ONCE,
    "account_role": _ENDS,
    "api_client": _KEPT,
    "api_opening": _WHOLE,
    "attempt": _WHOLE,
    "cases": _KEPT,
    "checkpoint": _ONCE,
    "departure": _WHOLE,
    "destruction": _KEPT,
    "digest": _WHOLE,
    "document": _WHOLE,
    "draft": _WHOLE,
    "evidence": _WHOLE,
    "family_request": _WHOLE,
    "fund": _KEPT,
    "fund_entry": _ONCE,
    "issued_number": _ONCE,
    "journal": _ONCE,
    "keystore_seal": _KEPT,
    "leaf": _ONCE,
    "legal_hold": _KEPT,
    "link": _WHOLE,
    "link_code": _WHOLE,
    "link_post": _WHOLE,
    "noodtoegang": _KEPT,
    "note": _WHOLE,
    "numbered_calendar": _ENDS,
    "opened": _WHOLE,
    "outbox": _KEPT,
    "own_key": _KEPT,
    "package": _KEPT,
    "package_notice": _KEPT,
    "partner": _KEPT,
    "partner_certificate": _KEPT,
    "partner_crl": _KEPT,
    "partner_event": _ONCE,
    "partner_member": _ENDS,
    "partner_notice": _KEPT,
    "party": _KEPT,
    "printed": _WHOLE,
    "read_log": _ENDS,
    "received_package": _ONCE,
    "recovery_code": _ENDS,
    "register_entry": _WHOLE,
    "replacement": _KEPT,
    "resealed": _ONCE,
    "school_day": (*_ONCE, _COUNTED),
    "school_holiday": _ENDS,
    "secret": _WHOLE,
    "session": _WHOLE,
    "sign_in": _WHOLE,
    "signing_key": _KEPT,
    "tenant_setting": _ONCE,
    "term": _KEPT,
    "unsealed": _WHOLE,
    "upload": _WHOLE,
    "webhook": _KEPT,
    "webhook_event": _WHOLE,
}
NAMED = frozenset(_RIGHTS)


def verbs(table: object) -> tuple[str, ...]:
    """Name what the programs may do with the rows of a table, in SQL's words."""
    return _RIGHTS.get(str(table), _ONCE)
