"""`casework uitwisseling eigen sleutel …`: from a key to its end, and every refusal."""

import json
from contextlib import contextmanager

import pytest
from cryptography import x509
from typer.testing import CliRunner

from casework import cli
from casework.bootstrap import Office
from casework.services.exchange.own_known import decrypt_identities, own_keys
from casework.services.verify import verify
from casework.settings import Settings
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.certificates import issue, issuer
from tests.conftest import SWV

SLEUTEL = ("uitwisseling", "eigen", "sleutel")
NIEUW = [
    *(*SLEUTEL, "maak", "--partij", "school", "--naam", "Verzonnen school"),
    *("--algoritme", "p256", "--door", "u-a"),
]


@pytest.fixture
def run(desk, light, monkeypatch):
    for name, role in (("u-a", Role.BEHEERDER), ("u-b", Role.FG), ("u-ib", Role.IB)):
        make(desk, name, f"{name}@werk.example", (role,))

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


def made(run, soort, *more):
    return told(run, *NIEUW, "--soort", soort, *more)["id"]


def test_a_key_waits_for_the_certificate_that_was_asked_for(run, desk, tmp_path):
    ident = made(run, "sign")
    asked = told(run, *SLEUTEL, "csr", ident)["csr"]
    request = x509.load_pem_x509_csr(asked.encode())
    assert request.is_signature_valid
    assert "Verzonnen school" in request.subject.rfc4514_string()
    assert "PRIVATE" not in asked
    other = tmp_path / "ander.crt"
    other.write_bytes(issue(issuer()))
    words = (*SLEUTEL, "certificaat", ident)
    code, _, err = run(*words, str(other), "--door", "u-a")
    assert code == 1
    assert "hoort niet bij het certificaat" in err
    [row] = told(run, *SLEUTEL, "lijst")
    assert (row["staat"], row["vingerafdruk"]) == ("requested", None)


def test_the_private_key_is_sealed_and_the_register_tells_of_it(run, desk):
    made(run, "sign", "--zelf")
    with desk.look(SWV) as work:
        [key] = own_keys(work)
        assert key.sealed
        assert key.certificate
        assert verify(work).findings == ()
        [(body,)] = work.rows(
            "select convert_from(body, 'UTF8') from partner_event where seq = 2", []
        )
    assert json.loads(body)["what"] == "eigen certificaat in gebruik"


def test_an_old_key_opens_until_two_people_end_it(run, desk, clock):
    old, new = made(run, "decrypt", "--zelf"), made(run, "decrypt", "--zelf")
    assert old != new
    words = (*SLEUTEL, "vernietig", old)
    code, _, err = run(*words, "--door", "u-a")
    assert code == 1
    assert "nog nodig" in err
    with desk.work(SWV) as work:
        assert len(decrypt_identities(work)) == 2
    clock.forward(days=31)
    assert run(*words, "--bevestig", "--door", "u-b")[0] == 1
    assert run(*words, "--door", "u-a")[0] == 0
    code, _, err = run(*words, "--bevestig", "--door", "u-a")
    assert code == 1
    assert "Een ander moet het controleren" in err
    assert run(*words, "--bevestig", "--door", "u-b")[0] == 0
    with desk.work(SWV) as work:
        assert len(decrypt_identities(work)) == 1
        [gone] = [key for key in own_keys(work) if str(key.id) == old]
        assert gone.sealed is None
        assert verify(work).findings == ()


def test_who_keeps_no_registry_makes_no_key(run):
    words = [word if word != "u-a" else "u-b" for word in NIEUW]
    code, _, err = run(*words, "--soort", "sign")
    assert code == 1
    assert err.count("\n") == 1
    words = [word if word != "u-a" else "u-ib" for word in NIEUW]
    assert run(*words, "--soort", "sign")[0] == 2


@pytest.mark.parametrize("given", ["x", "01a05bc4-8181-774f-9e32-aa34154e48dd"])
def test_a_number_that_is_none_is_one_line(run, given):
    for command in ("csr", "certificaat"):
        code, _, err = run(*SLEUTEL, command, given)
        assert code in {1, 2}
        assert err.count("\n") == 1
