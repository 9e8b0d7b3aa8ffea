"""Come in: the right code opens a session for one person in one case."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from casework.services.links.code import Answer, try_code
from casework.services.links.find import Link
from casework.services.network import network
from casework.services.sealing import seal_fact
from casework.services.sessions import hash_of, start_session
from casework.vault import Address
from casework.work import Work
from statemachines.roles import Role
from statemachines.secrecy import DataClass

_LONGEST_AGENT = 300
_KEPT = {4: 24, 6: 64}
"""How much of an address is kept: enough to recognise, too little to find a home."""
_REMEMBER = """
update link_code set session = %s, trace = %s where tenant_id = %s and id = %s"""


@dataclass(frozen=True)
class Trace:
    """From where somebody came in: part of an address, and what the browser says."""

    network: str
    agent: str


@dataclass(frozen=True)
class Came:
    """What came of a code, and the token of the session when it was right."""

    answer: Answer
    session: str | None = None


def trace_of(address: str, agent: str) -> Trace:
    """Return the trace of a request: an IPv4 /24 or an IPv6 /64, and its browser."""
    return Trace(network(address, _KEPT), agent[:_LONGEST_AGENT])


def come_in(work: Work, link: Link, token: str, typed: str, trace: Trace) -> Came:
    """Try a code; start a session when it is right, and keep from where, sealed."""
    answer, code = try_code(work, link, token, typed)
    if code is None:
        return Came(answer)
    session = start_session(
        work,
        link.account,
        Role(link.role),
        mfa=True,
        case_id=link.case_id,
        party=link.party,
    )
    sealed = seal_fact(
        work, trace_address(work, link.case_id, code), json.dumps(asdict(trace))
    )
    work.rows(_REMEMBER, [hash_of(session), sealed, work.tenant.code, code])
    return Came(answer, session)


def open_trace(work: Work, case_id: UUID, code: UUID, sealed: bytes) -> Trace:
    """Return from where a code was used."""
    text = work.vault.open(trace_address(work, case_id, code), sealed)
    return Trace(**json.loads(text))


def trace_address(work: Work, case_id: UUID, code: UUID) -> Address:
    """Return where a trace is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.IDENTITEIT.value,
        table="link_code",
        column="trace",
        row=str(code),
    )
