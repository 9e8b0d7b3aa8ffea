"""An environment of its own for a peer: exact versions, made once, kept in a cache.

Making one needs the package registry. Without it the peer cannot be measured, and that
is said; nothing else depends on it.
"""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from casework.bench.pace import Ratios
from casework.settings import read_settings

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[2]
_PATIENCE = 900.0
"""Seconds for making an environment or for a race."""
_LAST = 200
_INSTALL = (
    *("-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
    *("--no-deps", "--require-hashes", "--requirement"),
)


class CannotMake(Exception):
    """A peer cannot be measured here. One Dutch line."""


def environment(peer: str, *, make: bool = True) -> str:
    """Return the Python of a peer's environment; when there is none, ``make`` it.

    Its folder is named after the versions in it, so that other versions are another
    environment. Raises `CannotMake`, for instance without a network.
    """
    wanted = _HERE / peer / "requirements.txt"
    mark = sha256(wanted.read_bytes()).hexdigest()[:12]
    folder = read_settings().home.expanduser() / "bench" / f"{peer}-{mark}"
    python, ready = folder / "bin" / "python", folder / "ready"
    if not ready.exists() and not make:
        raise CannotMake("er is geen omgeving, en met --quick wordt die niet gemaakt")
    if not ready.exists():
        _run([sys.executable, "-m", "venv", "--clear", str(folder)], "geen omgeving")
        _run([str(python), *_INSTALL, str(wanted)], "de pakketten zijn niet te halen")
        ready.touch()
    return str(python)


def raced_in(python: str, peer: str, order: str) -> Ratios:
    """Run the program of a peer in its environment and return what it measured."""
    program = [python, "-m", f"casework.bench.peers.{peer}.race"]
    told = _run(program, "het programma van de peer stopte", order)
    return ratios(told)


def ratios(told: str) -> Ratios:
    """Return the ratios on the last line that a peer wrote. Raises `CannotMake`."""
    try:
        found = json.loads(told.splitlines()[-1])
        return Ratios(found["cpu"], found["p10"], found["median_slice"])
    except (IndexError, KeyError, TypeError, ValueError):
        raise CannotMake("wat de peer zei is niet te lezen") from None


def _run(command: list[str], otherwise: str, given: str = "") -> str:
    """Run a program that sees the floor and the pace of the project, and no more."""
    env = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603  our own commands
            command,
            input=given,
            capture_output=True,
            text=True,
            check=True,
            env=env,
            timeout=_PATIENCE,
        )
    except subprocess.CalledProcessError as error:
        last = " ".join(error.stderr.strip().splitlines()[-1:])
        raise CannotMake(f"{otherwise}: {last[:_LAST]}") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotMake(f"{otherwise}: {type(error).__name__}") from None
    return done.stdout
