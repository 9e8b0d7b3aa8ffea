"""The covenant: the whole product of what can be asked, and the table row by row."""

from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachines.convenant import (
    GEEN,
    HARDE_REGELS,
    OP_TOESTEMMING,
    SWV_KANT,
    TABEL,
    VERKLAARD,
    Antwoord,
    Bericht,
    Doel,
    Grondslag,
    Instemming,
    Partij,
    Stand,
    Toestemming,
    Veldklasse,
    may_share,
    oordeel,
    samen,
    veldklasse,
    veldklassen,
    wie_moeten,
)
from statemachines.inzage import Klasse
from statemachines.secrecy import DataClass
from statemachines.situation import Reason

GEZONDHEID, BSN = Veldklasse.GEZONDHEID, Veldklasse.BSN
VERLEEND, GEWEIGERD = Toestemming(Stand.VERLEEND), Toestemming(Stand.GEWEIGERD)
INGETROKKEN = Toestemming(Stand.INGETROKKEN)
CONSENTS = (GEEN, VERLEEND, GEWEIGERD, INGETROKKEN, VERKLAARD)
PRODUCT = (Partij, Partij, Doel, Veldklasse, Grondslag, CONSENTS)


def ask(van, naar, doel, klassen, grondslag, toestemming=GEEN, **around):
    """Ask with the codes as people write them; pseudonymous unless told."""
    return may_share(
        Partij(van),
        Partij(naar),
        Doel(doel),
        [Veldklasse(klasse) for klasse in klassen.split()],
        Grondslag(grondslag),
        toestemming,
        **{"pseudonym": True, **around},
    )


@cache
def answers():
    """Return what is let through of all that can be asked, and why the rest is not."""
    through: set[tuple[Any, ...]] = set()
    reasons: set[Reason] = set()
    for asked in product(*PRODUCT):
        van, naar, doel, klasse, grond, consent = asked
        answer = may_share(van, naar, doel, [klasse], grond, consent, pseudonym=True)
        reasons.update(answer.reasons)
        if answer.allowed:
            through.add(asked)
    return frozenset(through), frozenset(reasons)


def allowed():
    through, _ = answers()
    return through


@pytest.mark.slow
def test_the_product_has_both_answers():
    assert 5_000 < len(allowed()) < 20_000


def test_health_leaves_the_swv_only_to_the_school_board_and_the_parents():
    to = {
        naar for van, naar, _, k, *_ in allowed() if van in SWV_KANT and k is GEZONDHEID
    }
    assert to == {Partij.SCHOOL, Partij.OUDER}


def test_no_bsn_but_from_the_school_where_a_law_names_it():
    found = {(van, naar, doel) for van, naar, doel, k, *_ in allowed() if k is BSN}
    assert found == {
        (Partij.SCHOOL, Partij.LEERRECHT, Doel.VERZUIM_LPW),
        (Partij.SCHOOL, Partij.ONTVANGENDE_SCHOOL, Doel.OVERSTAP),
    }


def test_the_kerngroep_gets_nothing_that_points_to_a_child():
    to = {k for _, naar, _, k, *_ in allowed() if naar is Partij.KERNGROEP}
    assert to == {
        *(Veldklasse.ONDERWIJS, Veldklasse.VERZUIM),
        *(Veldklasse.GELD, Veldklasse.TELLING),
    }
    wanted = ("swv", "kerngroep", "nooit_opgeven", "onderwijs", "publieke_taak")
    assert ask(*wanted).allowed
    assert not ask(*wanted, pseudonym=False).allowed


def test_nothing_that_rests_on_consent_goes_out_after_a_no():
    assert not [
        asked
        for asked in allowed()
        if asked[4] in OP_TOESTEMMING
        and asked[5].stand in {Stand.GEWEIGERD, Stand.INGETROKKEN}
    ]


@pytest.mark.parametrize("no", [GEWEIGERD, INGETROKKEN], ids=["geweigerd", "weg"])
def test_after_a_no_no_other_basis_opens_what_consent_could_have_opened(no):
    asked_consent = {
        (r.van, r.naar, doel) for r in TABEL if r.op_toestemming for doel in r.doelen
    }
    assert not [a for a in allowed() if a[:3] in asked_consent and a[5] == no]


def test_a_no_does_not_stop_what_the_law_orders():
    wanted = ("school", "leerrecht", "verzuim_lpw", "verzuim", "wettelijke_plicht")
    assert ask(*wanted, GEWEIGERD).allowed


def test_consent_that_is_not_there_lets_nothing_go_but_what_parents_send_themselves():
    silent = {a[0] for a in allowed() if a[4] in OP_TOESTEMMING and a[5] == GEEN}
    assert silent == {Partij.OUDER}


