"""A burgerservicenummer has no place in a text of a samenwerkingsverband."""

import pytest

from statemachines.bsn import has_bsn
from statemachines.facts import objections_to_opening
from statemachines.processes.nooit_opgeven import NOOIT_OPGEVEN


@pytest.mark.parametrize(
    "text", ["123456782", "BSN: 123 456 782.", "(1234.56.782)", "nr 123.456.782, ja"]
)
def test_nine_digits_that_pass_the_elfproef_are_found(text):
    assert has_bsn(text)


@pytest.mark.parametrize(
    "text",
    ["123456789", "000000000", "0612345678", "2026-11-22 5 uur", "a123456782", "12"],
)
def test_other_numbers_may_be_there(text):
    assert not has_bsn(text)


def test_a_text_with_one_is_refused_and_not_repeated():
    [reason] = objections_to_opening(
        "nooit_opgeven",
        {"woongemeente": "123456782"},
        NOOIT_OPGEVEN.dossier(),
        ["woongemeente"],
    )
    assert "BSN" in reason.sentence
    assert "123456782" not in reason.sentence
    assert reason.about == ("woongemeente",)
