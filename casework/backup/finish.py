"""What stands between a backup that was put back and the people who use it.

What was destroyed after the backup was made came back with it: it goes again first.
Then everything is checked, with the checkpoints of the backup as witness.
"""

from collections.abc import Callable

from casework.backup.manifest import Manifest
from casework.bootstrap import Office
from casework.services.proof.check import verify_log
from casework.services.proof.witness import read_witness
from casework.services.verify import verify

Again = Callable[[Office], int]
AGAIN: tuple[Again, ...] = ()
"""What is done again before anybody may come in; each says how often it was needed."""


def finish(
    opened: Office, manifest: Manifest, again: tuple[Again, ...] = AGAIN
) -> tuple[int, list[str]]:
    """Destroy again, and check; return how much was destroyed, and what is wrong."""
    destroyed = sum(deed(opened) for deed in again)
    return destroyed, check(opened, manifest)


def check(opened: Office, manifest: Manifest) -> list[str]:
    """Check the cases and the log of every samenwerkingsverband."""
    kept = [each for note in manifest.checkpoints for each in read_witness(note)]
    findings: list[str] = []
    for tenant in sorted(opened.desk.tenants):
        with opened.desk.look(tenant) as work:
            findings += verify(work).findings
            findings += verify_log(work, kept).findings
    return findings