def test_every_refusal_names_an_article_and_who_lifts_it():
    _, reasons = answers()
    assert len(reasons) > 200
    assert all(reason.law and reason.lifted_by for reason in reasons)


def test_every_row_lets_something_through_and_nothing_comes_from_elsewhere():
    reached = set()
    for van, naar, doel, klasse, grond, _ in allowed():
        rows = [
            r
            for r in TABEL
            if (r.van, r.naar) == (van, naar)
            and doel in r.doelen
            and r.dekt(klasse, grond)
        ]
        assert rows
        reached |= {*rows}
    assert reached == {*TABEL}


MESSAGES = st.builds(
    Bericht,
    van=st.sampled_from(Partij),
    naar=st.sampled_from(Partij),
    doel=st.sampled_from(Doel),
    klassen=st.frozensets(st.sampled_from(Veldklasse)),
    grondslag=st.sampled_from(Grondslag),
    toestemming=st.sampled_from(CONSENTS),
    doel_zaak=st.none() | st.sampled_from(Doel),
    pseudoniem=st.booleans(),
)
LIKELY = st.builds(
    lambda row, more, consent, doel: Bericht(
        van=row.van,
        naar=row.naar,
        doel=row.doelen[doel % len(row.doelen)],
        klassen=frozenset({*row.klassen} - {*more}),
        grondslag=row.grondslag,
        toestemming=consent,
        pseudoniem=True,
    ),
    st.sampled_from(TABEL),
    st.frozensets(st.sampled_from(Veldklasse), max_size=3),
    st.sampled_from(CONSENTS),
    st.integers(0, 20),
)


@given(MESSAGES | LIKELY, st.sampled_from(Veldklasse))
def test_one_class_more_never_opens_what_was_closed(message, klasse):
    more = Bericht(**{**vars(message), "klassen": message.klassen | {klasse}})
    if oordeel(more).allowed and message.klassen:
        assert oordeel(message).allowed


@given(MESSAGES | LIKELY)
def test_a_message_of_more_classes_is_the_sum_of_its_classes(message):
    one_by_one = [
        oordeel(Bericht(**{**vars(message), "klassen": frozenset({klasse})})).allowed
        for klasse in message.klassen
    ]
    assert oordeel(message).allowed == (bool(one_by_one) and all(one_by_one))


def test_a_message_without_anything_in_it_is_refused():
    assert not ask("school", "swv", "tlv", "", "publieke_taak").allowed


def test_the_purpose_of_the_message_is_that_of_the_case():
    wanted = ("school", "swv", "tlv", "onderwijs", "publieke_taak")
    assert ask(*wanted, case_purpose=Doel.TLV).allowed
    [reason] = ask(*wanted, case_purpose=Doel.OVERSTAP).reasons
    assert reason.law == "AVG 5 lid 1 onder b"


def test_all_reasons_come_at_once():
    asked = ask(
        "swv",
        "kerngroep",
        "tlv",
        "gezondheid bsn",
        "toestemming",
        case_purpose=Doel.NOOIT_OPGEVEN,
        pseudonym=False,
    )
    laws = [reason.law for reason in asked.reasons]
    assert laws == [
        "WPO 18a lid 13",  # health from the samenwerkingsverband
        "WPO 182; UAVG 46",  # a BSN on its side
        "WPO 182; UAVG 46",  # a BSN to somebody that no law names
        "WPO 18a lid 13; AVG 5 lid 1 onder c",  # the kerngroep knows no child
        "WPO 18a lid 13; AVG 5 lid 1 onder c",  # and reads no name
        "AVG 5 lid 1 onder b",  # another purpose than the case
        "AVG 5 lid 1 onder b",  # and one for which it gets nothing
        "AVG 7; UAVG 5",  # nobody consented
    ]


@pytest.mark.parametrize(
    "row",
    [
        "school swv tlv onderwijs+gezondheid publieke_taak",
        "swv school tlv tlv+gezondheid publieke_taak",
        "swv ouder tlv gezondheid wettelijke_plicht",
        "school leerrecht verzuim_lpw identiteit+verzuim+bsn wettelijke_plicht",
        "school jeugdarts verzuim_lpw verzuim publieke_taak",
        "school jeugdarts verzuim_lpw gezondheid uitdrukkelijke_toestemming",
        "school jos ondersteuning_school onderwijs toestemming",
        "school wijkteam oza gezondheid uitdrukkelijke_toestemming",
        "jos school ondersteuning_school onderwijs toestemming",
        "jeugdhulp school oza gezondheid uitdrukkelijke_toestemming",
        "leerrecht school verzuim_lpw verzuim wettelijke_plicht",
        "leerrecht swv thuiszitter verzuim publieke_taak",
        "school ontvangende_school overstap onderwijs+opp+bsn wettelijke_plicht",
        "school swv_vo vo_advies gezondheid uitdrukkelijke_toestemming",
        "swv swv_vo vo_advies onderwijs toestemming",
        "swv kerngroep nooit_opgeven geld+verzuim publieke_taak",
        "ouder jos oza gezondheid uitdrukkelijke_toestemming",
    ],
)
def test_the_table_of_domain_5_2_row_by_row(row):
    van, naar, doel, klassen, grondslag = row.split()
    answer = ask(van, naar, doel, klassen.replace("+", " "), grondslag, VERLEEND)
    assert answer.allowed, answer.reasons


