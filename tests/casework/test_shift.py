"""The trial cases: one story, told anew of another child, and only of that child."""

from datetime import date
from hashlib import sha256

import pytest

from casework.demo.people import CHILDREN
from casework.demo.shift import ending
from casework.demo.trial import TRIALS


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: str(trial.family))
def test_a_story_names_only_its_own_child(trial):
    acts = ending(trial.script, date(2026, 11, 22), trial.family)
    told = str([act.facts for act in acts])
    for family, child in CHILDREN.items():
        assert family == trial.family or child.split()[0] not in told


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: str(trial.family))
def test_what_is_signed_is_still_what_is_read(trial):
    acts = ending(trial.script, date(2026, 11, 22), trial.family)
    for act in acts:
        if "handelingsdeel" in act.facts:
            read = str(act.facts["handelingsdeel"]).encode()
            assert act.facts["document_hash"] == sha256(read).hexdigest()
