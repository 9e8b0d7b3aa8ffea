"""What keeps a measure honest: the work was real, and the CPU time is of who did it."""

from psycopg import Connection
from sqlalchemy import event

from casework.bench.place import SWV, Office
from casework.services.verify import verify
from casework.work import Row


class Cheated(RuntimeError):
    """A journal that does not verify was left, or something else was found."""


def check(office: Office) -> None:
    """Verify all that was done. A benchmark that cheats measures nothing."""
    with office.desk.look(SWV) as work:
        verified = verify(work)
    if verified.findings:
        raise Cheated(verified.findings[0])


def backends(office: Office) -> list[int]:
    """Return the processes of the connections of this desk: a list that grows."""
    pids: list[int] = []

    def hear(driver: Connection[Row], _: object) -> None:
        pids.append(driver.info.backend_pid)

    engine = office.desk.engine
    event.listen(engine, "connect", hear)
    engine.dispose()
    with office.desk.work(SWV) as work:
        work.rows("select", [])
    return pids
