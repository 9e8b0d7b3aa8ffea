"""The invariants of the TLV, on every path and not on one example (domain.md 2.15)."""

import pytest

from statemachines.processes.tlv import TLV
from statemachines.roles import Role
from tests.processes.wandeling import ANSWERED, NEW_FACTS, OUDERS, RUNS, every_place

DECIDED = {"besloten_toe", "besloten_af", "bekendgemaakt", "afwijzing_bekendgemaakt"}


@pytest.fixture(scope="module")
def places():
    return every_place()


@pytest.fixture(scope="module")
def decided(places):
    return [place for place in places if place.state in DECIDED]


def test_the_walk_reaches_every_kind_of_decision(places, decided):
    assert len(places) > 500
    assert {place.state for place in decided} == DECIDED
    assert any(place.this_round >= {"u-derde"} for place in decided)
    assert any(place.told == 2 for place in decided)


def test_no_decision_without_two_advices_by_two_persons(decided):
    for place in decided:
        assert len(place.this_round) == 2, place


def test_no_decision_with_a_zienswijze_that_is_not_handled(decided):
    for place in decided:
        assert RUNS not in place.heard, place


def test_every_parent_signed_or_was_heard_before_the_decision(decided):
    for place in decided:
        for party, heard in zip(OUDERS, place.heard, strict=True):
            signed = party in place.consent and party not in place.withdrawn
            assert (signed and heard is None) or heard in {ANSWERED, NEW_FACTS}, place


def test_the_signer_gave_no_advice(decided):
    for place in decided:
        assert place.signed_by
        assert place.signed_by not in place.advised, place


def test_new_facts_are_always_before_the_experts_when_the_decision_falls(decided):
    for place in decided:
        assert place.told == place.heard.count(NEW_FACTS), place


def test_nobody_but_school_and_office_writes_down_a_consent():
    asking = [s for s in TLV.steps if "toestemming_van" in {*s.asks, *s.may_ask}]
    assert asking
    for step in asking:
        assert set(step.by) <= {Role.VOORZITTER, Role.SCHOOLBESTUUR, Role.SWV_ADMIN}
        assert not any(guard.term for guard in step.requires)
