"""What must be erased, what holds it back, and when a pupil left."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _destruction()
    op.create_table(
        "legal_hold",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("placed_by", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_by", sa.String(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index(
        "legal_hold_live",
        "legal_hold",
        ["case_id"],
        postgresql_where=sa.text("lifted_at is null"),
    )
    op.create_table(
        "departure",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("leerling_id", sa.String(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=False),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "leerling_id"),
    )


def _destruction() -> None:
    op.create_table(
        "destruction",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("data_class", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("counted_from", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("two_persons", sa.Boolean(), nullable=False),
        sa.Column("explanation", postgresql.JSONB(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("second_by", sa.String(), nullable=True),
        sa.Column("second_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("record", sa.String(), nullable=True),
        sa.CheckConstraint(
            "second_by is null or second_by <> confirmed_by", name="destruction_two"
        ),
        sa.CheckConstraint(
            "done_at is null or (confirmed_by is not null and record is not null "
            "and (second_by is not null or not two_persons))",
            name="destruction_confirmed",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
        sa.UniqueConstraint("tenant_id", "about", "key_id", "data_class"),
    )
    op.create_index(
        "destruction_waiting",
        "destruction",
        ["tenant_id", "due_on", "id"],
        postgresql_where=sa.text("done_at is null"),
    )
    op.create_index("destruction_case", "destruction", ["case_id"])


def downgrade() -> None:
    op.drop_table("departure")
    op.drop_table("legal_hold")
    op.drop_table("destruction")
