"""`casework uitwisseling partners …`: from a file to a key in use; every refusal."""

import json
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from casework import cli
from casework.bootstrap import Office
from casework.exchange.described import Described
from casework.settings import Settings
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.certificates import issue, revocation_list
from tests.conftest import SWV
from tests.partners import ISSUER, WIJKTEAM

NEW = [
    *("uitwisseling", "partner", "voorstellen", "--naam", WIJKTEAM.naam),
    *("--rol", "wijkteam", "--nummer", "12345678", "--convenant", "Convenant"),
    *("--sinds", "2026-09-01", "--fg", WIJKTEAM.fg_contact),
    *("--telefoon", WIJKTEAM.telefoon, "--telefoon-bron", "de website"),
]


@pytest.fixture
def run(desk, light, monkeypatch):
    for name, roles in (("u-a", Role.BEHEERDER), ("u-b", Role.FG), ("u-ib", Role.IB)):
        make(desk, name, f"{name}@werk.example", (roles,))

    @contextmanager
    def opened():
        yield Office(desk, Settings(), None)

    monkeypatch.setattr("casework.cli.at_work.office", opened)

    def run(*words):
        done = CliRunner().invoke(cli.app, [*words, "--swv", SWV])
        return done.exit_code, done.stdout, done.stderr

    return run


def told(run, *words):
    code, out, err = run(*words, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.fixture
def partner(run):
    made = told(run, *NEW, "--door", "u-a")["id"]
    assert run("uitwisseling", "partner", "controleren", made, "--door", "u-b")[0] == 0
    return made


def certificate(*words):
    return ("uitwisseling", "certificaat", *words)


def test_from_a_file_to_a_key_in_use(run, partner, tmp_path):
    file = tmp_path / "partner.crt"
    file.write_bytes(issue(ISSUER, uses=("key_agreement",)))
    fingerprint = Described.read(file.read_bytes()).fingerprint
    given = (partner, str(file), "--soort", "encrypt", "--door", "u-a")
    made = told(run, *certificate("voorstellen", *given))
    assert made["vingerafdruk"] == fingerprint
    call = ("--gesproken-met", "Verzonnen Contact", "--voorgelezen")
    short = fingerprint[:9]
    for typed, by, code in (
        (fingerprint, "u-a", 1),
        (fingerprint[:-1], "u-b", 1),
        (fingerprint.lower(), "u-b", 0),
    ):
        words = certificate("nagaan", short, *call, typed, "--door", by)
        assert run(*words)[0] == code, typed
    assert run(*certificate("gebruiken", made["id"], "--door", "u-a"))[0] == 0
    [shown] = told(run, "uitwisseling", "partners")
    [one] = shown["certificaten"]
    assert (shown["rol"], shown["bezwaren"]) == ("wijkteam", [])
    assert (one["staat"], one["soort"], one["dagen"]) == ("active", "encrypt", 352)
    assert one["vingerafdruk"] == fingerprint
    text = run("uitwisseling", "partners")[1]
    assert "in gebruik" in text
    assert fingerprint in text
    for secret in (WIJKTEAM.fg_contact, WIJKTEAM.telefoon):
        assert secret not in text + json.dumps(shown)
    assert run(*certificate("uitfaseren", short, "--door", "u-a"))[0] == 0
    assert run(*certificate("beeindigen", short, "--door", "u-a"))[0] == 0
    reason = ("--reden", "sleutel_gelekt", "--door", "u-b")
    assert run(*certificate("intrekken", short, *reason))[0] == 0
    [shown] = told(run, "uitwisseling", "partners")
    assert shown["certificaten"][0]["reden"] == "sleutel_gelekt"
    assert "geen geldig certificaat" in shown["bezwaren"][0]


def test_a_list_of_what_was_revoked(run, partner, tmp_path, clock):
    file, issuer = tmp_path / "p.crt", tmp_path / "ca.pem"
    file.write_bytes(issue(ISSUER))
    issuer.write_bytes(ISSUER.pem)
    given = (partner, str(file), "--soort", "sign", "--door", "u-a")
    made = told(run, *certificate("voorstellen", *given))["id"]
    serial = Described.read(file.read_bytes()).serial
    crl = tmp_path / "list.crl"
    crl.write_bytes(revocation_list(ISSUER, [serial], clock()))
    words = ("uitwisseling", "crl", str(crl), "--uitgever", str(issuer))
    assert told(run, *words, "--door", "u-b") == {"ingetrokken": [made]}
    code, _, err = run(*words[:2], str(file), *words[3:], "--door", "u-b")
    assert (code, err.count("\n")) == (1, 1)


def test_an_account_is_of_a_partner(run, partner, desk):
    make(desk, "u-wijk", "w@werk.example", (Role.WIJKTEAM,))
    words = ("uitwisseling", "partner", "account", partner, "u-wijk", "--door", "u-a")
    assert run(*words)[0] == 0
    assert told(run, "uitwisseling", "partners")[0]["accounts"] == ["u-wijk"]
    assert run(*words, "--weg")[0] == 0
    assert run(*words[:4], "u-ib", "--door", "u-a")[0] == 1
    assert run("uitwisseling", "partner", "uittreden", partner, "--door", "u-a")[0] == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([*NEW, "--door", "u-niemand"], 1),
        ([*NEW, "--door", "u-ib"], 2),
        ([*NEW, "--door", "u-b"], 1),
        ([*NEW[:-1], "\x00", "--door", "u-a"], 1),
        ([*NEW, "--rol", "ouder", "--door", "u-a"], 1),
        (["uitwisseling", "partner", "controleren", "x", "--door", "u-a"], 2),
        ([*certificate("gebruiken", "AAAA BBBB"), "--door", "u-a"], 2),
        ([*certificate("gebruiken", "A"), "--door", "u-a"], 2),
        (["uitwisseling", "crl", "/x", "--uitgever", "/x", "--door", "u-a"], 2),
    ],
)
def test_what_cannot_be_is_one_line(run, words, code):
    done, out, err = run(*words)
    assert (done, out, err.count("\n")) == (code, "", 1)
    assert told(run, "uitwisseling", "partners") == []
