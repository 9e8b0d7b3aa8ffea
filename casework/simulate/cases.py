"""What the world knows of its cases: which are open, who takes part, what moved.

One question a day tells everything that moved since the last; nobody looks into a case
that stands still.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from casework.access import SYSTEEM, VISIBLE, seen_by
from casework.work import Work

_MOVED = f"""
select c.id, c.kenmerk, c.process, c.state, c.version, c.party, c.people, c.lineage,
    c.closed_at is null, c.dossier ->> 'leerling_id', c.updated_at
from cases c
where c.tenant_id = %(tenant)s and c.updated_at > %(since)s and {VISIBLE}
order by c.opened_at, cardinality(c.lineage), c.process, c.party nulls first, c.id"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Known:
    """A case as it was when it last moved. ``number`` is the same in every run."""

    id: UUID
    number: str
    kenmerk: str
    process: str
    state: str
    version: int
    party: str | None
    people: tuple[dict[str, Any], ...]
    root: UUID
    open: bool


@dataclass
class Cases:
    """Every case of the world, by id, and the families of cases."""

    known: dict[UUID, Known] = field(default_factory=dict)
    families: dict[UUID, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    counted: Counter[str] = field(default_factory=Counter)
    since: datetime | None = None

    def moved(self, work: Work) -> list[Known]:
        """Return what moved since the last time, the oldest case first."""
        values = seen_by(SYSTEEM, work.tenant.code)
        since = self.since or datetime.min.replace(tzinfo=work.now.tzinfo)
        rows = work.rows(_MOVED, {**values, "since": since})
        self.since = max((row[-1] for row in rows), default=self.since)
        return sorted((self._learn(row) for row in rows), key=lambda case: case.number)

    def family(self, case: Known) -> list[Known]:
        """Return the open cases of the same main case, this one too."""
        found = (self.known[id_] for id_ in self.families[case.root])
        return [one for one in found if one.open]

    def _learn(self, row: tuple[Any, ...]) -> Known:
        id_, kenmerk, process, state, version, party, people, lineage, is_open = row[:9]
        before, root = self.known.get(id_), lineage[0]
        if before is None:
            self.families[root].append(id_)
        case = Known(
            id=id_,
            number=before.number if before else self._number(row),
            kenmerk=kenmerk,
            process=process,
            state=state,
            version=version,
            party=party,
            people=tuple(people),
            root=root,
            open=is_open,
        )
        self.known[id_] = case
        return case

    def _number(self, row: tuple[Any, ...]) -> str:
        """Name a case by what every run has: its pupil or its main case, and a count.

        Not by when it was opened: signals of absence are handled in an order that
        differs from run to run.
        """
        process, party, root, pupil = row[2], row[5], row[7][0], row[9]
        above = self.known[root].number if root in self.known else pupil or ""
        name = f"{above}/{process}:{party or ''}"
        self.counted[name] += 1
        return f"{name}{self.counted[name]:04d}"
