"""Who asks: `load.py` in a process of its own, and what it heard."""

import json
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PROGRAM = Path(__file__).with_name("load.py")


class WrongAnswer(RuntimeError):
    """A page was not there, or a step was not recorded: that is not measured."""


@dataclass(frozen=True)
class Heard:
    """What came of one order: seconds in all and of each answer, and the versions."""

    seconds: float
    took: list[float]
    seen: list[int]


@dataclass(frozen=True)
class Asker:
    """A running generator of requests to one port."""

    process: "subprocess.Popen[str]"

    def ask(self, targets: Sequence[dict[str, Any]], times: int) -> Heard:
        """Ask every target so often, all at once. Raises `WrongAnswer`."""
        given, said = self.process.stdin, self.process.stdout
        assert given  # noqa: S101  both were asked for
        assert said  # noqa: S101  the same
        given.write(json.dumps({"targets": [*targets], "times": times}) + "\n")
        given.flush()
        line = said.readline()
        if not line:
            raise WrongAnswer("er kwam geen antwoord")
        heard = json.loads(line)
        if heard["failed"]:
            wrong = ", ".join(heard["wrong"])
            raise WrongAnswer(f"{heard['failed']} antwoorden waren niet goed: {wrong}")
        return Heard(heard["seconds"], heard["took"], heard["seen"])


@contextmanager
def asker(port: int) -> Generator[Asker, None, None]:
    """Start the generator, and end it."""
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, str(_PROGRAM), str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Asker(process)
        finally:
            process.terminate()
