"""Every region keeps its own facts; its policy never lengthens the law."""

import tomllib
from datetime import date
from importlib.resources import files
from types import MappingProxyType

import pytest
from pydantic import ValidationError

from casework.tenants import BadTenant, Beleid, load_tenants, read_tenant, read_tenants
from statemachines.calendar import SchoolCalendar

FIVE = [
    "aan_den_ijssel",
    "onderwijs_dat_past",
    "po_30_06",
    "po_ijmond",
    "zeven_programmalijnen",
]
SMALL = """
naam = "Voorbeeld"
sector = "PO"
plan = "2023-2027"
aantal_leerlingen = 10
gemeenten = ["Dorp", "Stad"]
"""


def wijk(naam, gemeente, *scholen):
    listed = ", ".join(f'"{school}"' for school in scholen)
    return (
        f'[[wijken]]\nnaam = "{naam}"\ngemeente = "{gemeente}"\nscholen = [{listed}]\n'
    )


def refused(text):
    with pytest.raises(BadTenant) as caught:
        read_tenant("voorbeeld", text)
    said = str(caught.value)
    assert said.startswith("voorbeeld.toml: ")
    assert "\n" not in said
    return said


def plain(value):
    """Write a value as TOML would give it."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, tuple) else value


def test_the_five_profiles_load():
    assert list(load_tenants()) == FIVE
    assert {code for code, tenant in load_tenants().items() if tenant.code != code} == (
        set()
    )


@pytest.mark.parametrize("code", FIVE)
def test_nothing_of_a_profile_is_lost(code):
    text = (files("casework") / "swv" / f"{code}.toml").read_text("utf-8")
    written = plain(load_tenants()[code].model_dump(exclude_unset=True))
    assert written == {**tomllib.loads(text), "code": code}


def test_the_region_of_the_main_job():
    tenant = load_tenants()["onderwijs_dat_past"]
    assert tenant.gemeenten == ("Schiedam", "Vlaardingen", "Maassluis")
    [babberspolder] = [
        w for w in tenant.wijken if w.naam == "Vlaardingen Babberspolder"
    ]
    assert babberspolder.gemeente == "Vlaardingen"
    assert "'t Ambacht" in babberspolder.scholen
    assert len(tenant.scholen) == 8
    assert tenant.plan_ends == date(2027, 7, 31)


def test_profiles_are_frozen():
    with pytest.raises(ValidationError):
        setattr(load_tenants()["po_ijmond"], "naam", "x")  # noqa: B010 - mypy knows too
    assert isinstance(load_tenants(), MappingProxyType)


def test_what_is_not_known_is_none_and_not_invented():
    policy = load_tenants()["po_30_06"].policy()
    for name in ("steunpunt_naam", "steunpunt_telefoon", "afzender_telefoon"):
        assert policy[name] is None
    assert policy["afzender_naam"] == "Samenwerkingsverband PO 30.06"


def test_the_policy_is_flat_and_has_the_defaults_of_the_law_and_the_plan():
    policy = load_tenants()["onderwijs_dat_past"].policy()
    assert policy["zienswijze_dagen"] == 14
    assert policy["aanvulling_weken"] == 2
    assert policy["beslistermijn_doel_weken"] in range(1, 9)
    assert policy["committee"] == "LBT"
    assert policy["lrv_count"] == "lesweken"
    assert policy["signatures"] == "both_gezag"
    assert policy["evaluatie_lesweken"] == 10
    assert policy["leerplicht"] == "Leerrecht"
    towns = ("Schiedam", "Vlaardingen", "Maassluis")
    assert policy["financiers"] == (*towns, "SWV PO", "SWV VO")
    assert (policy["budgetjaar_begint"], policy["is_subsidie"]) == ("01-01", False)
    plain = (str, int, float, tuple, SchoolCalendar)
    for value in policy.values():
        assert value is None or isinstance(value, plain)


def test_the_holidays_of_the_schools_are_a_calendar_for_the_law():
    text = """naam = "Proef"
        sector = "PO"
        plan = "2023-2027"
        aantal_leerlingen = 1
        [[vakanties]]
        van = 2026-10-17
        tot = 2026-10-25
        naam = "herfstvakantie"
        """
    calendar = read_tenant("proef", text).policy()["schoolkalender"]
    assert isinstance(calendar, SchoolCalendar)
    assert not calendar.is_school_day(date(2026, 10, 20))
    with pytest.raises(BadTenant, match="eindigt voordat zij begint"):
        read_tenant("proef", text.replace("tot = 2026-10-25", "tot = 2026-10-01"))


def test_a_region_sets_its_own_policy_and_sender():
    policy = read_tenant(
        "voorbeeld",
        SMALL
        + "[beleid]\nzienswijze_dagen = 21\nbeslistermijn_doel_weken = 4\n"
        + '[afzender]\nnaam = "SWV Voorbeeld"\ntelefoon = "000"\n'
        + '[steunpunt_contact]\nnaam = "Steunpunt"\n',
    ).policy()
    assert policy["zienswijze_dagen"] == 21
    assert policy["beslistermijn_doel_weken"] == 4
    assert policy["afzender_naam"] == "SWV Voorbeeld"
    assert policy["afzender_telefoon"] == "000"
    assert policy["steunpunt_naam"] == "Steunpunt"


@pytest.mark.parametrize(
    ("line", "law"),
    [
        ("beslistermijn_doel_weken = 9", "Awb 4:13: at most 8 weeks"),
        ("opp_vaststellen_weken = 7", "WPO 40a: 6 weeks"),
        ("verzuim_uren = 16.5", "LPW 21a: in total sixteen hours"),
        ("lrv_weken = 5", "four lesweken"),
        ("zienswijze_dagen = 6", "parents need a real chance (Awb 4:8)"),
        ("zienswijze_spoed_werkdagen = 4", "not even in urgency"),
        ("evaluatie_lesweken = 13", "domain 2.1: 8 to 12"),
        ("beslistermijn_doel_weken = 0", "no time at all"),
        ('zienswijze_dagen = "14"', "a number is a number"),
        ("zienswijze_dagen = true", "a number is a number"),
        ('committee = "niemand"', "LBT or own"),
        ('signatures = "geen"', "both gezag parents"),
    ],
)
def test_policy_stays_within_the_law(line, law):
    key = line.split(" ")[0]
    assert f"beleid.{key}" in refused(f"{SMALL}[beleid]\n{line}\n"), law


@pytest.mark.parametrize(
    "lines",
    [
        "opp_reactie_schooldagen = 5\nopp_herinnering_schooldagen = 5",
        'herbeoordeling_advies = "03-01"\nherbeoordeling_aanvraag = "02-01"',
        'herbeoordeling_signaal = "06-01"',
        'herbeoordeling_besluit = "08-01"',
    ],
)
def test_days_that_belong_together_are_in_order(lines):
    refused(f"{SMALL}[beleid]\n{lines}\n")


@pytest.mark.parametrize("day", ["13-01", "02-29", "02-30", "1-1", "00-00"])
def test_a_day_of_the_year_exists_every_year(day):
    assert "beleid" in refused(f'{SMALL}[beleid]\nherbeoordeling_advies = "{day}"\n')


def test_every_default_is_within_its_own_bounds():
    assert Beleid.model_validate(Beleid().model_dump()) == Beleid()


@pytest.mark.parametrize(
    ("extra", "key"),
    [
        ("aantal_shcolen = 4\n", "aantal_shcolen"),
        ("[beleid]\nzienswijzedagen = 14\n", "beleid.zienswijzedagen"),
        (wijk("Oost", "Dorp") + "school = 1\n", "wijken.0.school"),
    ],
)
def test_an_unknown_key_is_an_error_that_names_it(extra, key):
    assert f"{key}: deze sleutel bestaat niet" in refused(SMALL + extra)


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (
            wijk("Oost", "Dorp") + wijk("oost", "Stad"),
            "wijk oost staat er twee keer in",
        ),
        (
            wijk("Oost", "Dorp", "De Boom") + wijk("West", "Stad", "De Boom"),
            "school De Boom staat er twee keer in",
        ),
        (wijk("Oost", "Elders"), "wijk Oost ligt in Elders"),
        (wijk("", "Dorp"), "wijken.0.naam"),
        (wijk("{Oost}", "Elders"), "wijk {Oost} ligt in Elders"),
    ],
)
def test_wijken_and_schools_are_there_once_and_in_the_region(extra, said):
    assert said in refused(SMALL + extra)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('naam = "Voorbeeld"\n', "", "naam: ontbreekt"),
        ('"PO"', '"MBO"', "sector: moet 'PO' or 'VO' zijn"),
        ("2023-2027", "2023-2028", "1 tot 4 jaar"),
        ("2023-2027", "2027-2023", "1 tot 4 jaar"),
        ("2023-2027", "nu-straks", "plan"),
        ("= 10", "= -1", "aantal_leerlingen: mag niet minder zijn dan 0"),
        ("= 10", "= ", "geen geldig TOML"),
        ('"PO"', '"PO"\ncode = "x"', "code"),
        ('"PO"', '"PO"\nleeftijd = [13, 4]', "leeftijd"),
    ],
)
def test_a_profile_that_is_wrong_says_where(old, new, said):
    assert said in refused(SMALL.replace(old, new))


def test_other_files_in_the_folder_are_no_profiles(tmp_path):
    (tmp_path / "voorbeeld.toml").write_text(SMALL)
    (tmp_path / "leesmij.txt").write_text("niets")
    assert list(read_tenants(tmp_path)) == ["voorbeeld"]
