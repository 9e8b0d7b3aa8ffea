"""The end of a key of ours: asked by one, done by another, when nothing needs it.

What a partner locked with the old certificate still opens for a while (security.md
1.6); what was opened is sealed by the vault and needs the key no more.
"""

from datetime import timedelta
from uuid import UUID

from casework.access import Actor
from casework.models import KeyState, KeyUse
from casework.services.exchange.events import About, write_event
from casework.services.exchange.may_manage import check_may_approve, check_may_ask
from casework.services.exchange.own_known import OurKey, hold_own_key, own_key_address
from casework.services.exchange.row_digests import Table
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

LATECOMERS = timedelta(days=30)
"""So long may two certificates be in use: a partner may still take the old one."""
_ASK = """
update own_key set destroy_asked_by = %s where tenant_id = %s and id = %s"""
_DESTROY = """
update own_key set sealed = null, state = 'destroyed', destroyed_by = %s,
    destroyed_at = %s where tenant_id = %s and id = %s"""


def ask_destruction(work: Work, id_: UUID, *, by: Actor) -> None:
    """Ask to destroy a key that is not used any more. Raises `Refused`."""
    check_may_ask(by)
    _refuse_needed(work, hold_own_key(work, id_))
    work.rows(_ASK, [by.id, work.tenant.code, id_])
    _tell(work, "vernietigen van eigen sleutel gevraagd", id_, by)


def destroy_own_key(work: Work, id_: UUID, *, by: Actor) -> None:
    """Destroy a key that somebody else asked to destroy. Raises `Refused`.

    The key of the vault goes too: copies of the row open nowhere.
    """
    known = hold_own_key(work, id_)
    if known.destroy_asked_by is None:
        raise Refused(Reason("Vraag eerst om deze sleutel te vernietigen."))
    check_may_approve(by, known.destroy_asked_by)
    _refuse_needed(work, known)
    work.rows(_DESTROY, [by.id, work.now, work.tenant.code, id_])
    _tell(work, "eigen sleutel vernietigd", id_, by)
    work.vault.keystore.destroy(own_key_address(work, id_).dossier)


def _refuse_needed(work: Work, known: OurKey) -> None:
    if known.state is not KeyState.RETIRED or known.retired_at is None:
        raise Refused(Reason("Alleen een afgeloste sleutel kan worden vernietigd."))
    if known.kind is not KeyUse.DECRYPT:
        return
    until = known.retired_at + LATECOMERS
    if until > work.now:
        raise Refused(
            Reason(
                "Deze sleutel is nog nodig om pakketten te openen.",
                possible_from=until.date() + timedelta(days=1),
            )
        )


def _tell(work: Work, what: str, id_: UUID, by: Actor) -> None:
    write_event(work, what, About(Table.OWN_KEY, str(id_)), by)
