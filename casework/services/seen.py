"""Tell whether what somebody looked at is still what the case is.

A warning at night gives a case a new version and changes nothing that anyone decides
on. Who had the page open does not lose a step for it (ADR 0013).
"""

from casework.services.hold import Held
from casework.services.watch import WATCHING
from casework.work import Work

_SINCE = """
select 1 from journal
where tenant_id = %s and case_id = %s and seq > %s
  and convert_from(body, 'UTF8')::jsonb ->> 'action' <> all(%s) limit 1"""


def moved_since(work: Work, case: Held, seen: int) -> bool:
    """Tell whether anything but the watch touched a held case since this version."""
    if seen == case.version:
        return False
    if seen > case.version:
        return True
    asked = [work.tenant.code, case.id, seen, sorted(WATCHING)]
    return bool(work.rows(_SINCE, asked))
