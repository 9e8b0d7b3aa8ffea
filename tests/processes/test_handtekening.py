"""De handtekening: wie gevraagd mag worden, en wat een ja of een nee is."""

from dataclasses import replace

import pytest

from statemachines.grammar import Role
from statemachines.processes.handtekening import HANDTEKENING
from tests.processes.family import SELF, Family
from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    OUDER,
    TWEE,
    aangeboden,
    gevraagd,
    hash_of,
    op_papier,
    weigert,
)

SYSTEEM = Role.SYSTEEM


def verzoek(persoon=EEN, **other):
    """One request to sign, apart from any plan."""
    facts = {"document_hash": hash_of(0), "afgeschermd": False, **other}
    return Family().open(HANDTEKENING, persoon, party=persoon.key, **facts)


def ht(family, persoon=EEN):
    return family.the("handtekening", persoon.key)


def op_post(family, persoon=EEN):
    return op_papier(family, persoon)


def stap(family, action, role=SYSTEEM, **facts):
    return family.take(ht(family), action, role, **facts)


# -- De wegen --------------------------------------------------------------------------

ROADS = [
    (["digitaal_vragen"], "onderweg"),
    (["digitaal_vragen", "verzending_vastleggen"], "gevraagd"),
    (["digitaal_vragen", "bezorging_mislukken"], "te_vragen"),
    (["digitaal_vragen", "L14"], "te_vragen"),
    (["L22"], "te_vragen"),
    (["digitaal_vragen", "per_post"], "gevraagd"),
    (["per_post"], "gevraagd"),
    (["per_post", "L60"], "gevraagd"),
    (["per_post", "B2"], "geen_reactie"),
    (["digitaal_vragen", "verzending_vastleggen", "L60", "B2"], "geen_reactie"),
    (["per_post", "B2", "L25"], "geen_reactie"),
    (["vervallen"], "vervallen"),
    (["per_post", "B2", "vervallen"], "vervallen"),
]


@pytest.mark.parametrize(("road", "state"), ROADS)
def test_elke_weg_leidt_waar_zij_hoort(road, state):
    family = verzoek()
    for move in road:
        if move == "per_post":
            family = op_post(family)
        elif move in ht(family).terms:
            family = family.lapse(ht(family), move)
        else:
            family = stap(family, move, IB if move == "digitaal_vragen" else SYSTEEM)
    assert ht(family).state == state


def test_de_tijd_om_te_reageren_begint_pas_als_het_plan_verstuurd_is():
    onderweg = stap(verzoek(), "digitaal_vragen", IB)
    assert set(ht(onderweg).terms) == {"L14"}
    verstuurd = stap(onderweg.later(1), "verzending_vastleggen")
    assert ht(verstuurd).terms["B2"].op == verstuurd.today


def test_halverwege_volgt_een_herinnering_langs_dezelfde_weg():
    digitaal = stap(verzoek(), "digitaal_vragen", IB)
    digitaal = stap(digitaal, "verzending_vastleggen")
    digitaal = digitaal.lapse(ht(digitaal), "L60")
    assert "handtekening/herinnering" in digitaal.templates(SELF)
    assert set(ht(digitaal).terms) == {"B2"}, "een herinnering, niet elke dag een"
    post = op_post(verzoek())
    post = post.lapse(ht(post), "L60")
    assert "handtekening/herinnering" not in post.templates()
    assert "handtekening/herinner_per_brief" in post.templates(IB)


# -- Wie gevraagd mag worden -----------------------------------------------------------

PAPIEREN = replace(EEN, e_consent=False)
VRAGEN = [
    (EEN, {}, "digitaal_vragen", []),
    (replace(EEN, e_consent=False), {}, "digitaal_vragen", ["Awb 2:8"]),
    (replace(EEN, geheim_adres=True), {}, "digitaal_vragen", ["AVG 32"]),
    (EEN, {"afgeschermd": True}, "digitaal_vragen", ["AVG 32"]),
    (replace(EEN, role=Role.GEZINSVOOGD), {}, "digitaal_vragen", []),
    (replace(EEN, gezag=False), {}, "digitaal_vragen", ["BW 1:247; BW 1:253a"]),
    (PAPIEREN, {}, "per_post_vragen", ["WPO 40a lid 5; Awb 2:25"]),
    (PAPIEREN, {}, "brief_maken", []),
    (EEN, {}, "per_post_vragen", []),
    (EEN, {}, "brief_maken", ["Awb 2:8"]),
    (replace(PAPIEREN, gezag=False), {}, "brief_maken", ["BW 1:247; BW 1:253a"]),
    (replace(PAPIEREN, geheim_adres=True), {}, "brief_maken", ["AVG 32"]),
    (replace(EEN, geheim_adres=True), {}, "per_post_vragen", ["AVG 32"]),
    (EEN, {"afgeschermd": True}, "per_post_vragen", ["AVG 32"]),
]


