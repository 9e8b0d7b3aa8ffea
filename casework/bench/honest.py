"""What keeps a measure honest: the work was real, and the CPU time is of who did it."""

from casework.bench.place import SWV, Office
from casework.services.verify import verify


class Cheated(RuntimeError):
    """What was measured left a journal that does not verify."""


def check(office: Office) -> None:
    """Verify all that was done. A benchmark that cheats measures nothing."""
    with office.desk.look(SWV) as work:
        verified = verify(work)
    if verified.findings:
        raise Cheated(verified.findings[0])


def backend(office: Office) -> int:
    """Return the process of the connection that this desk works on."""
    with office.desk.work(SWV) as work:
        [(pid,)] = work.rows("select pg_backend_pid()", [])
    return int(pid)
