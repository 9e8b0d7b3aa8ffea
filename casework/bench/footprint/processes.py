"""The processes of a running `casework serve`: which they are, and their memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_PROC = Path("/proc")
_KILO = 1024
_PARENT = 1
"""The place of the parent in /proc/PID/stat, after the name that stands in brackets."""
_HOUR = 3600.0
KINDS = {
    "web": "casework web",
    "worker": "-m flows",
    "prefect": "prefect server",
    "run": "prefect.engine",
}
"""What each is called here, and the words of its command that tell."""
_LEASH = "casework.serve.leash"


@dataclass(frozen=True)
class Sample:
    """How many MB each kind of process held, so many seconds after the start."""

    at: float
    held: Mapping[str, float]


def sample(root: int, at: float) -> Sample:
    """Return the memory of every program below this process, by kind."""
    held = dict.fromkeys(KINDS, 0.0)
    for pid in below(root):
        if kind := kind_of(_command(pid)):
            held[kind] += _resident(pid)
    return Sample(at, held)


def below(root: int) -> Iterator[int]:
    """Give every process that this one started, then those they started."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit() and (parent := _parent(folder)):
            children.setdefault(parent, []).append(int(folder.name))
    todo = [root]
    while todo:
        found = children.get(todo.pop(), [])
        yield from found
        todo += found


def kind_of(command: str) -> str | None:
    """Return which program a command runs; a leash is none."""
    if _LEASH in command:
        return None
    return next((kind for kind, words in KINDS.items() if words in command), None)


def growth(samples: Sequence[Sample], kind: str) -> float:
    """Return how many MB an hour a program grew over the second half of the samples.

    The first half is left out: a program fills its caches and then stays as it is. It
    is the median of the slopes between neighbours, so that one leap says little.
    """
    late = samples[len(samples) // 2 :]
    slopes = sorted(
        (after.held[kind] - before.held[kind]) / (after.at - before.at) * _HOUR
        for before, after in pairwise(late)
    )
    return slopes[len(slopes) // 2] if slopes else 0.0


def _parent(folder: Path) -> int | None:
    told = _read(folder / "stat")
    return int(told.rpartition(")")[2].split()[_PARENT]) if told else None


def _command(pid: int) -> str:
    return _read(_PROC / str(pid) / "cmdline").replace("\0", " ")


def _resident(pid: int) -> float:
    lines = _read(_PROC / str(pid) / "status").splitlines()
    held = (line.split()[1] for line in lines if line.startswith("VmRSS"))
    return int(next(held, "0")) / _KILO


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:  # it has just ended
        return ""
