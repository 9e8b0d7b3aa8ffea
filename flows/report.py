"""What a run did, as tables beside the run: kenmerk, what, and what came of it."""

from collections.abc import Sequence

from prefect.artifacts import create_table_artifact

from casework.services.batch import Line

ROWS = 500
"""Lines in one table; a run that did more makes more tables."""


def report(key: str, lines: Sequence[Line]) -> None:
    """Show the lines; a run that did nothing shows nothing."""
    for start in range(0, len(lines), ROWS):
        create_table_artifact(
            key=key,
            description=f"{len(lines)} regels, vanaf regel {start + 1}",
            table=[
                {"zaak": line.kenmerk, "wat": line.what, "uitkomst": line.outcome}
                for line in lines[start : start + ROWS]
            ],
        )
