"""Find a case that one may see: by kind, by the pupil, or by the school (ADR 0020).

Names are sealed, and no index of names exists. A search opens the names of the cases
that this person may see, in memory, the newest first and no more than so many; which
cases it found is written down as a look.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from casework.access import VISIBLE, Actor, seen_by
from casework.ids import new_id
from casework.services.identities import identities_of
from casework.services.people import Identity
from casework.work import Work
from statemachines.doelbinding import doel_van
from statemachines.grammar import State
from statemachines.inzage import Contact, contact
from statemachines.processes import PROCESSES
from statemachines.roles import Role

MOST_OPENED = 400
"""So many cases a search by name opens."""
SHOWN = 50
LOOKED_FOR = "gevonden bij zoeken op naam"

_CASES = f"""
select c.id, c.kenmerk, c.process, c.state, c.closed_at is null from cases c
where c.tenant_id = %(tenant)s and c.id in (
    select case_id from party
    where tenant_id = %(tenant)s and user_id = any(%(users)s) and role = %(role)s)
  and (%(process)s = '' or c.process = %(process)s)
  and {VISIBLE} order by c.opened_at desc, c.id limit %(limit)s"""  # noqa: S608  constants only
_LOOKED = """
insert into read_log (id, tenant_id, case_id, at, account, role, voor, what, purpose)
select id, %s, case_id, %s, %s, %s, null, %s, purpose
from unnest(%s::uuid[], %s::uuid[], %s::text[]) found (id, case_id, purpose)"""
_WHO = frozenset({Role.LEERLING})
_WHERE = frozenset({Role.VOORZITTER, Role.IB, Role.SCHOOLBESTUUR})


@dataclass(frozen=True)
class Hit:
    """A case that was found. ``leerling`` and ``school`` as this reader may see."""

    id: UUID
    kenmerk: str
    process: str
    state: str
    open: bool
    leerling: str = ""
    school: str = ""

    @property
    def soort(self) -> str:
        """Return what the case is about."""
        return PROCESSES[self.process].title

    @property
    def waar(self) -> State:
        """Return where the case is."""
        return PROCESSES[self.process].state(self.state)


@dataclass(frozen=True)
class Found:
    """What a search found. ``meer``: there is more than was looked at or is shown."""

    hits: list[Hit]
    meer: bool = False


def may_search_names(role: Role) -> bool:
    """Tell whether somebody in this role sees names, and so may search by them."""
    return contact(role) in {Contact.NAAM, Contact.ALLES}


def by_kind(work: Work, by: Actor, process: str = "") -> Found:
    """Return the newest cases of a process that this person may see."""
    rows = _cases(work, by, process, SHOWN + 1)
    return Found(rows[:SHOWN], len(rows) > SHOWN)


def by_name(work: Work, by: Actor, wanted: str, process: str = "") -> Found:
    """Return the cases of which the pupil or the school is called like this."""
    words = _words(wanted)
    if not words or not may_search_names(by.role):
        return Found([])
    cases = _cases(work, by, process, MOST_OPENED + 1)
    people = identities_of(work, [c.id for c in cases[:MOST_OPENED]], _WHO | _WHERE)
    named = (_named(case, people.get(case.id, ())) for case in cases[:MOST_OPENED])
    hits = [hit for hit in named if words <= _words(f"{hit.leerling} {hit.school}")]
    _log(work, by, hits[:SHOWN])
    return Found(hits[:SHOWN], len(hits) > SHOWN or len(cases) > MOST_OPENED)


def _cases(work: Work, by: Actor, process: str, limit: int) -> list[Hit]:
    values = {**seen_by(by, work.tenant.code), "process": process, "limit": limit}
    return [Hit(*row) for row in work.rows(_CASES, values)]


def _named(case: Hit, people: Iterable[tuple[Role, Identity]]) -> Hit:
    known = [*people]
    pupils = [who.naam for role, who in known if role in _WHO]
    schools = [w.organisatie for role, w in known if role in _WHERE and w.organisatie]
    return Hit(
        case.id,
        case.kenmerk,
        case.process,
        case.state,
        case.open,
        pupils[0] if pupils else "",
        schools[0] if schools else "",
    )


def _words(text: str) -> frozenset[str]:
    """Return the words of a name, without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not _is_accent(c))
    return frozenset(kept.split())


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) > 0


def _log(work: Work, by: Actor, hits: list[Hit]) -> None:
    if hits:
        ids = [new_id(work.now) for _ in hits]
        found = [hit.id for hit in hits]
        head = [work.tenant.code, work.now, by.id, by.role.value, LOOKED_FOR]
        why = [doel.value if (doel := doel_van(hit.process)) else None for hit in hits]
        work.rows(_LOOKED, [*head, ids, found, why])
