"""Register a partner, change it, approve that as a second person, and let it leave."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casework.access import Actor
from casework.ids import new_id
from casework.models import Kanaal
from casework.services.exchange.events import About, write_event
from casework.services.exchange.known import (
    UnknownPartner,
    partner_of,
    seal_partner,
)
from casework.services.exchange.may_manage import check_may_approve, check_may_ask
from casework.services.exchange.partner_input import checked
from casework.services.exchange.row_digests import Table
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

_INSERT = """
insert into partner (id, tenant_id, naam, rol, oin_of_kvk, convenant, toegetreden_op,
    profiel, kanaal, telefoon_bron, sealed, requested_by, requested_at)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
_UPDATE = """
update partner set naam = %s, rol = %s, oin_of_kvk = %s, convenant = %s,
    toegetreden_op = %s, profiel = %s, kanaal = %s, telefoon_bron = %s, sealed = %s,
    requested_by = %s, requested_at = %s, approved_by = null, approved_at = null
where tenant_id = %s and id = %s"""
_HOLD = """
select requested_by, approved_by, uitgetreden_op, toegetreden_op from partner
where tenant_id = %s and id = %s for update"""
_APPROVE = """
update partner set approved_by = %s, approved_at = %s
where tenant_id = %s and id = %s"""
_LEAVE = "update partner set uitgetreden_op = %s where tenant_id = %s and id = %s"
_DONE = Reason("Deze partner is al door een ander gecontroleerd.")
_LEFT = Reason("Deze partner doet niet meer mee.")
_TOO_EARLY = Reason("Iemand kan niet uittreden voor de dag van toetreden.")


@dataclass(frozen=True)
class NewPartner:
    """What is filled in about a partner. Everything is text, as it was typed."""

    naam: str
    rol: str
    oin_of_kvk: str
    convenant: str
    toegetreden_op: str
    fg_contact: str
    telefoon: str
    telefoon_bron: str
    profiel: str = "cms-gcm"
    kanaal: str = Kanaal.PORTAAL.value
    adres: str = ""


def propose_partner(work: Work, new: NewPartner, *, by: Actor) -> UUID:
    """Ask to register a partner; nothing is sent before somebody else approves.

    Raises `Refused` with everything that is wrong.
    """
    check_may_ask(by)
    id_ = new_id(work.now)
    row = _row(work, id_, new)
    asked = [by.id, work.now]
    work.rows(_INSERT, [id_, work.tenant.code, *row, *asked])
    write_event(work, "partner voorgesteld", _about(id_), by)
    return id_


def change_partner(work: Work, id_: UUID, new: NewPartner, *, by: Actor) -> None:
    """Ask to change a partner; until somebody else approves nothing is sent to it.

    Raises `Refused` and `UnknownPartner`.
    """
    check_may_ask(by)
    hold_partner(work, id_)
    row = _row(work, id_, new)
    work.rows(_UPDATE, [*row, by.id, work.now, work.tenant.code, id_])
    write_event(work, "partner gewijzigd", _about(id_), by)


def approve_partner(work: Work, id_: UUID, *, by: Actor) -> None:
    """Approve as a second person what is registered now, or raise `Refused`."""
    asked_by, approved_by, left, _ = hold_partner(work, id_)
    check_may_approve(by, asked_by)
    if approved_by is not None:
        raise Refused(_DONE)
    if left is not None:
        raise Refused(_LEFT)
    work.rows(_APPROVE, [by.id, work.now, work.tenant.code, id_])
    write_event(work, "partner gecontroleerd", _about(id_), by)


def leave_covenant(work: Work, id_: UUID, *, by: Actor) -> None:
    """Let a partner leave the covenant, from today; nothing more is sent to it.

    One person is enough: this closes and does not open.
    """
    check_may_ask(by)
    _, _, left, since = hold_partner(work, id_)
    if left is not None:
        raise Refused(_LEFT)
    if work.today < since:
        raise Refused(_TOO_EARLY)
    work.rows(_LEAVE, [work.today, work.tenant.code, id_])
    write_event(work, "partner uitgetreden", _about(id_), by)


def hold_partner(work: Work, id_: UUID) -> tuple[str, str | None, date | None, date]:
    """Hold a partner until the end of this work, or raise `UnknownPartner`.

    Returns who asked for it, who approved it, when it left, and when it joined.
    """
    rows = work.rows(_HOLD, [work.tenant.code, id_])
    if not rows:
        raise UnknownPartner
    asked_by, approved_by, left, since = rows[0]
    return asked_by, approved_by, left, since


def as_typed_in(work: Work, id_: UUID) -> NewPartner:
    """Return a partner as one would fill it in, to change it."""
    known = partner_of(work, id_)
    return NewPartner(
        naam=known.naam,
        rol=known.rol,
        oin_of_kvk=known.oin_of_kvk,
        convenant=known.convenant,
        toegetreden_op=known.toegetreden_op.isoformat(),
        fg_contact=known.fg_contact,
        telefoon=known.telefoon,
        telefoon_bron=known.telefoon_bron,
        profiel=known.profiel.value,
        kanaal=known.kanaal.value,
        adres=known.adres,
    )


def _row(work: Work, id_: UUID, new: NewPartner) -> list[object]:
    """Check what was filled in; return the columns, what is personal sealed."""
    told = checked(vars(new))
    sealed = seal_partner(
        work, id_, {n: told[n] for n in ("fg_contact", "adres", "telefoon")}
    )
    names = ("naam", "rol", "oin_of_kvk", "convenant", "toegetreden_op", "profiel")
    return [*(told[n] for n in names), told["kanaal"], told["telefoon_bron"], sealed]


def _about(id_: UUID) -> About:
    return About(Table.PARTNER, str(id_), str(id_))
