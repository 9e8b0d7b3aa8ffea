"""A handmade evening: a journal of a few entries, and no database."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from casework.demo.play import invented_tenant
from casework.simulate.inspect.diary import Diary
from casework.simulate.inspect.sight import Ended, Notebook, Sight
from casework.simulate.inspect.told import learn
from casework.simulate.mailbox import Mail, Taken
from casework.simulate.plan import Plan
from casework.simulate.world import Ran

CASE = UUID(int=1)
TENANT = invented_tenant()
SCHOOL = tuple((v.van, v.tot) for v in TENANT.vakanties)
PERSON = {"key": "swv", "role": "swv_admin", "account": "u-1"}


def day(text):
    return date.fromisoformat(text)


class Answers:
    """Stands for the database: each table answers with what it was given."""

    def __init__(self, **tables):
        self.tables, self.tenant, self.now = (
            tables,
            TENANT,
            datetime(2026, 9, 14, 20, tzinfo=UTC),
        )

    def rows(self, query, _values):
        found = (rows for name, rows in self.tables.items() if f"from {name}" in query)
        return next(found, [])


def clock(rule="C4", then="beslistermijn_overschreden", **changed):
    """Return a term as the journal writes it: C4 of an application of 14 September."""
    usual = {"op": "2026-09-14", "raw_end": "2026-11-09", "legal_end": "2026-11-09"}
    return {"rule": rule, "then": then, **usual, **changed}


def mail(ident, taken=Taken.ACCEPTED, text="Er staat een bericht voor u klaar."):
    at = datetime(2026, 9, 14, 9, tzinfo=UTC)
    return Mail(at, "ouder@gezin.example", "Bericht", ident, taken, text)


@dataclass
class Office:
    """A journal that grows, and the evenings on which it is looked at."""

    cases: dict[Any, Any] = field(default_factory=dict)
    diary: Diary = field(default_factory=Diary)
    notebook: Notebook = field(default_factory=Notebook)
    news: list[Any] = field(default_factory=list)
    idle: set[Any] = field(default_factory=set)
    world: Any = field(
        default_factory=lambda: SimpleNamespace(
            tenant=TENANT,
            plan=Plan("onderwijs_dat_past", "2026-2027", 1),
            ran=[],
            faults=[],
            mailbox=SimpleNamespace(sent=[]),
            desk=SimpleNamespace(
                place=SimpleNamespace(mail_from="swv@simulatie.example")
            ),
            habits=Counter(),
        )
    )

    def tell(self, on, action, **said):
        """Write an entry in the journal of a case; the first opens an application."""
        ident = said.pop("case", CASE)
        known = self.cases.get(ident)
        role = said.pop("role", "systeem")
        body = {
            "seq": known.version + 1 if known else 1,
            "action": action,
            "role": role,
            "actor": f"u-{role}",
            "day": on,
            "to": known.state if known else "ontvangen",
            "facts": {},
            "letters": [],
            "started": [],
            "moved": [],
            "closed": [],
            **said,
        }
        if not known:
            opening = {"kenmerk": f"TLV-{ident.int}", "process": "tlv"}
            first = {"people": [PERSON], "lineage": [str(ident)], "party": None}
            body = {**opening, **first, **body}
        at = datetime.combine(day(on), datetime.min.time(), UTC).replace(hour=9)
        entry = learn(self.cases, ident, at, body)
        self.news.append(entry)
        return entry

    def evening(self, on, work=None, *, settled=(), last=False):
        """Return what is seen this evening; the entries since the last one are new."""
        date_ = day(on)
        if date_ not in self.idle:
            self.world.ran.append(Ran(date_, "termijnen", "lapse_due", 0))
        news, self.news = tuple(self.news), []
        seen: Any = work or Answers()
        sight = Sight(
            date=date_,
            world=self.world,
            work=seen,
            entries=news,
            settled=tuple(settled),
            rows={e.case.id: (e.case.version, e.case.head) for e in news},
            cases=self.cases,
            diary=self.diary,
            notebook=self.notebook,
            last=last,
            ended=tuple(Ended(c, e) for e in news for c in e.closed),
        )
        for entry in news:
            self.diary.write(entry, sight.school)
        return sight


def said(findings):
    """Return the first line of each finding."""
    return [finding.story[0] for finding in findings]