@pytest.mark.parametrize(
    ("row", "law"),
    [
        ("swv jos oza onderwijs publieke_taak", "AVG 6 lid 1"),
        ("swv leerrecht thuiszitter verzuim wettelijke_plicht", "AVG 6 lid 1"),
        ("swv gemeente thuiszitter gezondheid publieke_taak", "WPO 18a lid 13"),
        ("swv swv_vo vo_advies gezondheid uitdrukkelijke_toestemming", "18a lid 13"),
        ("school swv tlv bsn publieke_taak", "WPO 182"),
        ("school leerrecht verzuim_lpw gezondheid wettelijke_plicht", "AVG 5 lid 1"),
        ("school jeugdarts verzuim_lpw gezondheid publieke_taak", "AVG 9"),
        ("school jos ondersteuning_school gezondheid publieke_taak", "AVG 9"),
        ("school swv tlv onderwijs toestemming", "AVG 6 lid 1"),
        ("school jos tlv onderwijs toestemming", "AVG 5 lid 1 onder b"),
        ("leerrecht school verzuim_lpw gezondheid wettelijke_plicht", "AVG 5 lid 1"),
        ("jos swv oza onderwijs toestemming", "AVG 6 lid 1"),
    ],
)
def test_what_domain_5_2_closes_is_closed_with_its_article(row, law):
    van, naar, doel, klasse, grondslag = row.split()
    answer = ask(van, naar, doel, klasse, grondslag, VERLEEND)
    assert not answer.allowed
    assert any(law in reason.law for reason in answer.reasons)


def test_health_of_the_swv_can_come_from_the_school_or_the_parents():
    wanted = ("swv", "jos", "oza", "gezondheid", "publieke_taak")
    [reason, *_] = ask(*wanted).reasons
    assert reason.lifted_by == "de school of de ouders: zij kunnen het zelf sturen"


@pytest.mark.parametrize(
    ("age", "needed"),
    [
        (9, {"ouder-1", "ouder-2"}),
        (11, {"ouder-1", "ouder-2"}),
        (12, {"ouder-1", "ouder-2", "leerling"}),
        (15, {"ouder-1", "ouder-2", "leerling"}),
        (16, {"leerling"}),
    ],
)
def test_who_must_consent_follows_from_the_age(age, needed):
    assert wie_moeten(["ouder-1", "ouder-2"], age) == needed


def said(who, stand, day):
    return Antwoord(who, Stand(stand), date(2026, 11, day))


@pytest.mark.parametrize(
    ("answers", "together"),
    [
        ([], "geen"),
        ([said("a", "verleend", 1)], "geen"),
        ([said("a", "verleend", 1), said("b", "verleend", 2)], "verleend"),
        ([said("a", "verleend", 1), said("b", "geweigerd", 2)], "geweigerd"),
        ([said("a", "geweigerd", 1), said("a", "verleend", 2)], "geweigerd"),
        (
            [
                said("a", "verleend", 1),
                said("b", "verleend", 1),
                said("b", "ingetrokken", 9),
            ],
            "ingetrokken",
        ),
    ],
)
def test_answers_add_up_and_a_no_stays_a_no(answers, together):
    assert samen({"a", "b"}, answers).stand == together


def test_nobody_who_may_consent_is_no_consent():
    assert samen(set(), [said("a", "verleend", 1)]).stand is Stand.GEEN


def test_who_did_not_answer_yet_is_named():
    answer = samen({"a", "b"}, [said("a", "verleend", 1)])
    assert answer.ontbreekt == ("b",)


def test_every_class_of_a_dossier_has_a_class_of_the_covenant():
    assert {veldklasse(k) for k in Klasse} == {*Veldklasse} - {
        *(BSN, Veldklasse.TELLING)
    }
    assert {veldklasse(k) for k in DataClass} <= {*Veldklasse}
    assert veldklassen([Klasse.GZ, DataClass.GEZONDHEID]) == {GEZONDHEID}


def test_the_hard_rules_have_a_code_of_their_own():
    codes = [rule.code for rule in HARDE_REGELS]
    assert len({*codes}) == len(codes)


def test_only_what_parents_send_needs_no_other_yes():
    for row in TABEL:
        assert (row.instemming is Instemming.ZELF) == (row.van is Partij.OUDER)
