"""Who is warned, and when: the next warning of a term, and an order for every sweep.

A term that was open before has no warning set: its process sets one when it moves.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

RUNNING = "closed_at is null and suspended_on is null"


def upgrade() -> None:
    op.add_column("term", sa.Column("warn_on", sa.Date(), nullable=True))
    op.add_column("term", sa.Column("escalate_on", sa.Date(), nullable=True))
    op.drop_index("term_due", table_name="term")
    _waiting("term_due", "legal_end", RUNNING)
    _waiting("term_warn", "warn_on", f"warn_on is not null and {RUNNING}")
    _waiting("term_escalate", "escalate_on", f"escalate_on is not null and {RUNNING}")
    op.drop_index("outbox_due", table_name="outbox")
    op.create_index(
        "outbox_due",
        "outbox",
        ["tenant_id", "next_try_at", "id"],
        postgresql_where=sa.text("status = 'wacht'"),
    )
    op.create_table(
        "digest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("tasks", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant_id", "account", "day"),
    )
    op.create_index(
        "digest_due",
        "digest",
        ["tenant_id", "next_try_at", "id"],
        postgresql_where=sa.text("status = 'wacht'"),
    )
    # What is done leaves the partial indexes soon, or a sweep reads it all again.
    for table in ("term", "outbox", "digest"):
        op.execute(f"alter table {table} set (autovacuum_vacuum_scale_factor = 0.01)")


def downgrade() -> None:
    for table in ("term", "outbox"):
        op.execute(f"alter table {table} reset (autovacuum_vacuum_scale_factor)")
    op.drop_table("digest")
    op.drop_index("outbox_due", table_name="outbox")
    op.create_index(
        "outbox_due",
        "outbox",
        ["tenant_id", "next_try_at"],
        postgresql_where=sa.text("status = 'wacht'"),
    )
    op.drop_index("term_escalate", table_name="term")
    op.drop_index("term_warn", table_name="term")
    op.drop_index("term_due", table_name="term")
    op.create_index(
        "term_due",
        "term",
        ["tenant_id", "legal_end"],
        postgresql_where=sa.text(RUNNING),
    )
    op.drop_column("term", "escalate_on")
    op.drop_column("term", "warn_on")


def _waiting(name: str, day: str, where: str) -> None:
    op.create_index(
        name, "term", ["tenant_id", day, "id"], postgresql_where=sa.text(where)
    )
