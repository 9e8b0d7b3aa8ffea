"""Ctrl-C ends the program with one line, also while it is still loading."""

import subprocess
import sys

import pytest

LOADING = """
import sys
class Interrupted:
    def find_spec(self, name, *_):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
sys.argv = ["casework", "check"]
from casework.__main__ import main
main()
"""


@pytest.mark.parametrize("module", ["casework.cli", "typer", "statemachines.checker"])
def test_an_interrupt_while_loading_is_one_line(module):
    done = subprocess.run(
        [sys.executable, "-c", LOADING.format(module=module)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "Afgebroken.\n"
