"""Check the chains of the journal: every entry, in order, unchanged, up to the end."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from casework.services.journal import START, chained
from casework.work import Row, Work

_JOURNAL = """
select case_id, seq, body, prev, hash from journal where tenant_id = %s
order by case_id, seq"""
_ENDS = "select id, version, head from cases where tenant_id = %s"
_SOME = """
select case_id, seq, body, prev, hash from journal
where tenant_id = %s and case_id = any(%s) order by case_id, seq"""
_SOME_ENDS = "select id, version, head from cases where tenant_id = %s and id = any(%s)"


@dataclass(frozen=True)
class Chains:
    """How many entries were hashed, and what is wrong with the chain of which case.

    ``ended`` are the cases of which the row says another end than a chain that is
    whole.
    """

    cases: int
    entries: int
    broken: Mapping[UUID, str]
    ended: Collection[UUID]


class Told(NamedTuple):
    """An entry of a chain that is whole, and what its columns say beside its body."""

    seq: int
    body: dict[str, Any]
    at: datetime
    key: str | None


def verify_chains(work: Work) -> Chains:
    """Hash every journal of a tenant, in one stream: each entry, and each end.

    Look at it through `Desk.look`. What the entries say is not read here.
    """
    mine = [work.tenant.code]
    return _walked(work.stream(_JOURNAL, mine), work.rows(_ENDS, mine))


def verify_some(work: Work, cases: Collection[UUID]) -> Chains:
    """Return the same of some cases."""
    mine = [work.tenant.code, [*cases]]
    return _walked(work.rows(_SOME, mine), work.rows(_SOME_ENDS, mine))


def _walked(entries: Iterable[Row], ends: Iterable[Row]) -> Chains:
    broken: dict[UUID, str] = {}
    reached: dict[UUID, tuple[int, bytes]] = {}
    at, seen, number, head = None, 0, 0, START
    for case_id, seq, body, prev, own in entries:
        if case_id != at:
            at, seen, number, head = case_id, seen + number, 0, START
        number += 1
        if seq != number or prev != head or own != chained(prev, body):
            broken.setdefault(case_id, _what(seq, number))
        head = own
        reached[case_id] = number, head
    known = [*ends]
    ended = {
        case_id
        for case_id, version, last in known
        if reached.get(case_id, (0, START)) != (version, last)
    }
    return Chains(len(known), seen + number, broken, ended)


def _what(seq: int, number: int) -> str:
    if seq != number:
        return f"regel {number} van het logboek ontbreekt of is verschoven"
    return f"regel {number} van het logboek is veranderd"


def read_entry(row: Row) -> Told:
    """Return what an entry says. Only after its hash was checked."""
    seq, body, at, key = row
    return Told(seq, json.loads(body), at, key)


def told_findings(
    case_id: UUID, entries: Iterable[Told], chains: Chains
) -> Iterator[str]:
    """Say where a whole chain tells of another case, place, moment or end."""
    for seq, body, at, key in entries:
        said = (body["seq"], body["case"], body["at"], body.get("key"))
        if said != (seq, str(case_id), at.isoformat(), key):
            yield f"regel {seq} van het logboek hoort hier niet"
            return
    if case_id in chains.ended:
        yield "het einde van het logboek is niet het einde van de zaak"
