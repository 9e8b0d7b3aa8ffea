"""Hand over cases: somebody leaves or is ill, and somebody else takes the place.

One case at a time, each in a transaction of its own, so that what fails in one holds
up no other and what was done stays done: who tries again goes on where it stopped. The
journal tells who took whose place; from that moment the other sees nothing any more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from casework.access import SYSTEEM, Actor
from casework.services.accounts.hold import hold as hold_account
from casework.services.accounts.known import Colleague, UnknownAccount, account_of
from casework.services.accounts.may_change import STAFF
from casework.services.assigned import Assigned, assigned
from casework.services.hold import Held, hold
from casework.services.people import Identity, Person, people_of, reseal
from casework.services.record import Deed, record
from casework.work import Desk, Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.processes import PROCESSES
from statemachines.roles import Role

OVERDRAGEN = "overdragen"
"""What the journal calls it."""
ANYBODY = frozenset({Role.BEHEERDER, Role.SYSTEEM})
"""Who may hand over the cases of anybody."""
OWN = frozenset({Role.VOORZITTER, Role.IB, Role.SWV_ER, Role.SWV_ADMIN})
"""Who may hand over their own cases, in the role in which they work."""
AT_A_TIME = 150

_GONE = Reason("Deze zaak is intussen afgerond, of al overgedragen.")
_ALREADY = Reason("De ander doet in deze zaak al mee.")
_NAMED = Reason(
    "Deze persoon is in de zaak zelf aangewezen, bijvoorbeeld als deskundige. Wijs"
    " eerst met een stap in de zaak iemand anders aan.",
    lifted_by="het secretariaat van het SWV",
)


@dataclass(frozen=True)
class HandOver:
    """From which account to which, in which role."""

    van: str
    naar: str
    role: Role


@dataclass(frozen=True)
class Result:
    """What came of one case. ``why`` is empty when it was handed over."""

    kenmerk: str
    why: str = ""

    @property
    def done(self) -> bool:
        """Tell whether the case was handed over."""
        return not self.why


def check_hand_over(work: Work, hand: HandOver, *, by: Actor) -> None:
    """Raise `Refused`, with every reason, when this is not possible for this actor."""
    if reasons := tuple(_objections(work, hand, by)):
        raise Refused(*reasons)


def hand_over(
    desk: Desk,
    tenant: str,
    hand: HandOver,
    *,
    by: Actor,
    only: Sequence[str] | None = None,
) -> list[Result]:
    """Hand over the open cases of somebody in a role, or ``only`` those of a kenmerk.

    At most `AT_A_TIME` in one call; another call goes on with the rest. Raises
    `Refused` before anything is done when the whole of it is not possible.
    """
    with desk.work(tenant) as work:
        check_hand_over(work, hand, by=by)
        cases = assigned(work, hand.van, hand.role)
    chosen = cases if only is None else [c for c in cases if c.kenmerk in {*only}]
    return [_one(desk, tenant, hand, case, by) for case in chosen[:AT_A_TIME]]


def _one(desk: Desk, tenant: str, hand: HandOver, case: Assigned, by: Actor) -> Result:
    try:
        with desk.work(tenant) as work:
            take_place(work, case, hand, by=by)
    except Refused as refusal:
        why = " ".join(reason.sentence for reason in refusal.reasons)
        return Result(case.kenmerk, why)
    except Exception as fault:  # noqa: BLE001  one case may never stop the others
        return Result(case.kenmerk, f"Het lukte niet ({type(fault).__name__}).")
    return Result(case.kenmerk)


def take_place(work: Work, found: Assigned, hand: HandOver, *, by: Actor) -> None:
    """Put one person in the place of another in one case, or raise `Refused`.

    The account that gets it is held: it cannot be stopped at the same time.
    """
    hold_account(work, hand.naar)
    check_hand_over(work, hand, by=by)
    case, _ = hold(work, found.case_id, SYSTEEM)
    key = place(case, hand)
    old = people_of(work, case.id, case.people)[key]
    new = successor(old, account_of(work, hand.naar))
    process = PROCESSES[case.process]
    deed = Deed(
        action=OVERDRAGEN,
        to=process.state(case.state),
        by=by,
        day=work.today,
        dossier=process.dossier.stored(case.dossier),
        people=[_flags(flag, key, new) for flag in case.people],
        more={
            "sealed": reseal(work, case.id, new),
            "overgedragen": {"key": key, **asdict(hand)},
        },
    )
    record(work, case, deed)


def place(case: Held, hand: HandOver) -> str:
    """Return the key of whom it is about, or raise `Refused`."""
    mine = [
        p for p in case.people if (p["account"], p["role"]) == (hand.van, hand.role)
    ]
    if not mine or PROCESSES[case.process].state(case.state).final:
        raise Refused(_GONE)
    if hand.naar in {person["account"] for person in case.people}:
        raise Refused(_ALREADY)
    if hand.van in case.dossier.values():
        raise Refused(_NAMED)
    return str(mine[0]["key"])


def successor(old: Person, new: Colleague) -> Person:
    """Return the same part with another person in it.

    The desk stays: the address, the organisation, and the telephone when the new
    person has none.
    """
    identity = Identity(
        naam=new.naam,
        aanhef=new.naam,
        email=new.email,
        adres=old.identity.adres,
        telefoon=new.telefoon or old.identity.telefoon,
        organisatie=old.identity.organisatie,
        brin=old.identity.brin,
    )
    return Person(replace(old.party, account=new.id), identity, new.id)


def _flags(flag: dict[str, Any], key: str, new: Person) -> dict[str, Any]:
    return new.flags() if flag["key"] == key else flag


def _objections(work: Work, hand: HandOver, by: Actor) -> Iterator[Reason]:
    own = by.role in OWN and (by.id, by.role) == (hand.van, hand.role)
    if by.role not in ANYBODY and not own:
        yield Reason(
            "U kunt alleen uw eigen zaken overdragen, in de rol waarin u nu werkt.",
            lifted_by="de beheerder",
        )
        return
    if hand.role not in STAFF:
        yield Reason("De zaken van een ouder of een leerling draagt niemand over.")
    if hand.van == hand.naar:
        yield Reason("Kies iemand anders om de zaken aan over te dragen.")
    if by.role is Role.BEHEERDER and hand.naar == by.id:
        yield Reason(
            "Een beheerder draagt geen zaken aan zichzelf over.",
            "Vier ogen",
            "een andere beheerder",
        )
    if not _can_take(work, hand):
        yield Reason(
            "Wie de zaken krijgt, heeft deze rol niet, of een gestopt account.",
            lifted_by="de beheerder",
        )


def _can_take(work: Work, hand: HandOver) -> bool:
    try:
        found = account_of(work, hand.naar)
    except UnknownAccount:
        return False
    return found.active and hand.role in found.rollen
