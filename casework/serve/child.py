"""A program that we start, watch and end: with all that it starts itself.

Each child has a note with the number of its process group. The note is locked by every
process of the child, so a locked note means that something of it still lives: what a
killed `casework serve` and its killed leash left behind is found by that, and ended.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

GRACE = 10.0
"""Seconds in which a child may end before it is killed."""
STEP = 0.05


class StillThere(Exception):
    """What an earlier run left behind does not go away."""


@dataclass(frozen=True)
class Child:
    """A running program and the group of processes it leads."""

    name: str
    process: "subprocess.Popen[bytes]"

    @classmethod
    def start(
        cls, name: str, command: Sequence[str], env: Mapping[str, str], folder: Path
    ) -> "Child":
        """Start a program on a leash; its output goes to ``folder``/NAME.log."""
        with (folder / f"{name}.group").open("a+") as note:
            _alone(note.fileno(), folder / f"{name}.group")
            with (folder / f"{name}.log").open("ab") as log:
                process = subprocess.Popen(  # noqa: S603  our own commands
                    [sys.executable, "-m", "casework.serve.leash", *command],
                    env=dict(env),
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=log,
                    pass_fds=[note.fileno()],
                    start_new_session=True,
                )
            note.truncate(0)
            note.write(str(process.pid))
        return cls(name, process)

    @property
    def alive(self) -> bool:
        """Tell whether the program still runs."""
        return self.process.poll() is None

    def stop(self) -> None:
        """Ask the whole group to end, and end what does not."""
        _signal(self.process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(GRACE)
        _signal(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()


def _alone(descriptor: int, note: Path) -> None:
    """Take the lock of a note, from what is left of an earlier child if need be."""
    for _ in range(int(GRACE / STEP)):
        with suppress(BlockingIOError):
            flock(descriptor, LOCK_EX | LOCK_NB)
            return
        with suppress(ValueError):
            _signal(int(note.read_text()), signal.SIGKILL)
        time.sleep(STEP)
    raise StillThere(
        f"Iets van een vorige `casework serve` loopt nog: stop procesgroep "
        f"{note.read_text()}."
    )


def _signal(group: int, what: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, what)
