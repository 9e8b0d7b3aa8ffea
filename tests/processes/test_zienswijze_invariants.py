"""Zwijgen is geen toestemming, op geen enkel pad; en wat de uitnodiging zegt."""

from dataclasses import replace

import pytest

from notifications.language import measure
from notifications.render import content
from statemachines.processes.zienswijze import ZIENSWIJZE
from statemachines.roles import Role
from statemachines.rules import RULES
from tests.notifications.samples import LETTER, TERM, facts

SENDING = {"verzending_vastleggen", "per_post_verzonden"}


def reachable(without=()):
    found, frontier = set(), {ZIENSWIJZE.initial}
    while frontier:
        found |= frontier
        frontier = {
            step.target
            for step in ZIENSWIJZE.steps
            if frontier & set(step.source) and step.action not in without
        } - found
    return {state.name for state in found}


def test_no_path_handles_a_zienswijze_that_was_never_really_asked():
    assert "verwerkt" in reachable()
    assert reachable(without=SENDING) == {
        "uit_te_nodigen",
        "uitnodiging_onderweg",
        "vervallen",
    }


def test_silence_and_refusal_can_not_be_written_down_as_consent():
    for step in ZIENSWIJZE.steps:
        lapses = [guard.term for guard in step.requires if guard.term]
        if lapses:
            assert step.by == (Role.SYSTEEM,)
            assert (*step.asks, *step.may_ask) == ()
    assert Role.VOORZITTER not in {
        role for step in ZIENSWIJZE.steps for role in step.by
    }


def test_only_the_end_of_the_application_or_of_gezag_drops_a_zienswijze():
    dropping = {s.action for s in ZIENSWIJZE.steps if s.target.name == "vervallen"}
    assert dropping == {"vervallen", "gezag_geeindigd"}


@pytest.mark.parametrize(
    "zaak",
    [
        {"intrekkingsgrond": None, "soort": "sbo", "toestemming": "geweigerd"},
        {"intrekkingsgrond": None, "soort": "so", "toestemming": "geen_reactie"},
        {"intrekkingsgrond": "onjuiste_gegevens", "besluit_soort": "so"},
        {"intrekkingsgrond": "naar_buitenland", "geprobeerd": None},
        {"intrekkingsgrond": "terug_naar_regulier", "beoogde_school": None},
    ],
)
def test_the_invitation_says_what_a_parent_must_know(zaak):
    letter = replace(
        LETTER,
        zaak=facts(ZIENSWIJZE.dossier) | zaak,
        termijn=dict.fromkeys(RULES, TERM),
    )
    written = content("zienswijze/uitnodiging", letter)
    assert measure(f"{written.title}\n{written.body}") == ()
    for sentence in (
        "Dat heet een zienswijze.",
        "U mag kiezen: u schrijft ons, of u vertelt het ons in een gesprek.",
        "Bel het ouder- en jeugdsteunpunt",
        "Wilt u een tolk",
        "Niet reageren is voor ons nooit hetzelfde als toestemming.",
    ):
        assert sentence in written.body
