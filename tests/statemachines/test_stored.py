"""Facts are judged when somebody types them, and only read when they come back."""

from datetime import date

import pytest
from pydantic import ValidationError

from statemachines.ot.dossier import Deelnemer, OtDossier
from statemachines.processes.jaarbudget import BudgetDossier
from statemachines.secrecy import public_facts

BSN = "123456782"


def test_what_was_stored_is_what_is_read():
    typed = OtDossier.model_validate(
        {
            "overleg_op": "2026-09-24",
            "overleg_tijd": "15.30 uur",
            "verzuim_speelt": False,
            "externen": ["jeugdprofessional op school"],
        }
    )
    read = OtDossier.stored(public_facts(typed))
    assert read == typed
    assert (read.overleg_op, read.externen) == (date(2026, 9, 24), (Deelnemer.JOS,))


@pytest.mark.parametrize(
    "facts",
    [{"overleg_op": "morgen"}, {"externen": ["de buurman"]}, {"nooit_gevraagd": 1}],
)
def test_a_stored_fact_is_still_of_its_own_type(facts):
    with pytest.raises(ValidationError):
        OtDossier.stored(facts)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (OtDossier, {"overleg_tijd": BSN}),
        (OtDossier, {"verzuim_speelt": 1}),
        (OtDossier, {"overleg_op": "2026-09-24T00:00:00"}),
        (BudgetDossier, {"verdeling": {BSN: 1}}),
    ],
)
def test_how_a_fact_is_typed_is_judged_once_and_not_again(kind, facts):
    with pytest.raises(ValidationError):
        kind.model_validate(facts)
    assert kind.stored(facts).model_fields_set == {*facts}
