"""compose.yaml against what the programs need: no Docker engine is there to say so."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from casework.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
JOBS = {
    name
    for service in SERVICES.values()
    for name, needs in service.get("depends_on", {}).items()
    if needs["condition"] == "service_completed_successfully"
}
"""Services that end when their work is done."""
every_service = pytest.mark.parametrize("name", SERVICES)


@every_service
def test_an_image_is_pinned(name):
    assert re.search(r":v?\d+\.\d+", SERVICES[name]["image"])


def test_what_our_own_image_is_built_on_is_pinned_and_locked():
    recipe = SERVICES["worker"]["build"]["dockerfile_inline"]
    assert re.search(r"^FROM \S+:\d+\.\d+\.\d+\S*$", recipe, re.MULTILINE)
    assert "--no-deps --require-hashes --requirement requirements.lock" in recipe
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert SERVICES["worker"]["image"] == f"casework:{project['version']}"


@every_service
def test_nothing_runs_as_root(name):
    assert SERVICES[name]["user"] not in {"root", "0", "0:0"}


@every_service
def test_a_service_says_whether_it_is_well_and_comes_back(name):
    if name not in JOBS:
        assert SERVICES[name]["healthcheck"]["test"]
        assert SERVICES[name]["restart"] == "unless-stopped"


@every_service
def test_every_setting_is_one_that_is_known(name):
    known = {PREFIX + field.upper() for field in Settings.model_fields}
    given = {v for v in SERVICES[name].get("environment", {}) if v.startswith(PREFIX)}
    assert given <= known


@every_service
def test_a_secret_comes_from_outside(name):
    for key, value in SERVICES[name].get("environment", {}).items():
        if re.search("PASSWORD|AUTH|_URL", key) and "@" in str(value):
            assert re.search(r"\$\{\w+:\?", value), key
        if re.search("PASSWORD|AUTH", key):
            assert str(value).startswith("${"), key


@every_service
def test_a_volume_and_what_is_waited_for_exist(name):
    service = SERVICES[name]
    volumes = {volume.split(":")[0] for volume in service.get("volumes", [])}
    assert volumes <= set(COMPOSE["volumes"])
    for needed, how in service.get("depends_on", {}).items():
        assert needed in SERVICES
        well = how["condition"] == "service_healthy"
        assert well == (needed not in JOBS)


def test_the_office_of_the_worker_can_be_set_up(monkeypatch):
    """The same variables, with a value for each secret, make valid settings."""
    for key, value in SERVICES["worker"]["environment"].items():
        if key.startswith(PREFIX):
            given = str(value).replace(
                "${PUBLIC_URL:?set it in .env}", "https://swv.test"
            )
            monkeypatch.setenv(key, re.sub(r"\$\{\w+:\?[^}]*\}", "geheim", given))
    settings = Settings()
    assert not settings.embedded
    assert settings.smtp_start_tls


def test_several_workers_run_at_once():
    assert SERVICES["worker"]["deploy"]["replicas"] >= 2
    assert "casework" in SERVICES["worker"]["command"]