@pytest.mark.parametrize(("persoon", "facts", "action", "laws"), VRAGEN)
def test_hoe_iemand_gevraagd_mag_worden(persoon, facts, action, laws):
    family = verzoek(persoon, **facts)
    asked = {"verzonden_op": family.today} if action == "per_post_vragen" else {}
    assert family.refusals(ht(family, persoon), action, IB, **asked) == laws


def test_bij_een_geheim_adres_gaat_er_niets_vanzelf_uit():
    geheim = replace(EEN, geheim_adres=True, afgeschermd=True)
    family = verzoek(geheim)
    family = stap(
        family, "verzending_vrijgeven", DIRECTEUR, fg_geraadpleegd_op=family.today
    )
    digitaal = family.refusals(ht(family), "digitaal_vragen", IB)
    assert digitaal == ["AVG 32"], "vrijgeven is per post, nooit vanzelf"
    assert family.templates(SELF) == []
    family = op_post(family, geheim)
    family = family.lapse(ht(family), "L60")
    assert ht(family).state == "gevraagd"
    assert family.templates(SELF) == ["handtekening/verzoek"], "alleen de brief"


# -- Wat een handtekening is -----------------------------------------------------------

GOED = {"getekende_hash": hash_of(0), "inlogniveau": "substantieel"}
PAPIER = {
    "getekende_hash": hash_of(0),
    "antwoord_op": Family().today,
    "antwoordwijze": "papier",
    "bewijs_hash": hash_of("scan"),
}
TEKENEN = [
    ("tekenen", OUDER, GOED, []),
    ("tekenen", OUDER, {**GOED, "inlogniveau": "hoog"}, []),
    ("tekenen", OUDER, {**GOED, "inlogniveau": "laag"}, ["eIDAS-verordening 8"]),
    ("tekenen", OUDER, {**GOED, "getekende_hash": hash_of(9)}, ["WPO 40a lid 5"]),
    ("tekenen", IB, GOED, ["WPO 40a lid 5"]),
    ("tekenen", DIRECTEUR, GOED, ["WPO 40a lid 5"]),
    ("tekenen", Role.OUDER_ZONDER_GEZAG, GOED, ["WPO 40a lid 5"]),
    ("handtekening_vastleggen", IB, PAPIER, []),
    ("handtekening_vastleggen", OUDER, PAPIER, ["WPO 40a lid 5"]),
    (
        "handtekening_vastleggen",
        IB,
        {**PAPIER, "antwoordwijze": "telefoon"},
        ["WPO 40a lid 5"],
    ),
    ("weigeren", OUDER, {}, ["WPO 40a lid 5"]),
    ("weigeren", OUDER, {"weigering": "  "}, ["WPO 40a lid 5"]),
    ("weigeren", OUDER, {"weigering": "Te weinig uren."}, []),
]


@pytest.mark.parametrize(("action", "role", "facts", "laws"), TEKENEN)
def test_wat_een_antwoord_is(action, role, facts, laws):
    family = op_post(verzoek())
    found = family.refusals(ht(family), action, role, **facts)
    assert found == laws


def test_een_weigering_aan_de_telefoon_telt_en_blijft_herkenbaar():
    family = op_post(verzoek())
    family = gevraagd(aangeboden(EEN, TWEE), EEN, TWEE)
    family = stap(
        family,
        "weigering_vastleggen",
        IB,
        weigering="Belde: te weinig uren.",
        antwoord_op=family.today,
        antwoordwijze="telefoon",
    )
    assert ht(family).state == "geweigerd"
    assert ht(family).done["weigering_vastleggen"] == ("ib",)
    assert family.the("opp").state == "geweigerd"


def test_wie_het_niet_eens_is_hoort_waar_hulp_is_en_de_school_weet_het_meteen():
    family = weigert(gevraagd(aangeboden(EEN, TWEE), EEN), EEN)
    assert "handtekening/na_weigering" in family.templates(SELF)
    assert "handtekening/geweigerd" in family.templates(DIRECTEUR)
    assert "handtekening/geweigerd" in family.templates(IB)


PER_BRIEF = [
    ([], "onderweg"),
    (["per_post_vragen"], "gevraagd"),
    (["L14"], "te_vragen"),
    (["L14", "per_post_vragen"], "gevraagd"),
    (["bezorging_mislukken", "brief_maken"], "onderweg"),
]


@pytest.mark.parametrize(("road", "state"), PER_BRIEF)
def test_een_brief_op_papier_is_pas_weg_als_een_mens_hem_wegbracht(road, state):
    family = stap(verzoek(PAPIEREN), "brief_maken", IB)
    for move in road:
        if move in ht(family).terms:
            family = family.lapse(ht(family), move)
        elif move == "per_post_vragen":
            family = stap(family, move, IB, verzonden_op=family.today)
        else:
            family = stap(family, move, IB if move == "brief_maken" else SYSTEEM)
    assert ht(family).state == state
    assert ("B2" in ht(family).terms) == (state == "gevraagd")
