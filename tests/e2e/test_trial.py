"""The cases to try: on any day of the year each stops where somebody must act now."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from casework.demo.play import stage
from casework.demo.time import VirtualClock
from casework.demo.trial import TRIALS, fill

pytestmark = pytest.mark.slow
MUST_BE = {
    "tlv/besluitrijp",
    "tlv/incompleet",
    "zienswijze/uitgenodigd",
    "opp/aangeboden",
    "handtekening/gevraagd",
    "ot/ot_gepland",
    "stem/gevraagd",
    "nooit_opgeven/beraad",
    "leerrecht_alert/verzonden",
}


@pytest.mark.parametrize("day", ["2026-11-22", "2027-01-05", "2027-04-08"])
def test_every_role_finds_something_to_do(day):
    with stage() as (on_stage, _):
        today = replace(on_stage.desk, clock=VirtualClock(date.fromisoformat(day)))
        fill(today, on_stage.tenant, on_stage.carry)
        places = Counter(
            f"{process}/{state}"
            for process, state in on_stage.rows("select process, state from cases")
        )
    assert set(places) >= MUST_BE
    assert sum(n for place, n in places.items() if place.startswith("ot/")) == len(
        TRIALS
    )
