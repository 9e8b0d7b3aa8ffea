"""A program that dies comes back; one that keeps dying stops all with one line."""

from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Event
from typing import cast

import pytest

from casework.serve.child import Child
from casework.serve.household import MOST_DEATHS, CannotServe, Watched, household
from casework.serve.pages import Pages
from casework.serve.prefect import kept_password, prefect_env
from casework.settings import Settings
from casework.tenants import installed_tenants, load_tenants
from tests.conftest import SWV


class Program:
    """A program that is dead, or alive, as the test says."""

    def __init__(self, *, alive):
        self.alive = alive

    def stop(self):
        """Do nothing: there is no process."""


def watched(*, alive):
    program = cast("Child", Program(alive=alive))
    return Watched("flows", lambda: program, program)


@pytest.fixture
def hurried(monkeypatch):
    """Wait for nothing: the pauses are asked for and not taken."""
    pauses = []

    class Hurried(Event):
        def wait(self, timeout=None):
            pauses.append(timeout)
            return False

    return Hurried(), pauses


def test_a_program_that_keeps_dying_stops_all(hurried):
    stopped, pauses = hurried
    program = watched(alive=False)
    for _ in range(MOST_DEATHS - 1):
        program.look(stopped)
    with pytest.raises(CannotServe, match=r"flows stopt telkens.*flows\.log"):
        program.look(stopped)
    assert pauses == sorted(set(pauses)), "each pause is longer"


def test_a_program_that_lives_is_left_alone(hurried):
    stopped, pauses = hurried
    watched(alive=True).look(stopped)
    assert pauses == []


def test_a_home_is_served_once(tmp_path):
    (tmp_path / "serve").mkdir()
    settings = Settings(home=tmp_path, smtp_host="127.0.0.1", smtp_start_tls=False)
    with (tmp_path / "serve" / "serve.lock").open("a") as held:
        flock(held, LOCK_EX)
        refused = pytest.raises(CannotServe, match="draait al")
        with refused, household(settings, Pages(1, "http://127.0.0.1"), Event(), print):
            pass


def test_another_prefect_on_the_machine_has_no_say(monkeypatch, tmp_path):
    monkeypatch.setenv("PREFECT_API_URL", "https://elsewhere.example/api")
    monkeypatch.setenv("PREFECT_LOGGING_EXTRA_LOGGERS", "sqlalchemy")
    env = prefect_env(tmp_path, 4200, "geheim")
    assert env["PREFECT_API_URL"] == "http://127.0.0.1:4200/api"
    assert "PREFECT_LOGGING_EXTRA_LOGGERS" not in env
    assert env["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert env["DO_NOT_TRACK"] == "1"
    assert Path(env["TMPDIR"]).is_relative_to(tmp_path), "not shared with other users"


def test_the_password_is_made_once_and_only_ours(tmp_path):
    file = tmp_path / "serve" / "wachtwoord"
    first = kept_password(file)
    assert len(first) > 20
    assert kept_password(file) == first
    assert file.stat().st_mode & 0o077 == 0


def test_the_profile_of_the_installation_takes_the_place_of_ours(tmp_path):
    (tmp_path / "swv").mkdir()
    (tmp_path / "swv" / "eigen.toml").write_text(
        'naam = "Eigen"\nsector = "PO"\nplan = "2026-2030"\naantal_leerlingen = 10\n'
        '[afzender]\nadres = "Straat 1"\ntelefoon = "010"\n'
    )
    found = installed_tenants(tmp_path, proef=True)
    assert found["eigen"].afzender.adres == "Straat 1"
    assert set(found) == {*load_tenants(), "eigen"}
    assert found[SWV].afzender.adres, "a try-out has a sender"
    assert installed_tenants(tmp_path)[SWV].afzender.adres is None


@pytest.mark.parametrize(
    "chosen",
    [
        {"smtp_host": None},
        {"smtp_host": "smtp.example.nl", "mail_from": "post@swv.example"},
    ],
)
def test_a_made_up_sender_never_leaves_the_machine(chosen):
    with pytest.raises(ValueError, match="CASEWORK_PROEF"):
        Settings(proef=True, **chosen)
