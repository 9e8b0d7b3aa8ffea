"""Who may read what: the table of domain.md 3.2, cell by cell."""

import pytest

from statemachines.aan_zet import aan_zet, is_aan_zet
from statemachines.inzage import (
    CONTACT,
    GEHEIM_ADRES,
    Contact,
    Lezer,
    contact,
    mag_lezen,
)
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import DataClass

FACT = {
    "ON": ("ot", "signaal", DataClass.ONDERWIJS),
    "GZ": ("ot", "onderzoeksverslag", DataClass.GEZONDHEID),
    "VZ": ("verzuim", "eerste_dag", None),
    "OPP": ("opp", "extra_nodig_op", None),
    "TLV": ("tlv", "zienswijze_school", DataClass.ZIENSWIJZE),
    "GEZ": ("handtekening", "weigering", DataClass.GEZIN),
    "FIN": ("nooit_opgeven", "bedrag_cent", None),
}
"""One fact of each class that belongs to no other."""
MATRIX = {
    #                           ON  GZ  VZ  OPP TLV GEZ FIN
    Role.VOORZITTER:           "ja  ja  ja  ja  ja  ja  ja",
    Role.IB:                   "ja  ja  ja  ja  ja  ja  nee",
    Role.LERAAR:               "nee nee ja  ja  nee nee nee",
    Role.JOS:                  "nee nee ja  nee nee nee nee",
    Role.SWV_ER:               "ja  ja  ja  ja  ja  nee ja",
    Role.GEDRAGSWETENSCHAPPER: "ja  ja  nee ja  ja  nee nee",
    Role.DESKUNDIGE:           "ja  ja  nee ja  nee nee nee",
    Role.BESTUURDER:           "nee nee nee nee ja  nee ja",
    Role.SWV_ADMIN:            "nee nee nee nee ja  nee ja",
    Role.LEERRECHT:            "nee nee ja  nee nee nee nee",
    Role.OUDER:                "ja  ja  ja  ja  ja  nee nee",
    Role.OUDER_ZONDER_GEZAG:   "nee nee nee nee nee nee nee",
    Role.JEUGDHULP:            "nee nee nee nee nee nee nee",
    Role.SCHOOLBESTUUR:        "nee nee nee nee nee nee ja",
    Role.ONTVANGENDE_SCHOOL:   "nee nee nee ja  nee nee nee",
    Role.KERNGROEP:            "nee nee nee nee nee nee ja",
    Role.LBT:                  "ja  ja  nee ja  ja  nee nee",
    Role.FG:                   "nee nee nee nee nee nee nee",
    Role.BEHEERDER:            "nee nee nee nee nee nee nee",
    Role.INSPECTIE:            "nee nee nee nee nee nee nee",
}  # fmt: skip


@pytest.mark.parametrize("role", MATRIX, ids=str)
def test_a_role_reads_what_the_table_says(role):
    read = ["ja" if mag_lezen(Lezer(role), *fact) else "nee" for fact in FACT.values()]
    assert read == MATRIX[role].split()


def test_a_decider_reads_the_file_at_the_decision_and_not_before():
    advice = ("tlv", "advies_1", DataClass.GEZONDHEID)
    assert not mag_lezen(Lezer(Role.BESTUURDER), *advice)
    assert mag_lezen(Lezer(Role.BESTUURDER, beslist=True), *advice)


@pytest.mark.parametrize(
    ("role", "fact", "reads"),
    [
        (Role.LERAAR, "plan", True),
        (Role.LERAAR, "verslag", False),
        (Role.JOS, "verslag", True),
        (Role.JOS, "signaal", False),
    ],
)
def test_some_read_only_a_part(role, fact, reads):
    assert mag_lezen(Lezer(role), "ot", fact, DataClass.ONDERWIJS) is reads


def test_who_hears_the_decision_reads_the_decision_alone():
    board = Lezer(Role.SCHOOLBESTUUR)
    assert mag_lezen(board, "tlv", "einddatum")
    assert not mag_lezen(board, "tlv", "ontvangen_op")
    assert not mag_lezen(board, "tlv", "motivering", DataClass.GEZONDHEID)


def test_the_family_never_sees_how_to_reach_one_another():
    assert {contact(role) for role in FAMILY} == {Contact.NAAM}


def test_names_are_for_who_must_have_them():
    assert contact(Role.DESKUNDIGE) is Contact.INITIALEN
    unknown = {Role.KERNGROEP, Role.FG, Role.BEHEERDER, Role.INSPECTIE, Role.STEUNPUNT}
    assert {contact(role) for role in unknown} == {Contact.NIETS}
    assert {role for role in GEHEIM_ADRES if CONTACT[role] is Contact.ALLES} == (
        GEHEIM_ADRES
    )


@pytest.mark.parametrize(
    ("process", "state", "roles"),
    [
        ("tlv", "advies_compleet", {Role.GEDRAGSWETENSCHAPPER}),
        ("tlv", "ontvangen", {Role.SWV_ADMIN}),
        ("tlv", "besluitrijp", {Role.BESTUURDER}),
        ("opp", "besproken", {Role.VOORZITTER}),
        ("ot", "opgeschaald", {Role.VOORZITTER, Role.SWV_ER}),
        ("handtekening", "geen_reactie", {Role.IB}),
        ("leerrecht_alert", "verzonden", {Role.LEERRECHT}),
        ("verzuim", "lrv", set()),
        ("tlv", "aanvulling_gevraagd", set()),
    ],
)
def test_who_is_named_is_at_turn(process, state, roles):
    assert aan_zet(PROCESSES[process].state(state)) == roles


def test_where_nobody_is_named_everybody_may_be_at_turn():
    assert is_aan_zet(PROCESSES["verzuim"].state("lrv"), Role.SWV_ER)
    assert not is_aan_zet(PROCESSES["tlv"].state("besluitrijp"), Role.VOORZITTER)
