"""One at a time: who changes the days of absence of an SWV waits for the other."""

from casework.work import Work


def alone(work: Work) -> None:
    """Wait for other changes of this tenant, and take the time that a large file needs.

    The limits of `casework.database` are for people who wait for each other's steps.
    """
    work.rows("set local statement_timeout = 0", [])
    work.rows("set local lock_timeout = 0", [])
    work.rows("set local idle_in_transaction_session_timeout = 0", [])
    work.rows(
        "select pg_advisory_xact_lock(hashtext('absence ' || %s))", [work.tenant.code]
    )
