"""Where the law wants two persons, who stands in for the first is not the second."""

from datetime import UTC, date, datetime

import pytest

from statemachines.nooit_opgeven.eisen_aanvraag import samen_gevraagd
from statemachines.nooit_opgeven.eisen_besluit import ander_keurt_goed
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.situation import Situation
from statemachines.tlv.eisen_besluit import (
    andere_deskundige,
    ondertekenaar_geen_deskundige,
)

CASES = [
    (andere_deskundige, "tlv", "adviseren"),
    (ondertekenaar_geen_deskundige, "tlv", "adviseren"),
    (ander_keurt_goed, "nooit_opgeven", "betaling_voorstellen"),
    (samen_gevraagd, "nooit_opgeven", "opstellen"),
]


def asked(code, action, actor, voor=(), **facts):
    today = date(2026, 9, 14)
    return Situation(
        state="x",
        dossier=PROCESSES[code].dossier(**facts),
        actor=actor,
        role=Role.SWV_ADMIN,
        now=datetime(2026, 9, 14, tzinfo=UTC),
        today=today,
        day=today,
        done={action: ("u-eerste",)},
        voor=voor,
    )


@pytest.mark.parametrize(("guard", "code", "action"), CASES)
def test_standing_in_for_the_first_makes_nobody_the_second(guard, code, action):
    assert guard.objection(asked(code, action, "u-tweede")) is None
    assert guard.objection(asked(code, action, "u-tweede", ("u-ander",))) is None
    assert guard.objection(asked(code, action, "u-eerste"))
    assert guard.objection(asked(code, action, "u-tweede", ("u-ander", "u-eerste")))


def test_who_stands_in_for_a_designated_expert_does_not_sign():
    named = {"deskundige_1": "u-deskundige"}
    for voor, may in (((), True), (("u-deskundige",), False)):
        zaak = asked("tlv", "adviseren", "u-bestuurder", voor, **named)
        assert (ondertekenaar_geen_deskundige.objection(zaak) is None) is may
