"""A disk that can be full: a small file system of memory, or a limit on one program.

Where nothing may be mounted the mail server may not write files of more than a few
bytes meanwhile. Both break a letter off in the middle.
"""

import resource
import subprocess
from contextlib import contextmanager, suppress

from tests.e2e.machines import descendants

SIZE = "128m"
PIECES = (1 << 20, 4096)
FEW = 200


class Mounted:
    """A file system of its own, filled up with one file."""

    how = "tmpfs"

    def __init__(self, folder):
        self.ballast = folder / ".ballast"

    def fill(self, _pid):
        with self.ballast.open("wb", buffering=0) as file:
            for piece in PIECES:
                with suppress(OSError):
                    while file.write(bytes(piece)):
                        continue

    def free(self, _pid):
        self.ballast.unlink(missing_ok=True)


class Limited:
    """A mail server that may not write more than a few bytes to a file."""

    how = "rlimit"

    def fill(self, pid):
        self._limit(pid, FEW)

    def free(self, pid):
        self._limit(pid, resource.RLIM_INFINITY)

    def _limit(self, pid, most):
        """Set the soft limit of a program and of all below it; root is not needed."""
        for each in (pid, *descendants(pid)):
            limits = (most, resource.RLIM_INFINITY)
            resource.prlimit(each, resource.RLIMIT_FSIZE, limits)


@contextmanager
def disk_for(folder):
    """Give a disk under a folder, for as long as the block lasts."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "none", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield Limited()
        return
    try:
        yield Mounted(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
