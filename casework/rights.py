"""What the programs may do with each table. Nothing else is granted to their role.

What proves something is written once: added and read, never changed, never removed. A
table that is not named here may be read and added to, and no more.
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
    "absence_pupil": (*_KEPT, _COUNTED),
    "absence_signal": _WHOLE,
    "account": _KEPT,
    "account_log": _ONCE,
    "account_role": _ENDS,
    "api_client": _KEPT,
    "api_opening": _KEPT,
    "attempt": _WHOLE,
    "cases": _KEPT,
    "digest": _WHOLE,
    "document": _WHOLE,
    "draft": _WHOLE,
    "evidence": _ONCE,
    "family_request": _KEPT,
    "fund": _KEPT,
    "fund_entry": _ONCE,
    "issued_number": _ONCE,
    "journal": _ONCE,
    "keystore_seal": _ONCE,
    "link": _KEPT,
    "link_code": _KEPT,
    "link_post": _KEPT,
    "noodtoegang": _KEPT,
    "note": _ENDS,
    "numbered_calendar": _ENDS,
    "opened": _KEPT,
    "outbox": _KEPT,
    "party": _KEPT,
    "printed": _ENDS,
    "read_log": _ENDS,
    "recovery_code": _ENDS,
    "register_entry": _KEPT,
    "replacement": _KEPT,
    "school_day": (*_ONCE, _COUNTED),
    "school_holiday": _ENDS,
    "secret": _ENDS,
    "session": _WHOLE,
    "sign_in": _WHOLE,
    "tenant_setting": _ONCE,
    "term": _KEPT,
    "upload": _ENDS,
    "webhook": _KEPT,
    "webhook_event": _WHOLE,
}
NAMED = frozenset(_RIGHTS)


def verbs(table: object) -> tuple[str, ...]:
    """Name what the programs may do with the rows of a table, in SQL's words."""
    return _RIGHTS.get(str(table), _ONCE)
