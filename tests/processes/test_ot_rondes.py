"""De OT-zaak in rondes: bijstellen, opschalen, en wie er aan tafel komt."""

from dataclasses import replace
from datetime import timedelta

from statemachines.calendar import Holiday, SchoolCalendar
from statemachines.grammar import Role
from statemachines.ot.eisen_overleg import ouders_op_tijd_uitgenodigd
from tests.processes.plan import EEN, TWEE
from tests.processes.signaal import (
    GEDEELD,
    GEEVALUEERD,
    OPGESCHAALD,
    OVERLEGD,
    RONDE,
    facts,
    stap,
    weg,
)

PLAN = "Ondersteuningsplan 5.1"
JOS = ("jeugdprofessional op school",)


def test_na_twee_rondes_zonder_resultaat_denkt_de_swv_er_mee():
    family = weg(*GEEVALUEERD, *RONDE)
    given = facts(family, "bijstellen")
    found = family.refusals(family.the("ot"), "bijstellen", Role.IB, **given)
    assert found == [PLAN]
    family = stap(family, "swv_er_vragen")
    assert "ot/meedenken" in family.templates(Role.SWV_ER)
    assert stap(family, "bijstellen").the("ot").state == "plannen"


def test_opschalen_gaat_niveau_voor_niveau_en_stopt_bij_het_hoogste():
    family = weg(*OPGESCHAALD)
    for niveau in ("4_arrangement_wijk_of_oza", "5_andere_plek", "5_andere_plek"):
        family = stap(family, "andere_school")
        if family.the("ot").dossier.plan is None:
            family = stap(family, "plan_schrijven")
        family = stap(stap(family, "start_uitvoering"), "eerder_evalueren")
        family = stap(family, "opschalen", niveau=niveau)
    assert family.the("ot").state == "opgeschaald"


def test_de_uitnodiging_telt_de_schooldagen_van_de_school():
    """Vijf schooldagen van tevoren: in een vakantie telt geen enkele dag."""
    family = weg(*OVERLEGD[:2])
    given = {"overleg_op": family.today + timedelta(days=10)}
    here = family.situation(family.the("ot"), Role.IB, "ib")
    here = replace(here, dossier=here.dossier.model_copy(update=given))
    assert ouders_op_tijd_uitgenodigd.test(here) is True
    vakantie = Holiday(family.today + timedelta(days=2), family.today + timedelta(9))
    dicht = replace(here, policy={"schoolkalender": SchoolCalendar((vakantie,))})
    assert ouders_op_tijd_uitgenodigd.test(dicht) is False


def test_alleen_wie_genoemd_is_wordt_van_buiten_uitgenodigd():
    family = weg(*OVERLEGD[:3])
    assert not {"jos_uitnodigen", "leerrecht_uitnodigen"} & family.may(
        family.the("ot"), Role.IB
    )
    assert family.templates(Role.JOS) == []
    family = weg(*OVERLEGD[:2])
    family = stap(
        family,
        "ot_plannen",
        externen=JOS,
        grondslag_externen="wettelijke taak",
    )
    family = stap(family, "jos_uitnodigen")
    assert family.templates(Role.JOS) == ["ot/uitnodiging_team"]
    assert family.templates(Role.LEERRECHT) == []


def test_ouders_zien_het_verslag_en_mogen_er_iets_bij_zetten():
    family = weg(*GEDEELD)
    assert "ot/verslag" in family.templates(EEN.role)
    family = stap(family, "opmerking_maken", TWEE.role)
    assert family.the("ot").state == "ot_besproken"
