"""``python -m tests.e2e.load --minutes 10 [--seed N]``: the whole load, and its report."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.e2e.load.plan import long, short
from tests.e2e.load.run import run


def main():
    asked = argparse.ArgumentParser(description="Belasting en storingen.")
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--short", action="store_true", help="zoals in CI")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--keep", type=Path, help="map voor de logs en de data")
    told = asked.parse_args()
    plan = short(told.seed) if told.short else long(told.seed, told.minutes)
    with tempfile.TemporaryDirectory() as throw_away:
        folder = told.keep or Path(throw_away) / "load"
        report = run(plan, folder, lambda line: print(line, file=sys.stderr, flush=True))
    print(json.dumps(vars(report)) if told.json else "\n".join(report.lines()))
    sys.exit(1 if report.findings else 0)


if __name__ == "__main__":
    main()
