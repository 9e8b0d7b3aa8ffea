"""What the second wall costs: steps of one kind with it and without it, by turns.

    python -m tests.performance.wall [--rounds 20] [--steps 50]

One process, one database, one connection each. Without it: the owner, a superuser, whom
row security does not hold. Each round is a slice of each, in a drawn order; the ratio
of a round compares slices next to each other. Leaves nothing behind.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from time import perf_counter
from uuid import UUID

from sqlalchemy import create_engine

from casework.database import PATIENCE, connect, migrate
from casework.embedded import Server
from casework.keystore import Keystore, LocalMasterKey
from casework.services.advance import advance
from casework.tenants import load_tenants
from casework.vault import Vault
from casework.work import Desk
from statemachines.processes import PROCESSES
from tests import toy
from tests.conftest import SWV

CASES = 20
_WARM = 2
OTHER = "po_ijmond"
FACTS = {"ontvangen_op": "2026-09-14", "toelichting": "Tekst."}
NOW = datetime(2026, 9, 14, 9, tzinfo=UTC)


def main() -> None:
    """Measure on a fresh database that is durable, as it comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--steps", type=int, default=50)
    asked = parser.parse_args()
    for process in (toy.AANVRAAG, toy.VRAAG):
        PROCESSES[process.code] = process
    home = Path(tempfile.mkdtemp(prefix="wall-"))
    try:
        with Server(home / "postgres") as server:
            url = server.create_database("wall")
            migrate(url)
            _measure(url, home, asked.rounds, asked.steps)
    finally:
        shutil.rmtree(home)


def _measure(url: str, home: Path, rounds: int, steps: int) -> None:
    location = f"sqlite:///{home / 'keys.sqlite'}"
    keystore = Keystore.open(location, LocalMasterKey(bytes(range(32))))
    vault, tenants = Vault(keystore), load_tenants()
    bare = create_engine(url, connect_args={"options": PATIENCE})
    engines = {"without": bare, "with": connect(url), "turning": connect(url)}
    desks = {
        name: Desk(engine, vault, lambda: NOW, tenants)
        for name, engine in engines.items()
    }
    slices = {name: _steps(desk, name) for name, desk in desks.items()}
    _tell(_timed(slices, rounds, steps))
    for engine in engines.values():
        engine.dispose()
    keystore.close()


def _timed(
    slices: Mapping[str, Iterator[None]], rounds: int, steps: int
) -> dict[str, list[float]]:
    """Return the seconds of a step in each round; two rounds before it warm up."""
    took: dict[str, list[float]] = {name: [] for name in slices}
    for _ in range(rounds + _WARM):
        for name in random.sample(sorted(slices), len(slices)):
            began = perf_counter()
            for _ in range(steps):
                next(slices[name])
            took[name].append((perf_counter() - began) / steps)
    return {name: times[_WARM:] for name, times in took.items()}


def _tell(took: Mapping[str, list[float]]) -> None:
    for name, times in took.items():
        ratios = [a / b for a, b in zip(took["without"], times, strict=True)]
        sys.stdout.write(
            f"| {name} | {1 / statistics.median(times):.0f} a second "
            f"| {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f}..{max(ratios):.2f}) |\n"
        )


def _steps(desk: Desk, name: str) -> Iterator[None]:
    """Suspend and resume one case after the other, for ever."""
    for case_id in cycle(_cases(desk)):
        for action, by in (("stilleggen", toy.ADMIN), ("aanvullen", toy.VOORZITTER)):
            if name == "turning":
                with desk.work(OTHER) as work:
                    work.rows("select 1", [])
            with desk.work(SWV) as work:
                advance(work, case_id, action, by=by, facts={})
            yield


def _cases(desk: Desk) -> list[UUID]:
    made = []
    for _ in range(CASES):
        with desk.work(SWV) as work:
            opened = toy.opened(work)
            advance(work, opened.case_id, "indienen", by=toy.VOORZITTER, facts=FACTS)
        made.append(opened.case_id)
    return made


if __name__ == "__main__":
    main()
