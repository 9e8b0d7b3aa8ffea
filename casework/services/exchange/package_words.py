"""Say where a package is, in plain words: to the partner, and to who sent it."""

from datetime import datetime

from casework.clock import amsterdam_day
from casework.services.exchange.contents import contents_for
from casework.services.exchange.packages import (
    RECALLED,
    KnownPackage,
    packages_of_case,
)
from casework.services.exchange.register_facts import route_of
from casework.services.hold import Held
from casework.work import Work
from statemachines.dutch import in_words
from statemachines.engine import Refused
from statemachines.grammar import Reason

BEFORE = frozenset(
    {"grondslag_gekozen", "toestemming_gevraagd", "verleend", "getoetst"}
)


def for_partner(one: KnownPackage, now: datetime) -> str:
    """Say it to the partner it is for."""
    if one.to_erase:
        return "De afzender heeft dit pakket teruggehaald. Wilt u het wissen?"
    if one.zaak_staat in RECALLED:
        return "Dit pakket is teruggehaald. U heeft daarop geantwoord."
    if one.can_be_fetched(now):
        return f"U kunt het ophalen tot en met {in_words(one.last_day)}."
    if one.received_at:
        return f"U heeft het ontvangen op {_day(one.received_at)}."
    return "Dit pakket is er niet meer."


def for_sender(one: KnownPackage, now: datetime) -> str:
    """Say it to who sent it."""
    if one.received_at:
        return f"De ontvanger heeft het ontvangen op {_day(one.received_at)}."
    if one.zaak_staat in RECALLED:
        return "Teruggehaald. Niemand kan het meer ophalen."
    if not one.can_be_fetched(now):
        return "Niemand kan het meer ophalen. Het pakket is bij ons gewist."
    last = f"Dat kan tot en met {in_words(one.last_day)}."
    if one.fetched_at:
        fetched = f"De ontvanger haalde het op, op {_day(one.fetched_at)}."
        return f"{fetched} De ontvanger zei nog niet dat het open ging. {last}"
    return f"Het staat klaar. De ontvanger haalde het nog niet op. {last}"


def packages_in_words(work: Work, case: Held) -> list[tuple[KnownPackage, str]]:
    """Return the packages of an exchange, each with where it is."""
    found = packages_of_case(work, case.id)
    return [(one, for_sender(one, work.now)) for one in found]


def why_not_yet(work: Work, case: Held) -> tuple[Reason, ...]:
    """Say what the register or the case lacks for a package of an open exchange."""
    if case.state not in BEFORE:
        return ()
    reasons = route_of(work, case).reasons
    if case.state != "getoetst":
        return reasons
    try:
        contents_for(work, case)
    except Refused as refusal:
        return (*reasons, *refusal.reasons)
    return reasons


def _day(moment: datetime) -> str:
    return in_words(amsterdam_day(moment))
