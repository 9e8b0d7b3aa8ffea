"""What a clone must have, and what it may never hold."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
# Written so that this file does not find itself.
INDEXES = re.compile(r"p[y]pi\.org|pythonhos[t]ed|registry\.n[p]mjs|deb\.d[e]bian")
UNOWNED = re.compile(r"\b(T[O]DO|F[I]XME)\b(?!\(#\d+\))")
TEXT = {"", ".cfg", ".css", ".html", ".in", ".ini", ".jsonl", ".lock", ".mako", ".md"}
TEXT |= {".py", ".sh", ".toml", ".txt", ".yaml", ".yml"}


def files():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    return [ROOT / each for each in listed if (ROOT / each).is_file()]


def test_no_file_names_a_package_index():
    texts = [path for path in files() if path.suffix in TEXT]
    assert texts
    assert not [path for path in texts if INDEXES.search(path.read_text())]


def test_nothing_waits_for_nobody():
    code = [
        path for path in files() if path.suffix in {".py", ".html", ".txt", ".toml"}
    ]
    assert not [path for path in code if UNOWNED.search(path.read_text())]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_pins_everything_with_a_hash_and_names_no_host(lock):
    entries = (ROOT / lock).read_text().replace("\\\n", " ").splitlines()
    assert all(re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:", each) for each in entries)
    assert "://" not in (ROOT / lock).read_text()
    wanted = {re.split(r"[\[<>=]", each)[0] for each in PROJECT["dependencies"]}
    assert wanted <= {each.split("==")[0] for each in entries}


def test_every_upper_bound_that_is_not_a_major_carries_a_reason():
    for line in (ROOT / "pyproject.toml").read_text().splitlines():
        if re.match(r'\s+"[a-z\[\]-]+.*<0\.\d', line):
            assert "#" in line, line


def test_every_rule_of_ruff_that_is_off_carries_a_reason():
    text = (ROOT / "pyproject.toml").read_text()
    off = re.findall(r'^ +"([A-Z]+[0-9]*)",(.*)$', text, re.MULTILINE)
    assert off
    assert not [rule for rule, reason in off if "#" not in reason]


def test_compose_is_a_list_of_services_closed_to_the_network():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports
    assert all(str(port).startswith("127.0.0.1:") for port in ports)


def test_the_licence_is_the_eupl():
    first = (ROOT / "LICENSE").read_text().splitlines()[0]
    assert first == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    assert PROJECT["license"] == "EUPL-1.2"
