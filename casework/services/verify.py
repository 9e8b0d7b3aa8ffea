"""Prove that the rows are what the journal says, or say where they are not.

What this cannot see: somebody who may write to the database and makes a whole chain
anew. Signed checkpoints, kept elsewhere, close that gap later (ADR 0006).
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from casework.services.accounts.check import account_findings
from casework.services.chain import Link, chain_findings
from casework.services.clocks import digest
from casework.services.compare import (
    TERM,
    Fields,
    case_findings,
    number_findings,
    people_findings,
    secret_findings,
    term_findings,
)
from casework.services.exchange.registry_check import registry_findings
from casework.services.fold import fold, without
from casework.services.fund_check import entry_findings, fund_findings
from casework.services.journal import commit_to
from casework.services.retention.erased import erased_findings, erased_of
from casework.services.seal_check import seal_findings
from casework.work import Work


@dataclass(frozen=True)
class Verified:
    """How much was checked, and what was found, one sentence each."""

    cases: int
    entries: int
    findings: tuple[str, ...]


def verify(work: Work) -> Verified:
    """Check every case of a tenant: its chain, and its rows against the chain.

    Look at it through `Desk.look`: everything as it was at one moment.
    """
    cases = [_named(_CASE, row) for row in work.rows(_CASES, [work.tenant.code])]
    findings, entries = [], 0
    for case in cases:
        chain = _chain(work, case)
        entries += len(chain)
        findings += [f"{case['kenmerk']}: {f}" for f in _findings(work, case, chain)]
    apart = (*fund_findings(work), *registry_findings(work))
    sealed = (*account_findings(work), *seal_findings(work))
    return Verified(len(cases), entries, (*findings, *apart, *sealed))


def cases_after(work: Work, after: UUID, limit: int) -> list[Fields]:
    """Return some cases of a tenant, open and closed, in the order of their ids."""
    rows = work.rows(_SOME_CASES, [work.tenant.code, after, limit])
    return [_named(_CASE, row) for row in rows]


def row_findings(work: Work, case: Fields) -> list[str]:
    """Check one case: its chain, and its rows against the chain."""
    return [*_findings(work, case, _chain(work, case))]


def _chain(work: Work, case: Fields) -> list[Link]:
    return [Link(*row) for row in work.rows(_CHAIN, _place(work, case))]


def strange_tenants(work: Work, known: list[str]) -> list[str]:
    """Name the tenants that have cases in the database and no profile."""
    query = "select t from tenants_with_cases() t where t <> all(%s)"
    return [tenant for (tenant,) in work.rows(query, [known])]


def _findings(work: Work, case: Fields, chain: list[Link]) -> Iterator[str]:
    try:
        broken = list(chain_findings(case["id"], chain, case))
        yield from broken or _row_findings(work, case, chain)
    except Exception as fault:  # noqa: BLE001  what cannot be read was tampered with
        yield f"de zaak is niet te controleren ({type(fault).__name__})"


def _row_findings(work: Work, case: Fields, chain: list[Link]) -> Iterator[str]:
    gone = erased_of(work, case["id"])
    folded = without(fold([link.told() for link in chain]), gone)
    place = _place(work, case)
    yield from erased_findings(work, case["id"], gone)
    yield from case_findings(case, folded)
    yield from term_findings([_term(row) for row in work.rows(_TERMS, place)], folded)
    people = {
        key: {"role": role, "user_id": user, "sealed": _committed(bytes(sealed))}
        for key, role, user, sealed in work.rows(_PEOPLE, place)
    }
    yield from people_findings(people, folded)
    secrets = {
        (name, seq): (commit_to(bytes(text)), data_class)
        for name, seq, text, data_class in work.rows(_SECRETS, place)
    }
    yield from secret_findings(secrets, folded)
    numbers = [(kind, number) for kind, number in work.rows(_NUMBERS, place)]
    yield from number_findings(numbers, folded)
    yield from entry_findings(work, case["id"], folded)
    if {tuple(row) for row in work.rows(_LETTERS, place)} != folded.letters:
        yield "de brieven zijn niet die van het logboek"
    evidence = {
        seq: commit_to(bytes(text)) for seq, text in work.rows(_EVIDENCE, place)
    }
    if evidence != folded.evidence:
        yield "het bewijs van een antwoord is niet dat van het logboek"
    yield from _kept_findings(work, case)


def _kept_findings(work: Work, case: Fields) -> Iterator[str]:
    """Compare what was kept whole with the hash that was kept beside it."""
    place = _place(work, case)
    for query, times, sentence in (
        (_DOCUMENTS, 2, "een bewaarde brief is veranderd"),
        (_ADDED, 2, "een notitie of een document is veranderd"),
    ):
        for ciphertext, kept in work.rows(query, place * times):
            if commit_to(bytes(ciphertext)) != bytes(kept).hex():
                yield sentence


def _committed(sealed: bytes) -> str | None:
    """Return the commitment to a name; nothing for one that was erased."""
    return commit_to(sealed) if sealed else None


def _term(row: tuple[Any, ...]) -> Fields:
    named = _named(TERM, (*row[:-1], digest(row[-1])))
    return {name: _plain(value) for name, value in named.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401  any column
    return value.isoformat() if hasattr(value, "isoformat") else value


def _named(names: tuple[str, ...], row: tuple[Any, ...]) -> Fields:
    return dict(zip(names, row, strict=True))


def _place(work: Work, case: Fields) -> list[Any]:
    return [work.tenant.code, case["id"]]


_CASE = (
    "id",
    "parent_id",
    "kenmerk",
    "process",
    "state",
    "version",
    "party",
    "lineage",
    "dossier",
    "clocks",
    "people",
    "done",
    "head",
    "closed_at",
)
_CASES = f"""select {", ".join(_CASE)} from cases
where tenant_id = %s order by id"""  # noqa: S608  constants only
_SOME_CASES = f"""select {", ".join(_CASE)} from cases
where tenant_id = %s and id > %s order by id limit %s"""  # noqa: S608  constants only
_CHAIN = f"""select {", ".join(field.name for field in fields(Link))} from journal
where tenant_id = %s and case_id = %s order by seq"""  # noqa: S608  constants only
_TERMS = """select rule, op, raw_end, legal_end, "then", party, spans, suspended_on,
    extension, warn_on, escalate_on, closed_at is null, explanation
from term where tenant_id = %s and case_id = %s order by id"""
_PEOPLE = """select key, role, user_id, sealed from party
where tenant_id = %s and case_id = %s"""
_SECRETS = """select field, seq, ciphertext, data_class from secret
where tenant_id = %s and case_id = %s"""
_LETTERS = """select seq, notice, party from outbox
where tenant_id = %s and case_id = %s"""
_NUMBERS = """select kind, number from issued_number
where tenant_id = %s and case_id = %s"""
_EVIDENCE = """select seq, sealed from evidence
where tenant_id = %s and case_id = %s"""
_DOCUMENTS = """select ciphertext, sha256 from document
where tenant_id = %s and case_id = %s
union all
select ciphertext, sha256 from printed where tenant_id = %s and case_id = %s"""
_ADDED = """select ciphertext, sha256 from note where tenant_id = %s and case_id = %s
union all
select ciphertext, sha256 from upload where tenant_id = %s and case_id = %s"""
