"""Which cases, which fields, who read: answered from the log, in one question.

What is read is written down when it is read (`casework.services.looked`), so this tells
what people saw, which letters left and which copies were made: never what a case says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casework.access import Actor
from casework.clock import AMSTERDAM
from casework.ids import normalise
from casework.work import Work
from statemachines.dutch import in_words
from statemachines.roles import Role

MAY_ASK = frozenset({Role.FG, Role.BESTUURDER})
"""Who reads the log of all cases (domain.md 3.2); never what is in a case."""

_READ = """
select c.kenmerk, c.process, r.account, r.role, r.voor, r.what, r.data_class, r.fields,
    r.purpose, r.noodtoegang is not null, count(*), min(r.at), max(r.at)
from read_log r join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
where r.tenant_id = %(tenant)s and r.at >= %(van)s and r.at <= %(tot)s
  and (%(account)s::text is null or %(account)s in (r.account, r.voor))
  and (%(zaak)s::text is null or c.kenmerk = %(zaak)s)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"""
_SENT = """
select c.kenmerk, c.process, p.user_id, coalesce(p.role, '-'), null,
    'brief: ' || o.notice, null, '{}'::text[], null, false,
    count(*), min(o.settled_at), max(o.settled_at)
from outbox o join cases c on c.tenant_id = o.tenant_id and c.id = o.case_id
left join party p on p.tenant_id = o.tenant_id and p.case_id = o.case_id
    and p.key = o.party
where o.tenant_id = %(tenant)s and o.settled_at >= %(van)s and o.settled_at <= %(tot)s
  and o.status = any(%(gone)s)
  and (%(account)s::text is null or p.user_id = %(account)s)
  and (%(zaak)s::text is null or c.kenmerk = %(zaak)s)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"""
_PACKED = """
select c.kenmerk, c.process, k.fetched_by, p.rol, null, 'pakket van ons', null,
    array(select jsonb_array_elements_text(c.dossier -> 'klassen')),
    c.dossier ->> 'doel', false, 1, k.sent_at, coalesce(k.fetched_at, k.sent_at)
from package k join cases c on c.tenant_id = k.tenant_id and c.id = k.case_id
join partner p on p.tenant_id = k.tenant_id and p.id = k.partner_id
where k.tenant_id = %(tenant)s and k.sent_at <= %(tot)s
  and coalesce(k.fetched_at, k.sent_at) >= %(van)s
  and (%(account)s::text is null or k.fetched_by = %(account)s)
  and (%(zaak)s::text is null or c.kenmerk = %(zaak)s)"""
_OPENED = """
select c.kenmerk, c.process, r.account, r.role, null, 'pakket van een partner', null,
    r.classes, r.purpose, false, 1, r.received_at, r.received_at
from received_package r
join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
where r.tenant_id = %(tenant)s and r.received_at >= %(van)s and r.received_at <= %(tot)s
  and (%(account)s::text is null or r.account = %(account)s)
  and (%(zaak)s::text is null or c.kenmerk = %(zaak)s)"""
_GONE = ("verzonden", "per_post", "gepost")


@dataclass(frozen=True)
class Asked:
    """What is asked of the log: from when to when, of whom, of which case."""

    van: datetime
    tot: datetime
    account: str | None = None
    zaak: str | None = None


@dataclass(frozen=True)
class Read:
    """Somebody who read something of a case, how often, and when.

    ``voor`` is for whom that person stood in. ``klasse`` and ``velden`` are what was
    opened that is sealed, ``doel`` is why (domain.md 5.3), and ``nood`` tells that it
    was by emergency access. ``hoe`` is "gelezen" or "verstuurd". The moments are in
    Dutch time.
    """

    kenmerk: str
    proces: str
    account: str
    rol: str
    voor: str | None
    wat: str
    klasse: str | None
    velden: tuple[str, ...]
    doel: str | None
    nood: bool
    aantal: int
    eerst: datetime
    laatst: datetime
    hoe: str = "gelezen"


def who_read(work: Work, asked: Asked) -> list[Read]:
    """Return who read what of which cases, and what left, by case.

    The caller sees to it that this is for who asks: `MAY_ASK`, or the operator.
    """
    values = {
        "tenant": work.tenant.code,
        "van": asked.van,
        "tot": asked.tot,
        "account": asked.account,
        "zaak": normalise(asked.zaak) if asked.zaak else None,
        "gone": [*_GONE],
    }
    found = [*_as_reads(work.rows(_READ, values), "gelezen")]
    found += _as_reads(work.rows(_OPENED, values), "gelezen")
    for query in (_SENT, _PACKED):
        found += _as_reads(work.rows(query, values), "verstuurd")
    return sorted(found, key=lambda read: (read.kenmerk, read.eerst, read.account))


def may_ask(by: Actor) -> bool:
    """Tell whether somebody may read the log of all cases."""
    return by.role in MAY_ASK


def in_lines(found: Sequence[Read]) -> list[str]:
    """Return the answer as people read it: a case, and under it who read what."""
    if not found:
        return ["In deze tijd heeft niemand iets gelezen of gekregen."]
    cases = dict.fromkeys(read.kenmerk for read in found)
    people = {read.account for read in found}
    lines = [f"{len(cases)} zaken, {len(people)} mensen of programma's."]
    for kenmerk in cases:
        lines.append(kenmerk)
        lines += [_line(read) for read in found if read.kenmerk == kenmerk]
    return lines


def _line(read: Read) -> str:
    who = f"{read.rol} ({read.account})"
    if read.voor:
        who += f", voor {read.voor}"
    kinds = [*filter(None, [read.klasse]), *read.velden]
    fields = f" [{', '.join(kinds)}]" if kinds else ""
    who += ", met noodtoegang" if read.nood else ""
    times = "1 keer" if read.aantal == 1 else f"{read.aantal} keer"
    first = f"{in_words(read.eerst.date())} {read.eerst:%H:%M:%S}"
    return f"- {read.hoe}: {read.wat}{fields}; {who}; {times}, vanaf {first}"


def _as_reads(rows: Iterable[Sequence[Any]], how: str) -> Iterable[Read]:
    for row in rows:
        kenmerk, process, account, role, voor, what, *opened = row
        kind, fields, purpose, emergency, number, first, last = opened
        yield Read(
            kenmerk=kenmerk,
            proces=process,
            account=account or "-",
            rol=role,
            voor=voor,
            wat=what,
            klasse=kind,
            velden=tuple(fields),
            doel=purpose,
            nood=emergency,
            aantal=number,
            eerst=first.astimezone(AMSTERDAM),
            laatst=last.astimezone(AMSTERDAM),
            hoe=how,
        )
