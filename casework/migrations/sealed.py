"""For migrations: see to it that every new row of a table gets its leaf in the log."""

from alembic import op


def seal(table: str, row_id: str, seq: str = "0") -> None:
    """Let a trigger queue every new row, and queue the rows that are there.

    ``row_id`` and ``seq`` are the columns, or constants, that say which row it is; they
    must be those of `casework.services.proof.sources`.
    """
    columns = f"tenant_id, '{table}', {row_id}, {seq}"
    op.execute(
        f"""create function queue_{table}() returns trigger language plpgsql as $$
        begin
            insert into unsealed (tenant_id, kind, row_id, seq)
            select {columns} from fresh;
            return null;
        end $$"""  # noqa: S608  constants of a migration
    )
    op.execute(
        f"""create trigger queue_{table} after insert on {table}
        referencing new table as fresh
        for each statement execute function queue_{table}()"""
    )
    op.execute(
        f"""insert into unsealed (tenant_id, kind, row_id, seq)
        select {columns} from {table}"""  # noqa: S608  constants of a migration
    )


def unseal(table: str) -> None:
    """Take the trigger away."""
    op.execute(f"drop trigger queue_{table} on {table}")
    op.execute(f"drop function queue_{table}")
