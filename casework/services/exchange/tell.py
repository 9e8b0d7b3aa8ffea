"""Put a message to a partner in line; it leaves by `deliver_packages`."""

from enum import StrEnum
from uuid import UUID

from casework.ids import new_id
from casework.models import Delivery, Kanaal
from casework.services.exchange.known import KnownPartner, members_of
from casework.work import Work

_TELL = """
insert into package_notice (id, tenant_id, package_id, what, account, status, attempts,
    next_try_at)
values (%s, %s, %s, %s, %s, %s, 0, %s) on conflict do nothing returning id"""


class Told(StrEnum):
    """What a partner is told of a package, or gets."""

    READY = "klaar"
    REMINDER = "herinnering"
    ERASE = "wissen"
    ITSELF = "pakket"
    """The package itself, as an attachment or to an address of a program."""


def tell_partner(work: Work, id_: UUID, partner: KnownPartner, what: Told) -> int:
    """Put a message to a partner in line, each once; return how many are new.

    At the portal each account of the partner is told; who has none, or gets packages
    another way, is told at the address of the partner.
    """
    portal = partner.kanaal is Kanaal.PORTAAL
    accounts = members_of(work, partner.id) if portal else ()
    if what is Told.READY and not portal:
        what = Told.ITSELF
    wait = Delivery.WACHT.value
    return sum(
        bool(
            work.rows(
                _TELL,
                [
                    *(new_id(work.now), work.tenant.code, id_, what.value),
                    *(account, wait, work.now),
                ],
            )
        )
        for account in accounts or ("",)
    )
