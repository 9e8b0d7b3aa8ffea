"""The whole load and its report: ``python -m tests.e2e.load --minutes 10``."""

import argparse
import json
import signal
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
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # and everything is ended
    plan = short(told.seed) if told.short else long(told.seed, told.minutes)
    with tempfile.TemporaryDirectory() as throw_away:
        folder = told.keep or Path(throw_away) / "load"
        report = run(plan, folder, _tell)
    said = json.dumps(vars(report)) if told.json else "\n".join(report.lines())
    sys.stdout.write(f"{said}\n")
    sys.exit(1 if report.findings else 0)


def _tell(line):
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
