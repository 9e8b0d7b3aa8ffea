"""`casework verzuim`: the dry run on good and on hopeless files, and the import."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from casework.cli import app

DATA = Path(__file__).parents[1] / "data"
KALENDER = DATA / "schoolkalender_2026_2027.csv"
HEADER = "school_id;leerling_id;datum;uren_gemist;uren_les;reden"
GOOD = "S1;L1;2026-09-07;5;5;ziek"

runner = CliRunner()


def signalen(file, *more, kalender=KALENDER):
    words = ["verzuim", "signalen", "--csv", str(file), "--kalender", str(kalender)]
    return runner.invoke(app, [*words, *more])


def put(tmp_path, content, name="verzuim.csv"):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_the_example_gives_exactly_the_example():
    done = signalen(DATA / "verzuim_voorbeeld.csv", "--json")
    assert done.exit_code == 0
    expected = (DATA / "verzuim_voorbeeld_signalen.json").read_text()
    assert json.loads(done.stdout) == json.loads(expected)


def test_until_a_day_and_why():
    done = signalen(DATA / "verzuim_voorbeeld.csv", "--tot", "2026-09-22")
    assert done.stdout.splitlines()[-1] == "3 signalen."
    assert "14 getelde dagen" in done.stdout
    cut = signalen(DATA / "verzuim_voorbeeld.csv", "--tot", "2026-09-22", "--json")
    assert len(json.loads(cut.stdout)) == 3


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{GOOD}\n",
        f"{HEADER}\r\n{GOOD}\r\n\r\n",
        f"{HEADER}\n{GOOD}",
        b"\xef\xbb\xbf" + f"{HEADER}\n{GOOD}".encode(),
        f'{HEADER}\n"S1";"L1";"2026-09-07";"5,0";5.00;"ziek"\n',
        f"{HEADER.upper()}\n S1 ; L1;2026-09-07;0;5;ziek \n",
        f"{HEADER}\n",
    ],
)
def test_a_file_as_programs_write_it(tmp_path, content):
    done = signalen(put(tmp_path, content), "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Het bestand is leeg"),
        (b"\xef\xbb\xbf", "Het bestand is leeg"),
        (HEADER.encode("utf-16"), "Regel 1"),
        (bytes(range(256)) * 40, "Regel 1"),
        ("x" * 10_000_000, "Regel 1"),
        (HEADER.replace(";", ","), "Regel 1: deze kolommen ontbreken: school_id"),
        ("school_id;leerling_id\n", "ontbreken: datum, uren_gemist, uren_les, reden"),
        ("datum;" + HEADER, "de eerste regel moet zijn"),
        (f"{HEADER}\nS1;L1;2026-09-07;5;5", "Regel 2, regel: heeft 5 velden"),
        (f"{HEADER}\n{GOOD};x", "Regel 2, regel: heeft 7 velden"),
        (
            f"{HEADER}\n{GOOD}\nS1;L1;2026-02-30;5;5;ziek",
            "Regel 3, datum: moet een dag",
        ),
        (f"{HEADER}\nS1;L1;20260907;5;5;ziek", "Regel 2, datum"),
        (f"{HEADER}\nS1;L1;1026-09-07;5;5;ziek", "Regel 2, datum"),
        (f"{HEADER}\nS1;L1;2026-09-07;-1;5;ziek", "Regel 2, uren_gemist"),
        (f"{HEADER}\nS1;L1;2026-09-07;NaN;5;ziek", "Regel 2, uren_gemist"),
        (f"{HEADER}\nS1;L1;2026-09-07;5;1e9;ziek", "Regel 2, uren_les"),
        (f"{HEADER}\nS1;L1;2026-09-07;5;25;ziek", "Regel 2, uren_les: mag hooguit 24"),
        (f"{HEADER}\nS1;L1;2026-09-07;5;5;griep", "Regel 2, reden: moet een van deze"),
        (f"{HEADER}\nS1;;2026-09-07;5;5;ziek", "Regel 2, leerling_id: ontbreekt"),
        (f"{HEADER}\nS1;L\t1;2026-09-07;5;5;ziek", "Regel 2, leerling_id: mag alleen"),
        (f"{HEADER}\nS1;{'L' * 65};2026-09-07;5;5;ziek", "hooguit 64 tekens"),
        (f'{HEADER}\nS1;"L1;2026-09-07;5;5;ziek', "Regel 2, regel: heeft aanhaling"),
        (f"{HEADER}\n{'x' * 9_000_000}\n{GOOD}", "Regel 2, regel: is langer dan"),
        (
            HEADER.encode() + b"\nS1;L\xff;2026-09-07;5;5;ziek",
            "Regel 2, regel: is geen",
        ),
        (f"{HEADER}\nS1;L1;x;5;5;ziek\n{GOOD}\nx\ny", "Nog 2 regels kloppen niet."),
        (f"{HEADER}\nS1;L1;x;5;5;ziek\nx", "Nog 1 regel klopt niet."),
    ],
)
def test_a_hopeless_file_is_one_line_and_exit_2(tmp_path, content, said):
    done = signalen(put(tmp_path, content), "--json")
    assert done.exit_code == 2
    assert not done.stdout
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "kalender", ["", "van;tot\n", "van;tot;naam\n2026;x;y", b"\xff"]
)
def test_a_hopeless_calendar_is_one_line_and_exit_2(tmp_path, kalender):
    file = put(tmp_path, kalender, "kalender.csv")
    done = signalen(DATA / "verzuim_voorbeeld.csv", kalender=file)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_no_file_no_calendar_and_no_day():
    assert signalen("/nergens").exit_code == 2
    assert signalen("/").exit_code == 2
    assert signalen(DATA / "verzuim_voorbeeld.csv", kalender="/nergens").exit_code == 2
    assert signalen(DATA / "verzuim_voorbeeld.csv", "--tot", "morgen").exit_code == 2


def casework(home, *words):
    environment = {**os.environ, "CASEWORK_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "casework", "verzuim", *map(str, words)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


HEAD = {
    "key": "hoofd",
    "role": "voorzitter",
    "naam": "Voorbeeld H",
    "telefoon": "000 000 0000",
}
PUPIL = {
    "leerling_id": "L110071",
    "school_id": "S01",
    "mensen": [{"key": "leerling", "role": "leerling", "naam": "Voorbeeld L"}],
}
REGISTER: dict[str, Any] = {
    "swv": {"mensen": [{"key": "swv-er", "role": "swv_er", "naam": "Voorbeeld S"}]},
    "scholen": [
        {
            "school_id": "S01",
            "naam": "Voorbeeldschool",
            "vakanties": [{"van": "2026-10-17", "tot": "2026-10-25"}],
            "mensen": [HEAD],
        }
    ],
    "leerlingen": [PUPIL],
}


FROM_2028 = ("--vanaf", "2028-01-01")
NOTHING_LOST = {"signalen": 0, "over": 0}


def test_the_real_thing_from_calendar_to_import(tmp_path):
    home, file = tmp_path / "home", DATA / "verzuim_voorbeeld.csv"
    people = put(tmp_path, json.dumps(REGISTER), "register.json")
    assert casework(home, "register", people).stdout.startswith("3 nieuw")
    assert casework(home, "kalender", "S01", KALENDER).returncode == 0
    first = casework(home, "import", file, "--json")
    assert first.returncode == 0, first.stderr
    expected = json.loads((DATA / "verzuim_voorbeeld_signalen.json").read_text())
    assert sum(json.loads(first.stdout)["signalen"].values()) == len(expected)
    again = casework(home, "import", file)
    assert "0 nieuw, 0 gewijzigd, 2275 ongewijzigd" in again.stdout
    waits = json.loads(casework(home, "wachtend", "--json").stdout)
    assert {one["waarom"] for one in waits} <= {"nog niet aan de beurt geweest"}
    assert "Alleen bewaard:" in casework(home, "import", file, *FROM_2028).stdout
    assert json.loads(casework(home, "wachtend", "--json").stdout) == []
    again = casework(home, "natellen", "--json")
    assert (again.returncode, json.loads(again.stdout)) == (0, NOTHING_LOST)
    assert casework(home, "natellen").stdout == "0 nieuwe signalen.\n"
    wrong = casework(home, "import", file, "--vanaf", "morgen")
    assert (wrong.returncode, wrong.stderr) == (2, "Schrijf --vanaf als JJJJ-MM-DD.\n")
    bad = casework(home, "import", put(tmp_path, f"{HEADER}\nx\n{GOOD}\ny"), "--json")
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["aantal_fouten"] == 2
    assert "Niets ingelezen: 2 regels kloppen niet." in bad.stderr
    assert casework(home, "import", put(tmp_path, "x")).returncode == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"leerlingen": [{**PUPIL, "leerling_id": "111222333"}]}, "burgerservice"),
        ({"leerlingen": [{**PUPIL, "mensen": []}]}, "leerlingen.0.mensen"),
        ({"leerlingen": [PUPIL, PUPIL]}, "maar een keer"),
        ({"scholen": [{**REGISTER["scholen"][0], "bsn": 1}]}, "scholen.0.bsn"),
        ({"swv": 7}, "swv"),
        (
            {
                "scholen": [
                    {**REGISTER["scholen"][0], "mensen": [{**HEAD, "telefoon": ""}]}
                ]
            },
            "telefoonnummer",
        ),
    ],
)
def test_a_register_that_cannot_be_is_one_line_and_exit_2(tmp_path, change, said):
    file = put(tmp_path, json.dumps({**REGISTER, **change}), "register.json")
    done = runner.invoke(app, ["verzuim", "register", str(file)])
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
