"""The evidence of an answer: what was shown, what was answered, and who did so how.

It is sealed with the case, and the journal of the step holds the commitment to it: who
changes the one can be caught with the other (eIDAS 26; security.md 4.3). Free text is
in it as a hash only, for the text itself may have to be destroyed earlier.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from casework.ids import new_id
from casework.services.advance import advance
from casework.services.hold import view
from casework.services.journal import commit_to
from casework.services.links.come_in import open_trace
from casework.services.record import Outcome
from casework.services.sealing import seal_fact
from casework.services.sessions import Session
from casework.vault import Address
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.handtekening.dossier import Inlogniveau
from statemachines.processes import PROCESSES
from statemachines.secrecy import DataClass, secret_fields

SIGNED = "getekende_hash"
_NOT_THIS = Reason(
    "Wat u op uw scherm had, is niet het plan dat nu voorligt. Bekijk het opnieuw.",
    "WPO 40a lid 5",
)
_HOW = """
select c.id, c.case_id, c.link, l.outbox_id, l.kind, l.made_at, c.made_at, c.used_at,
    c.tail, c.tries, c.trace
from link_code c join link l on l.tenant_id = c.tenant_id and l.hash = c.link
where c.tenant_id = %s and c.session = %s"""
_KEEP = """
insert into evidence (id, tenant_id, case_id, seq, party, sealed, sha256, made_at)
values (%s, %s, %s, %s, %s, %s, %s, %s)"""


@dataclass(frozen=True)
class Proof:
    """What the reader had before them when they answered.

    ``shown`` are the exact bytes of the document; ``text`` and ``version`` name the
    sentence of consent; ``language`` is that of the frame around it.
    """

    shown: bytes | None
    text: str
    version: str
    language: str = "nl"

    @property
    def fingerprint(self) -> str | None:
        """Return the SHA-256 of what was shown."""
        return None if self.shown is None else sha256(self.shown).hexdigest()


def answer(  # noqa: PLR0913  a step, and what proves it
    work: Work,
    session: Session,
    case_id: UUID,
    action: str,
    *,
    proof: Proof,
    facts: Mapping[str, object],
    seen: int | None = None,
    key: str | None = None,
) -> Outcome:
    """Take a step for a parent, as `advance` does, and keep the evidence of it.

    Raises `Refused` when something else is signed than what was shown, and all that
    `advance` raises. A repeat with the same ``key`` keeps nothing twice.
    """
    if SIGNED in facts and facts[SIGNED] != proof.fingerprint:
        raise Refused(_NOT_THIS)
    case = view(work, case_id, session.by)
    ident = new_id(work.now)
    told = {
        **_who(work, session),
        "zaak": str(case.id),
        "versie_gezien": seen,
        "stap": action,
        "antwoord": _as_answered(case.process, facts),
        "getoond": proof.fingerprint,
        "tekst": [proof.text, proof.version, proof.language],
    }
    sealed = seal_fact(work, evidence_address(work, case.id, ident), json.dumps(told))
    said = {"bewijs": commit_to(sealed)}
    by = session.by
    outcome = advance(
        work, case.id, action, by=by, facts=facts, seen=seen, key=key, more=said
    )
    if not outcome.repeated:
        _keep(work, outcome, (ident, session.party or ""), sealed)
    return outcome


def level(work: Work, session: Session) -> Inlogniveau:
    """Return how sure we are who came in (ADR 0018).

    Substantial: the link went to the mailbox or the house that staff wrote down, and
    the code to a telephone that staff wrote down. Anything less is low.
    """
    rows = work.rows(_HOW, [work.tenant.code, session.hash])
    return Inlogniveau.SUBSTANTIEEL if rows else Inlogniveau.LAAG


def read_evidence(work: Work, case_id: UUID, seq: int) -> dict[str, Any] | None:
    """Return the evidence of one step of a case that the caller may see."""
    rows = work.rows(
        """select id, sealed from evidence
        where tenant_id = %s and case_id = %s and seq = %s""",
        [work.tenant.code, case_id, seq],
    )
    if not rows:
        return None
    ident, sealed = rows[0]
    opened = work.vault.open(evidence_address(work, case_id, ident), bytes(sealed))
    told: dict[str, Any] = json.loads(opened)
    return told


def evidence_address(work: Work, case_id: UUID, ident: UUID) -> Address:
    """Return where a piece of evidence is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.IDENTITEIT.value,
        table="evidence",
        column="sealed",
        row=str(ident),
    )


def _as_answered(process: str, facts: Mapping[str, object]) -> dict[str, str]:
    secret = secret_fields(PROCESSES[process].dossier)
    return {
        name: sha256(str(value).encode()).hexdigest() if name in secret else str(value)
        for name, value in facts.items()
    }


def _who(work: Work, session: Session) -> dict[str, Any]:
    return {
        "partij": session.party,
        "rol": session.role.value,
        "account": session.account,
        "op": work.now.isoformat(),
        "inloggen": _how(work, session),
    }


def _how(work: Work, session: Session) -> dict[str, Any] | None:
    """Tell how this session came in; nothing when it was not by a link."""
    rows = work.rows(_HOW, [work.tenant.code, session.hash])
    if not rows:
        return None
    code, case_id, link, letter, kind, *moments, shown, tries, trace = rows[0]
    made, sent, used = (moment.isoformat() for moment in moments)
    found = open_trace(work, case_id, code, bytes(trace))
    return {
        "link": bytes(link).hex(),
        "brief": str(letter),
        "soort": kind,
        "link_gemaakt": made,
        "code_gevraagd": sent,
        "code_gebruikt": used,
        "code_naar": f"eindigt op {shown}",
        "foute_pogingen": tries,
        "netwerk": found.network,
        "browser": found.agent,
    }


def _keep(work: Work, outcome: Outcome, what: tuple[UUID, str], sealed: bytes) -> None:
    ident, party = what
    work.rows(
        _KEEP,
        [
            ident,
            work.tenant.code,
            outcome.case_id,
            outcome.version,
            party,
            sealed,
            bytes.fromhex(commit_to(sealed)),
            work.now,
        ],
    )
