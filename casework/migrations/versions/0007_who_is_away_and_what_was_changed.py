"""Who is away and who stands in; what a samenwerkingsverband changed in its profile."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "replacement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("replacement", sa.String(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account"], ["account.tenant_id", "account.id"]
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "replacement"], ["account.tenant_id", "account.id"]
        ),
        sa.CheckConstraint("replacement <> account", "replacement_other"),
        sa.CheckConstraint("first_day <= last_day", "replacement_days"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "replacement_stands_in", "replacement", ["tenant_id", "replacement"]
    )
    op.create_index("replacement_away", "replacement", ["tenant_id", "account"])
    op.create_table(
        "tenant_setting",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("before", JSONB(), nullable=False),
        sa.Column("after", JSONB(), nullable=False),
        sa.Column("overlay", JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "version"),
    )


def downgrade() -> None:
    op.drop_table("tenant_setting")
    op.drop_table("replacement")
