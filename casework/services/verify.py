"""Prove that the rows are what the journal says, or say where they are not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casework.services.clocks import digest
from casework.services.fold import Folded, fold
from casework.services.journal import START, chained, commit_to
from casework.work import Row, Work
from statemachines.processes import PROCESSES
from statemachines.uniqueness import unique_fields


@dataclass(frozen=True)
class Verified:
    """How much was checked, and what was found, one sentence each."""

    cases: int
    entries: int
    findings: tuple[str, ...]


def verify(work: Work) -> Verified:
    """Check every case of a tenant: its chain, and its rows against the chain."""
    tenant = [work.tenant.code]
    cases = work.rows(_CASES, tenant)
    known = {row[0] for row in cases}
    strangers = work.rows(_STRANGERS, tenant)
    found = [f"{table}: rij hoort bij geen zaak" for (table,) in strangers]
    entries = 0
    for case in cases:
        chain = work.rows(_CHAIN, [*tenant, case[0]])
        entries += len(chain)
        found += (f"{case[1]}: {finding}" for finding in _findings(work, case, chain))
    return Verified(len(known), entries, tuple(found))


_CASES = """select id, kenmerk, process, state, version, party, lineage, dossier,
    clocks, people, done, head, closed_at is not null, parent_id
from cases where tenant_id = %s order by id"""
_CHAIN = """select seq, body, prev, hash, at from journal
where tenant_id = %s and case_id = %s order by seq"""
_TERMS = """select rule, op, raw_end, legal_end, "then", party, spans, suspended_on,
    extension, closed_at is null, explanation
from term where tenant_id = %s and case_id = %s order by id"""
_TERM_NAMES = (
    "rule",
    "op",
    "raw_end",
    "legal_end",
    "then",
    "party",
    "spans",
    "suspended_on",
    "extension",
    "open",
)
_SECRETS = """select field, seq, ciphertext from secret
where tenant_id = %s and case_id = %s"""
_LETTERS = """select seq, notice, party from outbox
where tenant_id = %s and case_id = %s"""
_NUMBERS = """select kind, number from issued_number
where tenant_id = %s and case_id = %s"""
_DOCUMENTS = """select ciphertext, sha256 from document
where tenant_id = %s and case_id = %s"""
_STRANGERS = """select 'journal' from journal j where j.tenant_id = %s
and not exists (select from cases c where c.id = j.case_id)"""


def _findings(work: Work, case: Row, chain: list[Row]) -> Iterator[str]:
    broken = list(_chain_findings(case, chain))
    yield from broken
    if broken:
        return
    folded = fold([json.loads(bytes(body)) for _, body, *_ in chain])
    place = [work.tenant.code, case[0]]
    yield from _row_findings(case, folded)
    yield from _term_findings(work.rows(_TERMS, place), folded)
    yield from _secret_findings(work.rows(_SECRETS, place), folded)
    letters = {tuple(row) for row in work.rows(_LETTERS, place)}
    if letters != folded.letters:
        yield "de brieven zijn niet die van het logboek"
    if {tuple(row) for row in work.rows(_NUMBERS, place)} != _numbers(folded):
        yield "de uitgegeven nummers zijn niet die van het logboek"
    for ciphertext, kept in work.rows(_DOCUMENTS, place):
        if commit_to(bytes(ciphertext)) != bytes(kept).hex():
            yield "een bewaarde brief is veranderd"


def _chain_findings(case: Row, chain: list[Row]) -> Iterator[str]:
    prev = START
    for number, (seq, body, before, hash_, at) in enumerate(chain, start=1):
        told = json.loads(bytes(body))
        if seq != number or told["seq"] != number:
            yield f"regel {number} van het logboek ontbreekt of is verschoven"
            return
        if bytes(before) != prev or bytes(hash_) != chained(prev, bytes(body)):
            yield f"regel {number} van het logboek is veranderd"
            return
        if told["case"] != str(case[0]) or told["at"] != at.isoformat():
            yield f"regel {number} van het logboek hoort hier niet"
            return
        prev = bytes(hash_)
    if (len(chain), prev) != (case[4], bytes(case[11])):
        yield "het einde van het logboek is niet het einde van de zaak"


def _row_findings(case: Row, folded: Folded) -> Iterator[str]:
    _, kenmerk, process, state, version, party, lineage, dossier, *rest = case
    clocks, people, done, _, closed, parent = rest
    pairs: dict[str, tuple[Any, Any]] = {
        "kenmerk": (kenmerk, folded.kenmerk),
        "proces": (process, folded.process),
        "toestand": (state, folded.state),
        "versie": (version, folded.version),
        "persoon": (party, folded.party),
        "afkomst": ([str(id_) for id_ in lineage], folded.lineage),
        "hoofdzaak": (
            [str(id_) for id_ in (parent, case[0]) if id_],
            folded.lineage[-2:],
        ),
        "dossier": (dossier, folded.facts),
        "klokken": (_by_rule(clocks), folded.open),
        "mensen": (people, folded.people),
        "gedaan": (done, folded.done),
    }
    for name, (stored, told) in pairs.items():
        if stored != told:
            yield f"{name} is niet wat het logboek zegt"
    if closed and folded.open:
        yield "een afgesloten zaak heeft nog een open termijn"


def _term_findings(rows: list[Row], folded: Folded) -> Iterator[str]:
    stored = [_shown(row) for row in rows]
    told = [_told(clock, is_open=True) for clock in folded.open.values()]
    told += [_told(clock, is_open=False) for clock in folded.past]
    for term in _without(stored, told):
        yield f"termijn {term['rule']} is niet wat het logboek zegt"
    for term in _without(told, stored):
        yield f"termijn {term['rule']} van het logboek is er niet"


def _secret_findings(rows: list[Row], folded: Folded) -> Iterator[str]:
    stored = {(name, seq): commit_to(bytes(text)) for name, seq, text in rows}
    for name, seq in sorted(stored.keys() | folded.secrets.keys()):
        if stored.get((name, seq)) != folded.secrets.get((name, seq)):
            yield f"het verzegelde gegeven {name} van regel {seq} is veranderd of weg"


def _numbers(folded: Folded) -> set[tuple[str, str]]:
    process = PROCESSES[folded.process]
    return {
        (f"{process.code}/{name}", folded.facts[name])
        for name in unique_fields(process.dossier)
        if name in folded.facts
    }


def _by_rule(clocks: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {clock["rule"]: clock for clock in clocks}


def _shown(row: Row) -> dict[str, Any]:
    named = dict(zip(_TERM_NAMES, row[:-1], strict=True)) | {"why": digest(row[-1])}
    return {name: _plain(value) for name, value in named.items()}


def _told(clock: dict[str, Any], *, is_open: bool) -> dict[str, Any]:
    empty: dict[str, Any] = {"party": None, "spans": [], "suspended_on": None}
    told = {**empty, "extension": None, **clock, "open": is_open}
    return {name: told[name] for name in (*_TERM_NAMES, "why")}


def _plain(value: Any) -> Any:  # noqa: ANN401  any column
    return value.isoformat() if hasattr(value, "isoformat") else value


def _without(
    these: list[dict[str, Any]], those: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    left = list(those)
    for term in these:
        if term in left:
            left.remove(term)
        else:
            yield term
