"""Run a program that never outlives the one who asked for it.

Run as a program: ``python -m casework.serve.leash COMMAND…``, with a pipe of its parent
as standard input. When the parent ends, however it ends, the kernel closes that pipe,
and the whole group of the command is ended: first asked, then killed.
"""

import os
import signal
import subprocess
import sys
import threading
import time

GRACE = 5.0
"""Seconds in which a command may end by itself."""


def main(command: list[str]) -> int:
    """Run the command until it ends, or until the parent has gone."""
    # A handler that does nothing: unlike SIG_IGN the command does not inherit it.
    signal.signal(signal.SIGTERM, lambda *_: None)
    # The lock that says that this group lives is inherited (`casework.serve.child`).
    with subprocess.Popen(  # noqa: S603  the command of our own parent
        command, stdin=subprocess.DEVNULL, close_fds=False
    ) as child:
        threading.Thread(target=_end_with_parent, daemon=True).start()
        return child.wait()


def _end_with_parent() -> None:
    while os.read(0, 1):
        continue
    os.killpg(0, signal.SIGTERM)
    time.sleep(GRACE)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
