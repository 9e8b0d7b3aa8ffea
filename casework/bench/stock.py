"""Many OT cases to take steps in: copies of one real case, each with its own journal.

The first case goes through the one door, up to a meeting that is planned. The copies
are made in the database, so that twenty thousand take seconds. Each has an id, a
kenmerk and a chain of hashes of its own, and `verify` accepts them: names and secret
facts are left out of the copies, for a sealed fact opens nowhere but in its own case.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casework.bench.people import IB, OUDER, everyone
from casework.bench.place import SWV, Office
from casework.services.advance import advance
from casework.services.journal import START, canonical
from casework.services.open_case import open_case
from casework.work import Row

MEETINGS = ("2026-09-24", "2026-10-01")
ACTION = "ot_verzetten"
"""The step that is measured: the meeting is put off. It closes a term, starts one and
writes two letters, and a case can take it as often as one likes."""
PLAIN = "instemmen_met_intrekken"
"""A step that moves no term and writes no letter, and can be taken again as well."""
_CASE, _KENMERK = "@zaak", "@kenmerk"
_STORY: tuple[tuple[str, dict[str, object]], ...] = (
    (
        "signaleren",
        {
            "ouders_ingelicht_op": "2026-09-14",
            "signaal": "Noor loopt vast in de klas.",
            "beginniveau": "3_ondersteuningsteam_met_swv",
            "verzuim_speelt": False,
        },
    ),
    (
        "intake_starten",
        {
            "intake_op": "2026-09-14",
            "mening_leerling_gevraagd": True,
            "intakeverslag": "Wat helpt: korte taken en rust.",
        },
    ),
    (
        "ot_plannen",
        {
            "overleg_op": "2026-09-24",
            "overleg_tijd": "15.30 uur",
            "overleg_plaats": "De school",
            "uitgenodigde_ouders": ["ouder"],
        },
    ),
)


def put_off(office: Office, case: UUID, to: str) -> None:
    """Take the step that is measured, through the one door."""
    facts = {"overleg_op": to, "overleg_tijd": "15.30 uur"}
    with office.desk.work(SWV) as work:
        advance(work, case, ACTION, by=IB, facts=facts)


@dataclass(frozen=True)
class Stock:
    """The first case, and how to find the copies of a tenant."""

    first: UUID
    size: int

    def ids(self, tenant: str) -> list[UUID]:
        """Return the ids of the copies of a tenant."""
        high = _moment(tenant)
        return [
            UUID(int=(high + n) << 80 | 7 << 76 | 2 << 62)
            for n in range(1, self.size + 1)
        ]


def stocked(
    office: Office, size: int, tenants: Sequence[str] = (SWV,), entries: int = 0
) -> Stock:
    """Open the first case, and give each of these tenants as many copies as asked.

    Each has as many ``entries`` in its journal as asked, and at least its story.
    """
    first = planned(office)
    for number in range(entries - len(_STORY) - 1):
        put_off(office, first, MEETINGS[number % 2])
    stock = Stock(first, size)
    with office.desk.work(SWV) as work:
        texts = _texts(work.rows(_BODIES, [SWV, first]))
    with office.owner() as connection:
        for tenant in tenants:
            values = {
                "tenant": tenant,
                "first": first,
                "moment": _moment(tenant),
                "size": size,
                "texts": texts,
                "start": START,
                "zaak": _CASE,
                "kenmerk": _KENMERK,
            }
            for statement in (_CHAIN, *_COPIES, "drop table chain"):
                connection.execute(statement.encode(), values)
        connection.execute("vacuum analyze")
    return stock


def agree(office: Office, case: UUID) -> None:
    """Take a plain step: no term, no letter, only the case and its journal."""
    with office.desk.work(SWV) as work:
        advance(work, case, PLAIN, by=OUDER)


def shown(office: Office, stock: Stock) -> list[dict[str, Any]]:
    """Put off the first meeting twice; return what that wrote, for the floor."""
    return [_shown(office, stock, day) for day in MEETINGS]


def _shown(office: Office, stock: Stock, day: str) -> dict[str, Any]:
    put_off(office, stock.first, day)
    with office.owner() as connection:
        [case] = connection.execute(_SHOWN, {"id": stock.first}).fetchall()
        [term] = connection.execute(_TERM, {"id": stock.first}).fetchall()
        letters = connection.execute(_LETTERS, {"id": stock.first}).fetchall()
    names = ("state", "dossier", "clocks", "done", "body")
    return {
        **dict(zip(names, case, strict=True)),
        "rule": term[0],
        "term": term[1:],
        "letters": letters,
    }


def planned(office: Office) -> UUID:
    """Open a case through the one door, up to a meeting that is planned."""
    with office.desk.work(SWV) as work:
        first = open_case(work, "ot", everyone(), by=IB).case_id
        for action, facts in _STORY:
            advance(work, first, action, by=IB, facts=facts)
    return first


def _texts(rows: Sequence[Row]) -> list[str]:
    """Return the entries of the journal, with a mark where the case has its names."""
    texts = []
    for (body,) in rows:
        told = {**json.loads(body), "case": _CASE, "secrets": {}}
        if "kenmerk" in told:
            told |= {"kenmerk": _KENMERK, "lineage": [_CASE], "sealed": {}}
        texts.append(canonical(told).decode())
    return texts


def _moment(tenant: str) -> int:
    """Return where the ids of a tenant begin: in order, as those of a real case."""
    return 0x19A00000000 + (0x10000000 if tenant == SWV else 0)


_BODIES = """
select body from journal where tenant_id = %s and case_id = %s order by seq"""
_CHAIN = """
create temp table chain as
with recursive fresh as (
    select 'OT-2026-' || n as kenmerk,
        (lpad(to_hex(%(moment)s + n), 12, '0') || '70008000000000000000')::uuid as id
    from generate_series(1, %(size)s) n),
