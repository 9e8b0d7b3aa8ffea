"""A step of a case as one workflow of DBOS with one transaction, as its documents say.

DBOS keeps its own books in a database of its own on the same server: the workflow, its
input, its outcome. The rows of the step are written through the driver of its
transaction: the cheapest way there is.
"""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from dbos import DBOS, DBOSConfig, SQLAlchemyDatasource
from psycopg import Connection

from casework.bench.peers.course import STEPS, Order, order, race
from casework.bench.peers.writes import hold, write


def main() -> None:
    """Race as the order says."""
    given = order()
    config: DBOSConfig = {
        "name": "peer",
        "system_database_url": given.books,
        "log_level": "ERROR",
    }
    DBOS(config=config)
    step = _step(given)
    DBOS.launch()
    try:
        race(given, step)
    finally:
        DBOS.destroy()


def _step(given: Order) -> Callable[[UUID], object]:
    source = SQLAlchemyDatasource.create(given.conninfo)

    @source.transaction
    def written(case: str) -> int:
        driver = source.sql_session().connection().connection.driver_connection
        connection = cast("Connection[Any]", driver)
        stood = hold(connection, given, UUID(case))
        state = f"stap_{stood.version % STEPS}"
        write(connection, given, stood, state, given.turn(stood.version)["dossier"])
        return stood.version + 1

    @DBOS.workflow()
    def step(case: str) -> int:
        return int(written(case))

    return lambda case: step(str(case))


if __name__ == "__main__":
    main()
