"""Het OPP zonder akkoord, en bij de geschillencommissie."""

import pytest

from statemachines.grammar import Role
from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    OUDER,
    TWEE,
    aanbod,
    aangeboden,
    gevraagd,
    hash_of,
    tekent,
    weigert,
)

SYSTEEM = Role.SYSTEEM


def opp(family):
    return family.the("opp")


def stap(family, action, role=IB, **facts):
    return family.take(opp(family), action, role, **facts)


def geweigerd():
    return weigert(gevraagd(aangeboden(EEN, TWEE), EEN, TWEE), EEN)


def zonder(family):
    return stap(
        family,
        "vaststellen_zonder",
        DIRECTEUR,
        perspectief_hash=hash_of("perspectief"),
        zorgplicht_maatregelen="Elke dag een vaste plek.",
    )


# -- Geen akkoord ----------------------------------------------------------------------


def test_een_weigering_wordt_door_tijd_nooit_een_ja():
    family = geweigerd()
    for _ in range(30):
        family = family.lapse(opp(family), "L12")
        assert opp(family).state == "geweigerd"


def test_zonder_akkoord_alleen_het_perspectiefdeel_en_alleen_de_directeur():
    family = geweigerd()
    for role in (IB, OUDER, SYSTEEM, Role.SWV_ER):
        assert "vaststellen_zonder" not in family.may(opp(family), role)
    heel_plan = {
        "perspectief_hash": opp(family).dossier.document_hash,
        "zorgplicht_maatregelen": "Elke dag een vaste plek.",
    }
    found = family.refusals(opp(family), "vaststellen_zonder", DIRECTEUR, **heel_plan)
    assert found == ["WPO 40a lid 5"]
    family = zonder(family)
    assert opp(family).state == "vastgesteld_zonder_handelingsdeel"
    assert family.the("handtekening", "twee").state == "vervallen"
    assert "opp/zonder_handelingsdeel" in family.templates(OUDER)


def test_na_vaststellen_zonder_akkoord_kan_er_altijd_een_nieuw_voorstel_komen():
    family = stap(zonder(geweigerd()), "nieuw_voorstel")
    family = stap(family, "aanbieden", DIRECTEUR, **aanbod(family))
    family = tekent(tekent(gevraagd(family, EEN, TWEE), EEN), TWEE)
    assert opp(family).state == "vastgesteld"


def test_hulp_inschakelen_verandert_niets_aan_de_zaak():
    family = stap(geweigerd(), "hulp_inschakelen", OUDER, hulp_van="onderwijsconsulent")
    assert opp(family).state == "geweigerd"
    assert "opp/hulp" in family.templates(OUDER)


# -- De geschillencommissie ------------------------------------------------------------


def in_geschil():
    family = geweigerd()
    return stap(family, "gpo_melden", OUDER, geschil_op=family.today)


@pytest.mark.parametrize("role", [IB, DIRECTEUR, Role.SWV_ER, Role.SCHOOLBESTUUR])
def test_alleen_een_ouder_gaat_naar_de_commissie(role):
    family = geweigerd()
    found = family.refusals(opp(family), "gpo_melden", role, geschil_op=family.today)
    assert found == ["WPO 43 lid 3"]


def test_de_school_legt_alleen_vast_wat_een_ouder_met_gezag_deed():
    family = geweigerd()
    given = {"geschil_van": "iemand", "geschil_op": family.today}
    found = family.refusals(opp(family), "bericht_commissie_vastleggen", IB, **given)
    assert found == ["WPO 43 lid 3"]
    given["geschil_van"] = "een"
    family = stap(family, "bericht_commissie_vastleggen", **given)
    assert opp(family).state == "in_geschil"


def test_de_commissie_oordeelt_binnen_tien_weken_en_daarna_vraagt_de_school_na():
    family = in_geschil()
    term = opp(family).terms["A10"]
    assert (term.legal_end - term.op).days == 70
    family = family.lapse(opp(family), "A10")
    assert opp(family).state == "in_geschil"
    for _ in range(3):
        family = family.lapse(opp(family), "L64")
    assert opp(family).state == "in_geschil"


def test_zolang_de_commissie_kijkt_wordt_er_niets_vastgesteld():
    family = in_geschil()
    assert tekent(family, TWEE).the("opp").state == "in_geschil"
    assert "vaststellen_zonder" not in family.may(opp(family), DIRECTEUR)


def test_na_het_oordeel_wordt_er_opnieuw_gesproken_en_mogen_er_weer_voorstellen():
    family = in_geschil().later(60)
    family = stap(
        family,
        "oordeel",
        DIRECTEUR,
        oordeel_op=family.today,
        oordeel="De school moet de hulp beter uitleggen.",
        besproken_op=family.today,
    )
    assert opp(family).state == "besproken"
    assert not family.refusals(opp(family), "aanbieden", DIRECTEUR, **aanbod(family))


def test_een_geschil_kan_worden_ingetrokken():
    assert opp(stap(in_geschil(), "geschil_intrekken", OUDER)).state == "geweigerd"
