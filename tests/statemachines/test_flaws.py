"""A process that could strand a case does not load, and says why."""

from typing import Annotated

import pytest

from statemachines.grammar import (
    Boeking,
    Booking,
    BrokenProcess,
    Dossier,
    Ends,
    Extension,
    Gezondheid,
    Notice,
    Role,
    State,
    Step,
    Term,
    Warn,
)
from tests.statemachines.small import (
    AFMAKEN,
    BEGINNEN,
    BEZIG,
    KLAAR,
    STEPS,
    VERLOPEN,
    changed,
    process,
)

ELDERS = State("elders", "Hier komt niemand.", waits_for="x", no_clock_because="x")
KUIL = State("kuil", "Hier komt niemand uit.", waits_for="x", no_clock_because="x")
STOM = State("stom", "Wacht op niemand.", no_clock_because="x")


def to(target, **words):
    return Step(
        action="gaan",
        label="Gaan",
        source=(BEZIG,),
        target=target,
        by=(Role.IB,),
        **words,
    )


def warning(*warns, start="C4"):
    """Start the term of C4, or another, with these warnings."""
    term = Term(start, then="verlopen", warns=warns)
    return (changed(BEGINNEN, starts=(term,)), AFMAKEN, VERLOPEN)


BROKEN = {
    "beginnen warns of term C4 out of order": warning(
        Warn(42, Role.IB), Warn(21, Role.IB)
    ),
    "beginnen warns of term C4 when it is over": warning(Warn(57, Role.IB)),
    "beginnen warns of term F1 when it is over": warning(Warn(1, Role.IB), start="F1"),
    "beginnen warns somebody of term C4 who has no": warning(Warn(7, Role.OUDER)),
    "gaan warns of term C4 on other days": (
        *STEPS,
        to(BEZIG, starts=(Term("C4", then="verlopen", warns=(Warn(7, Role.IB),)),)),
    ),
    "nothing leads to elders": (*STEPS, changed(to(KLAAR), source=(ELDERS,))),
    "kuil has no way out": (*STEPS, to(KUIL)),
    "klaar is final but has a way out": (*STEPS, changed(to(BEZIG), source=(KLAAR,))),
    "kuil is a trap": (*STEPS, to(KUIL), changed(to(KUIL), source=(KUIL,))),
    "stom does not say whom it waits for": (
        *STEPS,
        to(STOM, stops=("C4",)),
        changed(to(KLAAR), source=(STOM,)),
    ),
    "gaan is by nobody": (*STEPS, changed(to(KLAAR), by=())),
    "gaan has no label": (*STEPS, changed(to(KLAAR), label="")),
    "two steps are called afmaken from bezig": (*STEPS, AFMAKEN),
    "gaan names the unknown fact kleur": (*STEPS, to(KLAAR, asks=("kleur",))),
    "gaan names the unknown fact dag": (*STEPS, to(KLAAR, on="dag")),
    "term of the unknown rule X9": (
        *STEPS,
        to(KLAAR, starts=(Term("X9", then="verlopen"),)),
    ),
    "ends in the unknown step nergens": (
        changed(BEGINNEN, starts=(Term("C4", then="nergens"),)),
        AFMAKEN,
        VERLOPEN,
    ),
    "bezig can wait without a clock": (changed(BEGINNEN, starts=()), AFMAKEN, VERLOPEN),
    "term C4 can be open in elders, where verlopen is not possible": (
        *STEPS,
        to(ELDERS),
        changed(to(BEZIG), action="terug", source=(ELDERS,)),
    ),
    "verlopen does not wait until term C4 is over": (
        BEGINNEN,
        AFMAKEN,
        changed(VERLOPEN, requires=()),
    ),
    "gaan touches term D1, which nothing starts": (*STEPS, to(KLAAR, stops=("D1",))),
    "gaan suspends D1, which the law does not allow": (
        changed(BEGINNEN, starts=(*BEGINNEN.starts, Term("D1", then="verlopen"))),
        AFMAKEN,
        VERLOPEN,
        to(BEZIG, suspends=("D1",)),
    ),
    "gaan names the unknown fact tot": (
        *STEPS,
        to(BEZIG, extends=(Extension("C4", until="tot"),)),
    ),
    "brief ends in verzonden, not in klaar": (
        *STEPS,
        to(KLAAR, notifies=(Notice("brief", to=Role.OUDER, sent="verzonden"),)),
    ),
    "gaan ends vraag by an unknown vervallen": (
        *STEPS,
        to(KLAAR, ends=(Ends("vraag", "vervallen"),)),
    ),
    "gaan books the unknown fact delen": (
        *STEPS,
        to(KLAAR, books=(Booking(Boeking.RESERVEREN, shares="delen"),)),
    ),
    "gaan books toezeggen without saying how much": (
        *STEPS,
        to(KLAAR, books=(Booking(Boeking.TOEZEGGEN),)),
    ),
    "gaan pays without a second person who proposed it": (
        *STEPS,
        to(KLAAR, books=(Booking(Boeking.BETALEN),)),
    ),
    "gaan books after the unknown step nergens": (
        *STEPS,
        to(KLAAR, books=(Booking(Boeking.BETALEN, after="nergens"),)),
    ),
}


def test_the_small_process_itself_is_whole():
    assert [state.name for state in process().states] == ["begin", "bezig", "klaar"]


@pytest.mark.parametrize("flaw", BROKEN)
def test_a_broken_process_is_refused_at_import(flaw):
    with pytest.raises(BrokenProcess, match=flaw):
        process(*BROKEN[flaw])


def test_a_secret_fact_must_be_text():
    class Getal(Dossier):
        op: str | None = None
        akkoord: bool | None = None
        reden: str | None = None
        geheim: Annotated[int | None, Gezondheid] = None

    with pytest.raises(BrokenProcess, match="geheim may not be stored in clear"):
        process(dossier=Getal)


def test_a_clock_must_run_on_every_path_not_on_one():
    """The state has a clock when one comes by `beginnen`, and none by `sluipen`."""
    by_stealth = changed(BEGINNEN, action="sluipen", starts=())
    with pytest.raises(BrokenProcess, match="bezig can wait without a clock"):
        process(*STEPS, by_stealth)
