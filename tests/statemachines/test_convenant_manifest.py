"""A manifest: the codes, the number of the case, the last day, and the covenant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachines.convenant import (
    TABEL,
    Doel,
    Grondslag,
    Partij,
    Veldklasse,
    bezwaren_manifest,
    grondslag_uit,
    onbekende_grondslag,
    verloopt_op,
)
from statemachines.gegevensdeling.grondslag import ARTIKELEN, artikelen_uit

GOOD = {
    "purpose": "verzuim_lpw",
    "legal_basis": "LPW 21a",
    "covenant": "Privacyconvenant Onderwijs-Gemeenten-Jeugdhulp",
    "case_ref": "OT-2026-7F3K-Q",
    "sender_role": "school",
    "recipient_roles": ["leerrecht"],
    "classes": ["identiteit", "verzuim"],
    "expires": "2026-12-31",
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=5,
)


def objections(**changed):
    return bezwaren_manifest({**GOOD, **changed})


def test_a_good_manifest_has_no_objection():
    assert objections() == ()


def test_what_else_is_in_a_package_is_not_judged_here():
    assert objections(format="casework-1", id="7f", files=[]) == ()


@pytest.mark.parametrize("key", GOOD)
def test_every_key_must_be_there(key):
    manifest = {name: value for name, value in GOOD.items() if name != key}
    assert any(f"'{key}'" in r.sentence for r in bezwaren_manifest(manifest))


@pytest.mark.parametrize("key", GOOD)
@given(value=VALUES)
def test_nonsense_is_refused_and_never_breaks(key, value):
    assert all(r.law and r.lifted_by for r in objections(**{key: value}))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("purpose", "alles"),
        ("purpose", ["verzuim_lpw"]),
        ("sender_role", "directeur"),
        ("recipient_roles", []),
        ("recipient_roles", "leerrecht"),
        ("recipient_roles", ["leerrecht", 3]),
        ("classes", []),
        ("classes", ["diagnose"]),
        ("legal_basis", ""),
        ("legal_basis", "omdat het handig is"),
        ("legal_basis", 6.1),
        ("covenant", "  "),
        ("expires", "31-12-2026"),
        ("expires", "2026-02-30"),
        ("expires", "2026-W01"),
        ("expires", 20261231),
    ],
)
def test_a_value_that_is_none_is_one_objection_and_is_not_repeated(key, value):
    [reason] = objections(**{key: value})
    assert f"'{key}'" in reason.sentence or reason == onbekende_grondslag()


@pytest.mark.parametrize(
    "ref",
    [
        "Jan Jansen",
        "jansen",
        "Jansen-2014",
        "2014-03-09",
        "ot-09-03-2014",
        "20140309",
        "09032014",
        "111222333",
        "ot-111222333",
        "111-222-333",
        "7f\n3a",
        "ab",
        "é7f3a",
        "x" * 100 + "1",
    ],
)
def test_a_number_of_a_case_says_nothing_about_a_person(ref):
    [reason] = objections(case_ref=ref)
    assert ref not in reason.sentence


@pytest.mark.parametrize("ref", ["7f3a", "OT-2026-7F3K-Q", "zaak-1042", "Zaak-1042"])
def test_a_random_number_is_fine(ref):
    assert objections(case_ref=ref) == ()


@pytest.mark.parametrize(
    "day",
    ["2026-12-31", "2026-12-31T17:00:00Z", "2026-12-31T17:00+01:00"],
)
def test_the_last_day_can_be_a_day_or_a_moment(day):
    assert objections(expires=day) == ()


def test_the_last_day_is_read_for_who_knows_what_time_it_is():
    assert verloopt_op("2026-12-31") == date(2026, 12, 31)
    assert str(verloopt_op("2026-12-31T17:00:00Z")) == "2026-12-31 17:00:00+00:00"
    assert verloopt_op(None) is None


def test_every_recipient_is_judged():
    reasons = objections(recipient_roles=["leerrecht", "wijkteam", "gemeente"])
    said = " ".join(reason.sentence for reason in reasons)
    assert "het wijkteam" in said
    assert "de gemeente" in said


def test_health_from_the_swv_is_refused_with_every_reason():
    reasons = objections(
        sender_role="swv",
        recipient_roles=["jos", "school"],
        purpose="tlv",
        legal_basis="6.1.e",
        classes=["gezondheid"],
    )
    assert [reason.law for reason in reasons] == ["WPO 18a lid 13", "AVG 6 lid 1"]


def test_an_article_carries_only_the_message_it_is_about():
    [reason] = objections(legal_basis="WPO 42")
    assert "LPW 21a" in reason.sentence


def test_consent_in_a_manifest_is_what_the_sender_declares():
    assert not objections(
        purpose="oza",
        legal_basis="toestemming",
        recipient_roles=["jos"],
        classes=["onderwijs"],
    )


def test_the_kerngroep_never_reads_a_name():
    kerngroep = {
        "purpose": "nooit_opgeven",
        "legal_basis": "6.1.e",
        "sender_role": "swv",
        "recipient_roles": ["kerngroep"],
    }
    assert not objections(**kerngroep, classes=["geld"])
    assert objections(**kerngroep, classes=["geld", "identiteit"])


@pytest.mark.parametrize("role", ["veilig_thuis", "duo", "inspectie"])
def test_who_gets_nothing_through_us_is_told_the_other_way(role):
    [reason] = objections(recipient_roles=[role])
    assert reason.law
    assert "Kies uit" not in reason.sentence


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("6.1.c", "wettelijke_plicht"),
        ("AVG 6.1 e", "publieke_taak"),
        ("AVG 6 lid 1 onder c", "wettelijke_plicht"),
        ("artikel 6, eerste lid, aanhef en onder e, AVG", "publieke_taak"),
        ("art. 6(1)(f)", "gerechtvaardigd_belang"),
        ("6.1.a", "toestemming"),
        ("9.2.a", "uitdrukkelijke_toestemming"),
        ("AVG 6.1.a en 9.2.a", "uitdrukkelijke_toestemming"),
        ("toestemming", "toestemming"),
        ("Uitdrukkelijke toestemming van de ouders", "uitdrukkelijke_toestemming"),
        ("uitdrukkelijke_toestemming", "uitdrukkelijke_toestemming"),
        ("LPW 21a", "wettelijke_plicht"),
        ("artikel 21a Leerplichtwet 1969", "wettelijke_plicht"),
        ("artikel 18a, lid 13 van de WPO", "publieke_taak"),
        ("artikel 6, lid 1, onder c, AVG jo. 21a LPW", "wettelijke_plicht"),
        ("Leerplichtwet 1969 art. 21a", "wettelijke_plicht"),
        ("WPO 18a lid 13", "publieke_taak"),
        ("WPO 18a lid 14", "wettelijke_plicht"),
        ("WPO 42", "wettelijke_plicht"),
        ("6.1.e, WPO 18a lid 6", "publieke_taak"),
        ("Jeugdwet 7.3.11", "toestemming"),
        ("6.1.c of 6.1.e", None),
        ("6.1.b", None),
        ("16.1.c", None),
        ("omdat het moet", None),
        ("", None),
    ],
)
def test_a_basis_is_read_as_people_write_it(text, basis):
    assert grondslag_uit(text) == basis


@pytest.mark.parametrize("basis", [*Grondslag])
def test_every_basis_is_read_from_its_own_code_and_name(basis):
    assert grondslag_uit(basis.value) == basis
    assert grondslag_uit(basis.naam) == basis


def test_who_wrote_no_basis_reads_which_there_are():
    said = onbekende_grondslag().sentence
    assert all(basis.value in said for basis in Grondslag)


def test_every_article_of_the_table_can_be_written_as_a_basis():
    for row in TABEL:
        named = {key for law in row.basis.wet for key in artikelen_uit(law)}
        in_avg = all(law.startswith("AVG") for law in row.basis.wet)
        assert named or in_avg, row
    unused = {key.partition(" lid ")[0] for key in ARTIKELEN} - {
        key for row in TABEL for law in row.basis.wet for key in artikelen_uit(law)
    }
    assert not unused


@given(
    st.sampled_from(Partij),
    st.lists(st.sampled_from(Partij), min_size=1, max_size=3),
    st.sampled_from(Doel),
    st.lists(st.sampled_from(Veldklasse), min_size=1, max_size=4),
)
def test_no_manifest_takes_health_or_a_bsn_where_it_may_not_be(
    van, naar, doel, klassen
):
    for basis in Grondslag:
        accepted = not objections(
            sender_role=van.value,
            recipient_roles=[partij.value for partij in naar],
            purpose=doel.value,
            classes=[klasse.value for klasse in klassen],
            legal_basis=basis.value,
        )
        if accepted and van in {Partij.SWV, Partij.SWV_VO}:
            assert Veldklasse.BSN not in klassen
            if Veldklasse.GEZONDHEID in klassen:
                assert {*naar} <= {Partij.SCHOOL, Partij.OUDER}
