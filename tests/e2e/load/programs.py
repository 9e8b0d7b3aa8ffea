"""The programs of the installation: started, watched, started again, and ended.

Each has a process group of its own, so that nothing is left of it however a test ends.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.e2e.machines import ROOT, descendants

LEASH = (sys.executable, "-m", "casework.serve.leash")
"""Ends a program when this one ends, however it ends."""
PAUSE = 0.5
GRACE = 15
LARGE = 40
"""MB; less than that is what looks after the processes that do the work."""


class Program:
    """A program that is started again when it dies, as a container would be."""

    def __init__(self, name, command, env, folder):
        self.name, self.command, self.folder = name, command, folder
        self.env = {**os.environ, "PYTHONPATH": str(ROOT), **env}
        self.starts = 0
        self.start()

    def start(self):
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*LEASH, *self.command],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.starts += 1

    def look(self):
        """Start it again when it died."""
        if self.process.poll() is not None:
            self._end_group()
            time.sleep(PAUSE)
            self.start()

    @property
    def pid(self):
        return self.process.pid

    def children(self):
        """Return the processes below it that serve, without multiprocessing's own."""
        return [
            pid for pid in descendants(self.pid) if b"spawn_main" in command_of(pid)
        ]

    def memory(self):
        """Return what each of its processes has in memory, but for the small ones."""
        found = [memory(pid) for pid in descendants(self.pid)]
        large = [each for each in found if each[0] >= LARGE]
        return {f"{self.name} {n}": each for n, each in enumerate(large, start=1)}

    def kill(self):
        """Kill all of it, at once and without asking."""
        self._end_group()

    def stop(self):
        """Ask it to end; return how it ended, or nothing when it had to be killed."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(GRACE)
        code = self.process.poll()
        self._end_group()
        return code

    def _end_group(self):
        process = self.process
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(GRACE)
        if process.stdin:
            process.stdin.close()


def command_of(pid):
    """Return the command line of a process; empty when it has gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def memory(pid):
    """Return what a process has in memory now, and at most had, in MB."""
    with suppress(OSError):
        told = dict(
            line.split(":", 1)
            for line in Path(f"/proc/{pid}/status").read_text().splitlines()
        )
        if "VmRSS" in told:
            return tuple(int(told[k].split()[0]) // 1024 for k in ("VmRSS", "VmHWM"))
    return (0, 0)


def zombies(pids):
    """Return which of these processes, or below them, are dead and not buried."""
    found = []
    for pid in [*pids, *(child for each in pids for child in descendants(each))]:
        with suppress(OSError):
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            if state == "Z":
                found.append(pid)
    return found
