"""Whether anything may be exchanged with a partner today (domain.md 2.9 (1))."""

from collections.abc import Iterator
from datetime import date

from casework.services.exchange.known import KnownPartner
from statemachines.grammar import Reason

LAW = "privacyconvenant"


def standing(partner: KnownPartner, today: date) -> tuple[Reason, ...]:
    """Say why nothing may be exchanged with a partner today (domain.md 2.9 (1))."""
    return tuple(_standing(partner, today))


def _standing(partner: KnownPartner, today: date) -> Iterator[Reason]:
    if not partner.approved:
        yield Reason(
            "De gegevens van deze partner zijn nog niet door een ander gecontroleerd.",
            LAW,
            "een andere beheerder of de privacy officer",
        )
    if today < partner.toegetreden_op:
        yield Reason(
            "Deze partner doet nog niet mee aan het convenant.",
            LAW,
            possible_from=partner.toegetreden_op,
        )
    if partner.uitgetreden_op is not None and today >= partner.uitgetreden_op:
        yield Reason("Deze partner doet niet meer mee aan het convenant.", LAW)
