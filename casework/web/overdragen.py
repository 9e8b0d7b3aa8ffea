"""Hand over cases: from whom, to whom, look first, and then what came of each."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.ids import normalise
from casework.services.accounts.known import Colleague, account_name, accounts_of
from casework.services.assigned import number_assigned
from casework.services.hand_over import ANYBODY, AT_A_TIME, OWN, HandOver, hand_over
from casework.services.hand_over_plan import handed_over, plan
from casework.services.register_hand_over import (
    hand_over_register,
    places_in_register,
)
from casework.web.fields import Choice, Field
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.visit import Staff, Visit, desk_of
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
_REFUSED = 422


@router.get("/overdragen")
def choose(
    visit: Staff, van: str = "", naar: str = "", *, klaar: bool = False
) -> Response:
    """Ask from whom and to whom, and show what would happen, or what did."""
    if visit.by.role not in ANYBODY | OWN:
        raise HTTPException(403)
    if visit.by.role in OWN:
        van = f"{visit.by.id}:{visit.by.role.value}"
    people = accounts_of(visit.work)
    if not van:
        return _ask(visit, "van", [*_from(visit, people)])
    hand = _hand(van, naar)
    if not naar:
        return _ask(visit, "naar", [*_to(people, hand)], van)
    return _plan_page(visit, hand, van, klaar=klaar)


@router.post("/overdragen")
def act(visit: Staff, form: Posted) -> Response:
    """Hand over what was ticked; then show what came of it."""
    van, naar = form.text("van"), form.text("naar")
    hand = _hand(van, naar)
    chosen = [normalise(text) for text in form.texts("kenmerk")]
    try:
        desk, tenant = desk_of(visit.request), visit.work.tenant.code
        hand_over(desk, tenant, hand, by=visit.by, only=chosen)
        if visit.by.role in ANYBODY and "register" in form:
            hand_over_register(visit.work, hand, by=visit.by)
    except Refused as refusal:
        return _plan_page(visit, hand, van, refusal.reasons)
    query = urlencode({"van": van, "naar": naar, "klaar": "true"})
    return RedirectResponse(f"/overdragen?{query}", 303)


def _hand(van: str, naar: str) -> HandOver:
    account, _, role = van.rpartition(":")
    try:
        return HandOver(account, naar, Role(role))
    except ValueError:
        raise HTTPException(404) from None


def _from(visit: Visit, people: Sequence[Colleague]) -> Iterator[Choice]:
    for person in people:
        for role, number in number_assigned(visit.work, person.id).items():
            cases = "1 zaak" if number == 1 else f"{number} zaken"
            text = f"{person.naam}, {role.sentence}: {cases}"
            yield Choice(f"{person.id}:{role.value}", text)


def _to(people: Sequence[Colleague], hand: HandOver) -> Iterator[Choice]:
    for person in people:
        if person.active and person.id != hand.van and hand.role in person.rollen:
            yield Choice(person.id, person.naam)


def _ask(visit: Visit, name: str, choices: list[Choice], van: str = "") -> Response:
    label = "Wiens zaken?" if name == "van" else "Wie krijgt de zaken?"
    field = Field(name, label, "lang_lijst", keuzes=tuple(choices))
    hand = _hand(van, "") if van else None
    return page(
        visit,
        "overdragen_kies.html",
        velden=(field,) if choices else (),
        van=van,
        wie=account_name(visit.work, hand.van) if hand else "",
        rol=hand.role if hand else None,
    )


def _plan_page(
    visit: Visit,
    hand: HandOver,
    van: str,
    reasons: Sequence[Reason] = (),
    *,
    klaar: bool = False,
) -> Response:
    work = visit.work
    try:
        planned = plan(work, hand, by=visit.by)
    except Refused as refusal:
        planned, reasons = [], reasons or refusal.reasons
    can = [case for case in planned if not case.why]
    register = visit.by.role in ANYBODY and not reasons
    return page(
        visit,
        "overdragen.html",
        _REFUSED if reasons else 200,
        van=van,
        hand=hand,
        namen={who: account_name(work, who) for who in (hand.van, hand.naar)},
        redenen=reasons,
        kan=can[:AT_A_TIME],
        later=len(can[AT_A_TIME:]),
        kan_niet=[case for case in planned if case.why],
        gedaan=handed_over(work, hand) if klaar and not reasons else [],
        klaar=klaar,
        register=places_in_register(work, hand.van) if register else 0,
    )
