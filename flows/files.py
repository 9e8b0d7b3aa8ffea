"""Scan the documents that came while the virus scanner was away."""

from casework.services.scan_uploads import scan_waiting
from flows.run import sweeps
from flows.sweep import sweeping


@sweeps("bestanden")
def files(tenants: list[str]) -> None:
    """Look for viruses in every document that nobody looked at yet."""
    with sweeping("bestanden", tenants) as sweep:
        desk, scanner = sweep.office.desk, sweep.office.scanner
        sweep.each(
            "documenten nakijken",
            lambda tenant, after: scan_waiting(desk, tenant, scanner, after),
        )
