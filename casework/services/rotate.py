"""Renew the keys of a level while everybody works: begin, wrap, wait, drop.

An older key goes only when nothing can need it any more: every fact has the newest one,
and every transaction that could hold an older ciphertext in its hands has ended. What
is begun and not finished is gone on with; each step may be repeated.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from casework.keystore.master import LocalMasterKey
from casework.keystore.master_change import MasterChange
from casework.keystore.pulse import FRESH
from casework.keystore.rotation import CASE, EVERYTHING, TENANT, Rotation
from casework.services.field_keys import Scope, Tally, look_at_fields
from casework.work import Desk

_AT_WORK = """
select virtualtransaction from pg_locks
where locktype = 'virtualxid' and pid <> pg_backend_pid()"""
"""Every transaction holds a lock on its own number, which anybody may see."""
_BLINK = 0.05
LOOKS = 3
"""So often a fact that somebody was writing is looked for again."""

Pause = Callable[[float], None]


@dataclass
class Renewed:
    """What came of a rotation. Not ``klaar``: do it again, and it goes on."""

    niveau: str
    swv: str | None = None
    versie: int | None = None
    sleutels: int = 0
    velden: Tally = field(default_factory=Tally)
    weg: int = 0
    blijft: int = 0
    klaar: bool = True


@dataclass(frozen=True)
class Waiting:
    """How somebody waits for others to finish, and how long at most, in seconds."""

    patience: float = 600.0
    pause: Pause = time.sleep


def renew_master(desk: Desk, new: LocalMasterKey, done: Renewed) -> Iterator[int]:
    """Put every tenant key under a new master key, and make that the current one.

    Until `end_master_change` programs start with either of the two.
    """
    change = MasterChange(desk.vault.keystore)
    if not change.start(new):
        return
    while True:
        while number := change.rewrap(new.id):
            done.sleutels += number
            yield number
        if change.switch(new.id):
            return


def end_master_change(desk: Desk) -> bool:
    """Refuse the old master key from now on; false when no change is under way."""
    return MasterChange(desk.vault.keystore).end()


def renew_tenant(desk: Desk, tenant: str, done: Renewed) -> Iterator[int]:
    """Give a tenant a new key, around the keys of all its cases and classes."""
    rotation = Rotation(desk.vault.keystore, tenant)
    done.versie = rotation.start(TENANT)
    while True:
        while number := rotation.rewrap(done.versie):
            done.sleutels += number
            yield number
        if rotation.finish_tenant(done.versie):
            return


def renew_cases(
    desk: Desk, tenant: str, case: UUID | None, done: Renewed, waiting: Waiting
) -> Iterator[int]:
    """Give every class of one case, or of all, a new key, around the field keys."""
    rotation, scope = Rotation(desk.vault.keystore, tenant), _scope(case)
    rotation.start(CASE, scope)
    while number := rotation.renew(scope):
        done.sleutels += number
    waiting.pause(2 * FRESH)  # now no program makes a key that it remembers the newest
    if not _others_done(desk, tenant, waiting):
        done.klaar = False
        return
    for _ in range(LOOKS):
        done.velden.again()
        yield from look_at_fields(desk, Scope(tenant, case), done.velden)
        if not done.velden.bezet:
            break
    if not _others_done(desk, tenant, waiting):
        done.klaar = False
        return
    done.weg, done.blijft = rotation.drop_old(scope, done.velden.used)


def renew_fields(desk: Desk, tenant: str, done: Renewed) -> Iterator[int]:
    """Give a new field key to every fact of which no journal holds the commitment.

    A field key seals one text and is never used again, so nothing is lost by leaving
    those of the journal: they are what the proof is about (ADR 0026).
    """
    yield from look_at_fields(desk, Scope(tenant, fresh=True), done.velden)
    done.klaar = not done.velden.bezet


def _scope(case: UUID | None) -> str:
    return EVERYTHING if case is None else case.hex


def _others_done(desk: Desk, tenant: str, waiting: Waiting) -> bool:
    """Wait until every transaction of this moment is over, but not for ever."""
    before, waited = _at_work(desk, tenant), 0.0
    while before & _at_work(desk, tenant):
        if waited >= waiting.patience:
            return False
        waiting.pause(_BLINK)
        waited += _BLINK
    return True


def _at_work(desk: Desk, tenant: str) -> set[tuple[object, ...]]:
    with desk.work(tenant) as work:
        return set(work.rows(_AT_WORK, []))
