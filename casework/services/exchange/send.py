"""Close packages and put them ready: at once with the steps that say so, or not at all.

The process decides: all ten conditions are looked at again at the moment of closing.
The row with the bytes, the steps and what the partner is told commit together, so a
program that is killed leaves no package without its step, and no step without bytes.
"""

from hashlib import sha256
from uuid import UUID

from casework.access import SYSTEEM
from casework.ids import new_id
from casework.services.advance import advance
from casework.services.batch import Batch, Line
from casework.services.exchange.close import Closed, close
from casework.services.exchange.register_facts import (
    register_facts,
)
from casework.services.exchange.tell import Told, tell_partner
from casework.services.hold import Held, hold
from casework.work import Desk, Work
from statemachines.engine import Refused

BATCH = 100
_FIRST = UUID(int=0)
_TO_LOOK_UP = frozenset({"grondslag_gekozen", "verleend"})
_SOME = """
select id, kenmerk from cases
where tenant_id = %s and id > %s and process = 'uitwisseling' and closed_at is null
    and state in ('grondslag_gekozen', 'toestemming_gevraagd', 'verleend', 'getoetst')
order by id limit %s"""
_INSERT = """
insert into package (id, tenant_id, case_id, partner_id, package_id, own_key_id, sha256,
    p7m, profile, expires, state, sealed_at, sent_at)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'klaar', %s, %s)"""


def prepare_due(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Do what the system can do for a batch of exchanges. Twice is once."""
    with desk.work(tenant) as work:
        place = UUID(after) if after else _FIRST
        rows = work.rows(_SOME, [tenant, place, BATCH])
    lines = []
    for id_, kenmerk in rows:
        if outcome := _tried(desk, tenant, id_):
            lines.append(Line(kenmerk, "uitwisseling", outcome))
    return Batch(tuple(lines), str(rows[-1][0]) if len(rows) == BATCH else None)


def _tried(desk: Desk, tenant: str, id_: UUID) -> str | None:
    """Do one exchange; whatever goes wrong is a line, and stops no other."""
    try:
        with desk.work(tenant) as work:
            return _one(work, id_)
    except Refused:
        return "kan nog niet: de zaak zegt waarom"
    except Exception as fault:  # noqa: BLE001  one exchange may never stop the others
        return f"mislukt: {type(fault).__name__}"


def _one(work: Work, id_: UUID) -> str | None:
    """Take the steps that the system can take in one exchange; say what was done."""
    case, _ = hold(work, id_, SYSTEEM)
    if case.state == "toestemming_gevraagd":
        return _all_said_yes(work, case)
    if case.state in _TO_LOOK_UP:
        return _looked_up(work, case)
    return prepare(work, case)


def _all_said_yes(work: Work, case: Held) -> str | None:
    try:
        with work.savepoint():
            advance(work, case.id, "toestemming_vaststellen", by=SYSTEEM)
    except Refused:
        return None
    return "iedereen zei ja"


def _looked_up(work: Work, case: Held) -> str | None:
    """Look in the register: once a day, and again when it says something else."""
    facts = register_facts(work, case)
    if all(case.dossier.get(name) == value for name, value in facts.items()):
        return None
    advance(work, case.id, "register_nagaan", by=SYSTEEM, facts=facts)
    return "register nagegaan"


def prepare(work: Work, case: Held) -> str | None:
    """Close the package of a held exchange and put it ready. Raises `Refused`."""
    if case.state != "getoetst":
        return None
    _looked_up(work, case)
    closed = close(work, case)
    given = {
        "pakket_kenmerk": closed.sealed.manifest.id,
        "pakket_sha256": sha256(closed.sealed.data).hexdigest(),
    }
    advance(work, case.id, "versleutelen", by=SYSTEEM, facts=given)
    _keep(work, case, closed)
    advance(work, case.id, "verzenden", by=SYSTEEM)
    return "pakket staat klaar"


def _keep(work: Work, case: Held, closed: Closed) -> None:
    id_, sealed = new_id(work.now), closed.sealed
    row = [id_, work.tenant.code, case.id, closed.partner.id, sealed.manifest.id]
    row += [closed.signer.id, sha256(sealed.data).digest(), sealed.data]
    row += [closed.partner.profiel.value, sealed.manifest.expires, work.now, work.now]
    work.rows(_INSERT, row)
    tell_partner(work, id_, closed.partner, Told.READY)
