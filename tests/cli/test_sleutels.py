"""`casework sleutels`: what it tells, what it renews, and what it refuses."""

import base64
import json

import pytest

from casework.keystore import LocalMasterKey
from tests.cli.test_bewaking import home, run

__all__ = ["home"]
NEW = bytes(range(7, 39))
SWV = ("--swv", "onderwijs_dat_past")


def told(*words):
    code, out, err = run("sleutels", *words, "--json")
    assert code == 0, err
    return json.loads(out)


def test_from_the_first_key_to_another_master_key(home, monkeypatch):
    mensen = ("--mensen", home / "mensen.json")
    run("zaak", "open", "ot", "--als", "ib:u-ib", *mensen)
    before = told("status", *SWV)
    [one] = before["swv"]
    assert one["versie"] == 1
    assert one["velden"]["aantal"] == one["velden"]["met_eigen_sleutel"] > 0
    assert not any(one["nog_te_doen"].values())

    done = told("roteer", "alles", *SWV)["resultaat"]
    assert [level["niveau"] for level in done] == ["swv", "zaak", "veld"]
    assert all(level["klaar"] for level in done)
    assert done[1]["velden_gewikkeld"] == one["velden"]["aantal"]
    assert told("status", *SWV)["swv"][0]["versie"] == 2

    file = home / "nieuw.key"
    file.write_bytes(base64.b64encode(NEW))
    file.chmod(0o600)
    code, words, _ = run("sleutels", "roteer", "master", "--nieuw", file)
    assert code == 0
    assert "CASEWORK_MASTER_KEY_FILE" in words
    assert told("status", *SWV)["master"]["ook_geldig"] == before["master"]["id"]
    assert run("sleutels", "roteer", "master", "--afronden")[0] == 2

    monkeypatch.setenv("CASEWORK_MASTER_KEY_FILE", str(file))
    told("roteer", "master", "--afronden")
    status = run("sleutels", "status", *SWV)[1]
    assert LocalMasterKey(NEW).id in status
    assert base64.b64encode(NEW).decode() not in status
    monkeypatch.delenv("CASEWORK_MASTER_KEY_FILE")
    code, _, said = run("sleutels", "status")
    assert code == 2
    assert "zet de juiste in CASEWORK_MASTER_KEY_FILE" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("master",),
        ("master", "--nieuw", "x", "--afronden"),
        ("master", "--afronden", *SWV),
        ("zaak", "--zaak", "OT-2026-7F3K9-Q"),
        ("swv", "--nieuw", "x"),
        ("swv", "--zaak", "OT-2026-7F3K9-Q", *SWV),
        ("iets",),
    ],
)
def test_options_that_do_not_belong_together_change_nothing(home, words):
    code, out, said = run("sleutels", "roteer", *words)
    assert (code, out) == (2, "")
    assert said
    assert not (home / "office").exists()