told as (
    select seq, text from unnest(%(texts)s::text[]) with ordinality as t (text, seq)),
written as (
    select id, kenmerk, seq, convert_to(replace(replace(
        text, %(zaak)s, id::text), %(kenmerk)s, kenmerk), 'UTF8') as body
    from fresh, told),
linked as (
    select id, kenmerk, seq, body, %(start)s::bytea as prev,
        sha256(%(start)s::bytea || body) as hash
    from written where seq = 1
    union all
    select w.id, w.kenmerk, w.seq, w.body, l.hash, sha256(l.hash || w.body)
    from linked l join written w on w.id = l.id and w.seq = l.seq + 1)
select * from linked"""
_COPIES = (
    """
insert into cases (id, tenant_id, kenmerk, process, state, version, lineage, dossier,
    clocks, people, done, head, opened_at, updated_at)
select c.id, %(tenant)s, c.kenmerk, o.process, o.state, o.version, array[c.id],
    o.dossier, o.clocks, o.people, o.done, c.hash, o.opened_at, o.updated_at
from chain c, cases o where o.id = %(first)s and c.seq = o.version order by c.id""",
    """
insert into journal (case_id, seq, tenant_id, at, body, prev, hash)
select c.id, c.seq, %(tenant)s, j.at, c.body, c.prev, c.hash
from chain c join journal j on j.case_id = %(first)s and j.seq = c.seq
order by c.id, c.seq""",
    """
insert into term (id, tenant_id, case_id, rule, op, raw_end, legal_end, "then", party,
    spans, explanation, warn_on, escalate_on, closed_at)
select gen_random_uuid(), %(tenant)s, c.id, rule, op, raw_end, legal_end, "then", party,
    spans, explanation, warn_on, escalate_on, closed_at
from chain c join term t on t.case_id = %(first)s where c.seq = 1 order by c.id""",
    """
insert into party (id, tenant_id, case_id, key, role, user_id, sealed)
select gen_random_uuid(), %(tenant)s, c.id, key, role, user_id, ''
from chain c join party p on p.case_id = %(first)s where c.seq = 1 order by c.id""",
    """
insert into outbox (id, tenant_id, case_id, seq, notice, party, channel, status,
    attempts, next_try_at)
select gen_random_uuid(), %(tenant)s, c.id, o.seq, notice, party, channel, 'verzonden',
    0, next_try_at
from chain c join outbox o on o.case_id = %(first)s where c.seq = 1 order by c.id""",
)
_SHOWN = """
select c.state, c.dossier::text, c.clocks::text, c.done::text, j.body
from cases c join journal j on j.case_id = c.id and j.seq = c.version
where c.id = %(id)s"""
_TERM = """
select rule, op, raw_end, legal_end, "then", spans::text, explanation::text, warn_on,
    escalate_on
from term where case_id = %(id)s and closed_at is null"""
_LETTERS = """
select o.notice, o.party, o.channel, o.status
from outbox o join cases c on c.id = o.case_id and o.seq = c.version
where c.id = %(id)s order by o.id"""
