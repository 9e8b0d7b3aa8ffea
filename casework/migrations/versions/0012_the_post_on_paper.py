"""What was printed, and an index for the letters that wait for the post."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "printed",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("outbox_id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "outbox_id"], ["outbox.tenant_id", "outbox.id"]
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("printed_letter", "printed", ["outbox_id", "at"])
    op.create_index(
        "outbox_paper",
        "outbox",
        ["tenant_id", "id"],
        postgresql_where=sa.text("status = 'per_post'"),
    )


def downgrade() -> None:
    op.drop_index("outbox_paper", "outbox")
    op.drop_table("printed")
