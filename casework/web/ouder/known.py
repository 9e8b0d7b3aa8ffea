"""The facts that we know ourselves, and that no parent should have to look up."""

from collections.abc import Callable

from casework.services.family.cases import own_key
from casework.services.family.plan import plan_of
from casework.services.hold import Held
from casework.services.links.evidence import level
from casework.web.visit import Visit

Known = Callable[[Visit, Held], str | None]


def known_facts(
    visit: Visit, case: Held, wanted: dict[str, str]
) -> dict[str, str | None]:
    """Return these facts, each found in the way that the words of the step name."""
    return {fact: KNOWN[how](visit, case) for fact, how in wanted.items()}


def _plan(visit: Visit, case: Held) -> str | None:
    found = plan_of(visit.work, case, visit.by)
    return None if found is None else found.fingerprint


def _level(visit: Visit, _case: Held) -> str:
    return level(visit.work, visit.session).value


def _myself(visit: Visit, case: Held) -> str | None:
    return own_key(case, visit.by)


def _today(visit: Visit, _case: Held) -> str:
    return visit.work.today.isoformat()


KNOWN: dict[str, Known] = {
    "stuk": _plan,
    "inlogniveau": _level,
    "ik": _myself,
    "vandaag": _today,
}
