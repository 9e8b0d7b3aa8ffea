"""Take a step: its form, a page to check what will happen, and one way to record it.

What was filled in travels inside the form, never in an address, and is judged again at
the end. The key of the form makes a double click harmless; the version that was seen
shows when somebody else was first.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from casework.services.advance import advance
from casework.services.foresee import Ahead, foresee
from casework.services.looked import looked
from casework.services.record import Outcome
from casework.services.repeats import (
    BadKey,
    KeyReused,
    earlier_outcome,
    request_key,
)
from casework.services.seen import moved_since
from casework.services.since import since
from casework.services.write import Stale
from casework.web.answers import facts_from
from casework.web.fields import Field, filled, with_faults
from casework.web.page import page
from casework.web.posted import Form, Posted
from casework.web.step_place import Place, place_of
from casework.web.visit import Staff
from notifications.render import title_of
from statemachines.engine import Refused
from statemachines.grammar import Party, Reason, Step

router = APIRouter(include_in_schema=False)
PATH = "/zaken/{kenmerk}/stap/{action}"
RECORD, CHANGE = "vastleggen", "wijzigen"
_CHILD = "de leerling"
_KEY_BYTES = 16
_LONGEST_VERSION = 9


@dataclass(frozen=True)
class _Sent:
    """What a browser sent: the answers, and what they were answers to."""

    fields: tuple[Field, ...]
    facts: dict[str, object]
    seen: int
    key: str
    phase: str


@router.get(PATH)
def ask(visit: Staff, kenmerk: str, action: str) -> Response:
    """Show what a step asks, or why it cannot be taken now."""
    place = place_of(visit, kenmerk, action)
    if place is None or visit.by.role not in place.step.by or not place.possible:
        return _not_now(visit, kenmerk, place)
    looked(visit.work, place.case, visit.by, "stap")
    fields = place.fields()
    if not fields and place.step.rechtsgevolg and not place.blocked():
        return _at_once(place)
    return _form(place, fields)


@router.post(PATH)
def answer(visit: Staff, form: Posted, kenmerk: str, action: str) -> Response:
    """Check what was filled in, show what will happen, and record it."""
    state = form.text("toestand")
    place = place_of(visit, kenmerk, action, state)
    if place is None or visit.by.role not in place.step.by:
        return _not_now(visit, kenmerk, place)
    sent = _sent(place, form)
    try:
        if place.possible and _is_final(place.step, sent):
            return _recorded(place, sent)
        return _looked_at(place, sent)
    except (Stale, KeyReused, BadKey):
        return _stale(place_of(visit, kenmerk, action, state) or place, sent)


def _is_final(step: Step[Any], sent: _Sent) -> bool:
    """Tell whether this is to be recorded now, and not first shown or changed."""
    return sent.phase == RECORD or not (step.rechtsgevolg or sent.phase == CHANGE)


def _recorded(place: Place, sent: _Sent) -> Response:
    """Take the step. The service holds the case, and knows a repeat or a late form."""
    work = place.visit.work
    try:
        with work.savepoint():
            outcome = advance(
                work,
                place.case.id,
                place.step.action,
                by=place.visit.by,
                facts=sent.facts,
                seen=sent.seen,
                key=sent.key,
            )
    except Refused as refusal:
        return _refused(place, sent, refusal)
    return _done(place, outcome)


def _looked_at(place: Place, sent: _Sent) -> Response:
    """Show the form again, or what the step will do. Raises what `advance` does."""
    work, by, case = place.visit.work, place.visit.by, place.case
    key = request_key(sent.key, place.step.action, by, sent.facts)
    if earlier := earlier_outcome(work, case, key):
        return _done(place, earlier)
    if not place.possible or moved_since(work, case, sent.seen):
        raise Stale(sent.seen, case.version)
    if sent.phase == CHANGE:
        return _form(place, sent.fields)
    try:
        ahead = foresee(work, case.id, place.step.action, by, sent.facts)
    except Refused as refusal:
        return _refused(place, sent, refusal)
    return _check(place, sent, ahead)


def _refused(place: Place, sent: _Sent, refusal: Refused) -> Response:
    """Put every reason at the question it is about, with all that was filled in."""
    fields, reasons = with_faults(sent.fields, refusal.reasons)
    return _form(place, fields, reasons, 422)


def _at_once(place: Place) -> Response:
    """Show at once what a step will do that asks nothing."""
    sent = _Sent((), {}, place.case.version, secrets.token_hex(_KEY_BYTES), "")
    try:
        ahead = foresee(
            place.visit.work, place.case.id, place.step.action, place.visit.by, {}
        )
    except Refused as refusal:
        return _form(place, (), refusal.reasons)
    return _check(place, sent, ahead)


def _sent(place: Place, form: Form) -> _Sent:
    """Read the form. A key or version that we did not give counts as none."""
    fields = filled(place.fields(), form)
    seen, key = form.text("gezien"), form.text("sleutel")
    known = seen.isascii() and seen.isdigit() and len(seen) <= _LONGEST_VERSION
    return _Sent(
        fields, facts_from(fields), int(seen) if known else -1, key, form.text("fase")
    )


def _done(place: Place, outcome: Outcome) -> Response:
    return RedirectResponse(f"{place.path}?vastgelegd={outcome.version}", 303)


def _form(
    place: Place,
    fields: Sequence[Field],
    reasons: Sequence[Reason] = (),
    status: int = 200,
) -> HTMLResponse:
    return page(
        place.visit,
        "stap.html",
        status,
        **_frame(place),
        velden=fields,
        redenen=reasons,
        kan_niet=place.blocked() if not reasons else (),
    )


def _check(place: Place, sent: _Sent, ahead: Ahead) -> HTMLResponse:
    letters = [
        (title_of(letter.template, _CHILD), letter.key, letter.channel)
        for letter in ahead.letters
    ]
    return page(
        place.visit,
        "stap_controle.html",
        **{**_frame(place), "sleutel": sent.key},
        velden=[field for field in sent.fields if field.answered],
        straks=ahead,
        brieven=letters,
        wie={party.key: place.around.called(party) for party in place.around.people},
    )


def _stale(place: Place, sent: _Sent) -> HTMLResponse:
    """Show what others did meanwhile, with everything typed still there."""
    entries = since(place.visit.work, place.case, sent.seen)
    return page(
        place.visit,
        "stap_intussen.html",
        409,
        **_frame(place),
        velden=sent.fields,
        intussen=entries,
        namen={
            party.account: place.around.called(party)
            for party in place.around.people
            if party.account
        },
        kan_niet=place.blocked() if place.possible else (),
    )


def _frame(place: Place) -> dict[str, Any]:
    """Return what every page about a step shows, with a key that is new."""
    about = place.about
    return {
        "zaak": place.case,
        "proces": place.process,
        "toestand": place.state,
        "stap": place.step,
        "terug": place.path,
        "gezien": place.case.version,
        "sleutel": secrets.token_hex(_KEY_BYTES),
        "namens": place.for_family,
        "over": place.around.called(about) if _another(about, place) else "",
        "mogelijk": place.possible,
    }


def _another(about: Party | None, place: Place) -> TypeGuard[Party]:
    """Tell whether the case is about somebody else than who acts."""
    return about is not None and about.account != place.visit.by.id


def _not_now(visit: Staff, kenmerk: str, place: Place | None) -> HTMLResponse:
    """Say kindly that this step is not there now, in a case that may be seen."""
    return page(
        visit,
        "stap_niet_nu.html",
        404 if place is None else 409,
        terug=f"/zaken/{kenmerk}" if place is None else place.path,
        stap=place.step if place else None,
        toestand=place.state if place else None,
        voor_ander=bool(place and visit.by.role not in place.step.by),
    )
