"""The leaves and the signed checkpoints of the log, and what waits for its leaf."""

import sqlalchemy as sa
from alembic import op

from casework.migrations.sealed import seal, unseal

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SEALED = {
    "journal": ("case_id", "seq"),
    "read_log": ("id", "0"),
    "account_log": ("id", "0"),
    "tenant_setting": ("'00000000-0000-0000-0000-000000000000'::uuid", "version"),
    "partner_event": ("'00000000-0000-0000-0000-000000000000'::uuid", "seq"),
}
ONCE = ("leaf", "checkpoint")


def upgrade() -> None:
    op.create_table(
        "leaf",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "number"),
        sa.UniqueConstraint("tenant_id", "kind", "row_id", "seq"),
    )
    op.create_table(
        "unsealed",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "kind", "row_id", "seq"),
    )
    op.create_table(
        "checkpoint",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "size"),
    )
    op.create_table(
        "signing_key",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "public"),
    )
    # Many come and go: clean up after a few hundred, not after a fifth of the table.
    op.execute(
        """alter table unsealed set (autovacuum_vacuum_scale_factor = 0,
        autovacuum_vacuum_threshold = 2000)"""
    )
    op.execute(
        """create function written_once() returns trigger language plpgsql as $$
        begin
            raise exception '% is written once', tg_table_name;
        end $$"""
    )
    for table in ONCE:
        op.execute(
            f"""create trigger {table}_is_written_once
            before update or delete or truncate on {table}
            for each statement execute function written_once()"""
        )
    for table, key in SEALED.items():
        seal(table, *key)


def downgrade() -> None:
    for table in SEALED:
        unseal(table)
    for table in ONCE:
        op.execute(f"drop trigger {table}_is_written_once on {table}")
    op.execute("drop function written_once")
    for table in ("signing_key", "checkpoint", "unsealed", "leaf"):
        op.drop_table(table)
